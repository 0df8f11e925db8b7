"""Lessons: read from text, their right answers computed, and a learner's answers marked."""
