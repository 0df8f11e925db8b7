"""A live run: its steps, its race, and what the Train page says of it."""
