"""What pictures need: loss surfaces, planes, paths and decision boundaries."""
