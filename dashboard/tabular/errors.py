"""What goes wrong between a person's file and a table that a model can learn from."""

from logreg import LogregError


class TableError(LogregError):
    """A file, column or choice that cannot be used: the sentence names place, value and remedy."""
