"""The page Lessons and what only it uses."""
