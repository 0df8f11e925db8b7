"""Why one case is predicted so, and what would change it."""
