"""What goes wrong between a person's file and a table that a model can learn from."""

from logreg import LogregError


class TableError(LogregError):
    """A file, a column or a choice that cannot be used: the sentence names the place, the value and the remedy."""
