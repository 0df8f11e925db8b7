"""Products of matrices, and threads to share them out."""
