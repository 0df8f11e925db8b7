"""The page Thresholds and what only it uses."""
