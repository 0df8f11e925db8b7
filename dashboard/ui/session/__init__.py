"""What a visit holds, and what its address says."""
