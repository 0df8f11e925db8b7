"""The penalised loss: in memory, in blocks, out of core."""
