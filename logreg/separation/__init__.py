"""Separation of the classes: found, proved, and the columns behind it named."""
