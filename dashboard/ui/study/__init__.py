"""A study in the visit: saved, opened, shared."""
