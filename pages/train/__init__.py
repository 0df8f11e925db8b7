"""The page Train and what only it uses."""
