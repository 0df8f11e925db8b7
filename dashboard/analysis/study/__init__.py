"""A study that lasts: its file, its report, its checklists, and where shared ones are kept."""
