"""What the page Data works out before it shows it."""
