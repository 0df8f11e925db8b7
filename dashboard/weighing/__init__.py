"""What coefficients and single predictions say, and how sure that is."""
