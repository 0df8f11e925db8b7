"""Named columns, the matrix made of them, data sets, and splits."""
