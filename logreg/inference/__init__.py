"""What can be said about coefficients beyond their value, one idea a file; public names are in `logreg`."""
