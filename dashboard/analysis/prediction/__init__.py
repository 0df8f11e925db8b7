"""Predictions in words, and files of new rows scored."""
