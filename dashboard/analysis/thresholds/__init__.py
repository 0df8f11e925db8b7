"""Thresholds: scored rows swept once, named thresholds, and a decision to take away."""
