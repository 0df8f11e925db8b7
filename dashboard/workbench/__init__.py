"""The threshold workbench: rows swept once, pins, prices, and a decision to take away."""
