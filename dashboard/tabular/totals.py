"""Rows that sum up others, at the end and between groups: left out, unless they were asked to stay."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.tabular.cell_kinds import kind_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import quoted

LEFT_OUT, KEPT = "left out", "kept"
LEAST_ROWS = 3  # above it
_MOST_LAST = 8
_WORDS = (
    r"totals?|grand totals?|sums?|subtotals?|overall|all|averages?|means?|summe|gesamt|gesamtsumme|insgesamt"
    r"|gesamtergebnis|zwischensumme|mittelwert|durchschnitt|somme|sous-total|total général|totale|media"
    r"|totaal|moyenne|promedio|média|som|gemiddelde|suma|razem|totalt|medelvärde|yhteensä|itogo|итого|всего|среднее"
    r"|σύνολο|toplam|ortalama|合計|总计|總計|합계"
)
_BESIDE = (  # only next to one of those
    r"n|counts?|min|minimum|max|maximum|medians?|sd|s\.d\.|std\.?|std\.? ?dev\.?|stdev|standard deviations?"
    r"|standardabweichung|var|variance|range|percentage|per cent|anzahl"
)
_TOTAL = re.compile(rf"(?:{_WORDS})(?: (?:\(.*\)|[a-z]+))?\s*[:.]?", re.IGNORECASE)
_LIKE_TOTAL = re.compile(rf"(?:{_BESIDE})\s*[:.=]?", re.IGNORECASE)
_OF_GROUP = (
    r"^(?i:(?:sub-?totals?|totals?|zwischensumme|summe|sous-total|subtotaal|suma)\b.{1,40}"
    r"|.{1,40} (?:sub-?totals?|totals?|ergebnis|summe|averages?))$"
)


@dataclass(frozen=True, slots=True)
class Totals:
    """The positions of rows that sum up others, ascending, and the word by which the last one says so."""

    rows: tuple[int, ...] = ()
    word: str = ""


def totals_among(
    n: int, row: Callable[[int], Sequence[str]], column: Callable[[int], pa.Array], given: ReadOptions
) -> Totals:
    """The rows of totals among n: those at the end, and with them those of groups above.

    `row` gives the cells of a row; `column` those of a column (n,) as texts.
    """
    if given.total_row == KEPT or n <= LEAST_ROWS:
        return Totals()

    def occurs(place: int, text: str) -> bool:
        return bool(pc.sum(pc.equal(column(place), text)).as_py() > 1)

    first = n
    words: list[str] = []
    while n - first < _MOST_LAST and first > LEAST_ROWS:
        word = total_word(row(first - 1), occurs, beside=True)
        if word is None:
            break
        first, words = first - 1, [word, *words]
    if not any(map(_TOTAL.fullmatch, words)):
        sums = n > LEAST_ROWS + 1 and _holds_sums(row(n - 1), column)
        return Totals((n - 1,), "") if sums else Totals()
    place = next(place for place, cell in enumerate(row(n - 1)) if cell.strip() == words[-1])
    return Totals((*_of_groups(first, place, row, column), *range(first, n)), words[-1])


def total_word(
    last: Sequence[str], occurs_above: Callable[[int, str], bool], *, beside: bool = False
) -> str | None:
    """The word by which the cells of a last row say that it sums up the others; None where they do not.

    One cell says so, the others hold numbers or nothing, at least one a number. `occurs_above` tells whether
    a column holds a text in another row, too: then it is a level. `beside` takes words such as Min and SD.
    """
    places = [place for place, cell in enumerate(last) if kind_of(cell) == "text"]
    if len(places) != 1:
        return None
    (place,) = places
    word = last[place].strip()
    others = [kind_of(cell) for number, cell in enumerate(last) if number != place]
    if not (_TOTAL.fullmatch(word) or (beside and _LIKE_TOTAL.fullmatch(word))):
        return None
    if "number" not in others or "date" in others:
        return None
    return None if occurs_above(place, last[place]) else word


def total_note(totals: Totals, lines: Sequence[int], given: ReadOptions) -> Note:
    """What is told of them; `lines` are theirs."""
    beginning = f"{quoted(totals.word)} on" if totals.word else "on"
    if len(lines) == 1:
        what = "sums up the others" if totals.word else "holds the sums of the others"
        text = f"The last row, {beginning} line {lines[0]:,}, {what} and is left out."
    else:
        text = f"{len(lines):,} rows sum up others and are left out, the last {beginning} line {lines[-1]:,}."
    return Note(
        column=None,
        text=text,
        undo=replace(given, total_row=KEPT),
        action="Keep this row" if len(lines) == 1 else "Keep these rows",
    )


def _of_groups(
    n: int, place: int, row: Callable[[int], Sequence[str]], column: Callable[[int], pa.Array]
) -> list[int]:
    """Rows above that sum up a group, such as "Subtotal north" and "north Total"."""
    words = column(place).slice(0, n)
    found = np.flatnonzero(pc.match_substring_regex(words, _OF_GROUP).to_numpy(zero_copy_only=False))
    if 5 * len(found) > n:
        return []
    kinds = [{kind_of(cell) for at, cell in enumerate(row(int(i))) if at != place} for i in found]
    sums = all("number" in kind and kind <= {"number", "blank"} for kind in kinds)
    return found.tolist() if sums else []


def _holds_sums(last: Sequence[str], column: Callable[[int], pa.Array]) -> bool:
    """Whether a row without a word holds nothing but the sums of the numbers above, and gaps."""
    numbers = {place: float(cell) for place, cell in enumerate(last) if _is_float(cell)}
    if len(numbers) == len(last) or any(cell.strip() for i, cell in enumerate(last) if i not in numbers):
        return False
    return bool(numbers) and all(_is_sum(total, column(place)) for place, total in numbers.items())


def _is_float(cell: str) -> bool:
    try:
        return bool(np.isfinite(float(cell)))
    except ValueError:
        return False


def _is_sum(total: float, cells: pa.Array) -> bool:
    """Whether the last number is the sum of those above, which are not all 0."""
    try:
        above = pc.if_else(pc.equal(cells, ""), None, cells).cast(pa.float64()).slice(0, len(cells) - 1)
    except pa.ArrowInvalid:
        return False
    values = above.to_numpy(zero_copy_only=False) if isinstance(above, pa.Array) else above.to_numpy()
    sums = float(np.nansum(values))
    return bool(np.count_nonzero(values) > 2 and abs(total - sums) <= 1e-9 * np.nansum(np.abs(values)))
