"""A last row that sums up the others: it is left out, unless it was asked to stay."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.tabular.cell_kinds import kind_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import quoted

LEFT_OUT, KEPT = "left out", "kept"
LEAST_ROWS = 3  # above it
_WORDS = (
    r"totals?|grand totals?|sums?|subtotals?|overall|all|averages?|means?|summe|gesamt|gesamtsumme|insgesamt"
    r"|mittelwert|durchschnitt|somme|total général|totale|media|totaal|som|gemiddelde|suma|razem|totalt"
    r"|yhteensä|itogo|итого|всего|σύνολο|toplam|合計|总计|總計|합계"
)
_TOTAL = re.compile(rf"(?:{_WORDS})(?: (?:\(.*\)|[a-z]+))?\s*[:.]?", re.IGNORECASE)


def total_word(last: Sequence[str], occurs_above: Callable[[int, str], bool]) -> str | None:
    """The word by which the cells of a last row say that it sums up the others; None where they do not.

    One cell says so, the others hold numbers or nothing, at least one a number. `occurs_above` tells whether
    a column holds a text in another row, too: then it is a level.
    """
    places = [place for place, cell in enumerate(last) if kind_of(cell) == "text"]
    if len(places) != 1:
        return None
    (place,) = places
    word = last[place].strip()
    others = [kind_of(cell) for number, cell in enumerate(last) if number != place]
    if not _TOTAL.fullmatch(word) or "number" not in others or "date" in others:
        return None
    return None if occurs_above(place, last[place]) else word


def total_note(word: str, line: int, given: ReadOptions) -> Note:
    """What is told of it."""
    return Note(
        column=None,
        text=f"The last row, {quoted(word)} on line {line:,}, sums up the others and is left out.",
        undo=replace(given, total_row=KEPT),
        action="Keep this row",
    )
