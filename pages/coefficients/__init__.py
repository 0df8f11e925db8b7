"""The page Coefficients and what only it uses."""
