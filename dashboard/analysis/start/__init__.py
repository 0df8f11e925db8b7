"""What Start works out before it shows it."""
