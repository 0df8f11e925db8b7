"""The explaining pages: dragged points, their numbers, the textbook's code, and why."""
