"""What only the page Report uses."""
