"""What a database's own complaint means, in a sentence."""

NO_SPACE = (
    "The disk of this server is full: nothing was shared, and what was shared before is whole. Save the "
    "study as a file meanwhile."
)
BUSY = "The database of shared studies is busy: nothing was changed. Try once more in a moment."
AWAY = (
    "The database of shared studies cannot be reached: nothing was changed. All else works on; save the "
    "study as a file meanwhile."
)
_FULL = ("disk is full", "no space left", "could not extend file", "quota")
_HELD = ("database is locked", "table is locked", "lock timeout", "deadlock", "too many connections")


def sentence_of(error: Exception) -> str:
    """The sentence for what SQLite or PostgreSQL said."""
    said = str(error).lower()
    if any(words in said for words in _FULL):
        return NO_SPACE
    return BUSY if any(words in said for words in _HELD) else AWAY
