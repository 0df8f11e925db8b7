"""The page Sigmoid and what only it uses."""
