"""The page Start and what only it uses."""
