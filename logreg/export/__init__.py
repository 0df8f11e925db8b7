"""Models and tables as text that other programs read, one form a file; public names are in `logreg`."""
