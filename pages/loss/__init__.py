"""The page Loss and what only it uses."""
