"""What coefficients say and how sure that is: reports, tables and sentences."""
