"""Where the data come from: invented, real, or a visitor's own file."""
