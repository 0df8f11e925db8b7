"""The page Predict and what only it uses."""
