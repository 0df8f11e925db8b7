"""A problem, its live runs, and the model that they come to."""
