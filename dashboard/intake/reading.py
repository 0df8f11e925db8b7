"""Someone's bytes -> a table and, in words, everything that was guessed on the way."""

from dataclasses import dataclass

import pandas as pd

from dashboard.intake.encoding import to_utf8
from dashboard.intake.error import IntakeError, quoted
from dashboard.intake.filetype import refuse_empty, refuse_other_formats
from dashboard.intake.layout import find_layout
from dashboard.intake.parsing import parsed
from dashboard.intake.tidy import tidied


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """A table as read: columns of numbers, booleans or text; the index is each row's line in the file."""

    name: str
    frame: pd.DataFrame
    notes: tuple[str, ...]


def read_csv(data: bytes, name: str) -> Intake:
    """The table that a CSV file holds, whatever its encoding, delimiter and decimal sign.

    Raises IntakeError, with the place, the value and the remedy, where the bytes hold no table.
    """
    refuse_empty(data, name)
    refuse_other_formats(data, name)
    text, encoding_notes = to_utf8(data, name)
    refuse_empty(text, name)
    layout = find_layout(text)
    frame, parsing_notes = parsed(text, layout)
    frame, tidy_notes = tidied(frame, layout.decimal)
    if frame.shape[1] < 2:
        found = f"Only one column, {quoted(frame.columns[0])}, holds" if frame.shape[1] else "No column holds"
        raise IntakeError(f"{found} values. A model needs a target and at least one feature.")
    frame.attrs["name"] = name
    return Intake(name, frame, (*encoding_notes, *layout.notes, *parsing_notes, *tidy_notes))
