"""Activations, losses, layers and the textbook's steps, as functions of arrays."""
