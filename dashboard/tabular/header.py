"""Whether a line holds column names, weighed against the rows below it.

Each cell of the line is compared with its column: how much likelier it is as a name than as a value.
A word above numbers is a name; a number above numbers, or a word that occurs again below, is a value.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.tabular.cell_kinds import kind_of
from dashboard.tabular.number_text import unit_name
from dashboard.tabular.units import UNITS

Fields = Sequence[str]

PRIOR = 3.0  # most files have names
CERTAIN = 2.0  # log odds beyond which nobody is asked
_NUMBER_AS_NAME, _DATE_AS_NAME, _LEVEL_AS_NAME = 0.03, 0.02, 0.03
_MOST_A_CELL = 4.0
_CERTAIN_AMONG_WORDS = 9.0
_RULE = re.compile(r"[-=+:_ ]*")


@dataclass(frozen=True, slots=True)
class BodyColumn:
    """What the cells of one column look like: how many hold something, of each kind, and of each text."""

    count: int
    kinds: Counter[str]
    texts: Counter[str]

    def odds_of_name(self, cell: str) -> float:
        """The log of how much likelier the cell is as the column's name than as one of its values."""
        kind = kind_of(cell)
        if not cell.strip() or kind == "blank" or not self.count:
            return 0.0
        usual, share = self._usual()
        if usual == "text":
            return self._odds_of_text(cell.strip().lower())
        if kind == "text":
            return _bounded(math.log(0.97 * (self.count + 1) / (self.kinds["text"] + 0.5)))
        as_name = _DATE_AS_NAME if kind == "date" else _NUMBER_AS_NAME
        return _bounded(math.log(as_name / share)) if kind == usual else 0.0

    def is_counted(self) -> bool:
        """Whether most cells are numbers or dates."""
        return bool(self.count) and self._usual()[0] != "text"

    def _usual(self) -> tuple[str, float]:
        kind, count = max(self.kinds.items(), key=lambda item: item[1])
        return (kind, count / self.count) if count >= 0.7 * self.count else ("text", 1.0)

    def _odds_of_text(self, cell: str) -> float:
        once = sum(count == 1 for count in self.texts.values())
        if cell in self.texts:
            return _bounded(math.log(_LEVEL_AS_NAME / max(1 - once / self.count, 1 / (self.count + 1))))
        return _bounded(math.log((self.count + 1) / (once + 0.5)))


def body_columns(rows: Sequence[Fields], width: int) -> list[BodyColumn]:
    """The columns of the rows, from those of the given width."""
    cells: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for column, cell in zip(cells, row, strict=False):
            column.append(cell)
    return [_body_column(column) for column in cells]


def _body_column(cells: list[str]) -> BodyColumn:
    kinds = Counter(kind_of(cell) for cell in cells)
    filled = {kind: count for kind, count in kinds.items() if kind != "blank"}
    texts = Counter(cell.strip().lower() for cell in cells if cell.strip())
    return BodyColumn(sum(filled.values()), Counter(filled), texts)


def odds_of_names(cells: Fields, columns: Sequence[BodyColumn]) -> float:
    """The log odds that a line holds names, before any prior."""
    odds = [column.odds_of_name(cell) for cell, column in zip(cells, columns, strict=False)]
    numbered = [i for i, cell in enumerate(cells) if kind_of(cell) == "number"]
    if counts := _count_up([cells[i].strip() for i in numbered]):
        odds = [0.0 if i in numbered else value for i, value in enumerate(odds)]
        return sum(odds) + counts
    filled = [cell.strip() for cell in cells if cell.strip()]
    return sum(odds) - 1.5 * (len(filled) - len(set(filled)) > 0)


def _count_up(numbers: list[str]) -> float:
    """More than 0 where numbers may be names: years, or 0, 1, 2, … as programs number their columns."""
    if len(numbers) < 2 or not all(number.isdecimal() and number.isascii() for number in numbers):
        return 0.0
    steps = {int(after) - int(before) for before, after in pairwise(numbers)}
    years = all(1900 <= int(number) <= 2100 for number in numbers) and min(steps) > 0
    if (
        years
        or (steps == {1} and len(numbers) > 2)
        or (len(steps) == 1 and 0 not in steps and len(numbers) > 4)
    ):
        return 2.0
    return -3.0 if steps == {1} else 0.0


def is_second_header(cells: Fields, columns: Sequence[BodyColumn]) -> bool:
    """Whether a line below the names belongs to them: units, a question's full text, a rule."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if filled and all(_RULE.fullmatch(cell) for cell in filled) and any(len(cell) > 1 for cell in filled):
        return True
    pairs = [(cell, column) for cell, column in zip(cells, columns, strict=False) if cell.strip()]
    odds = [column.odds_of_name(cell) for cell, column in pairs]
    strong = [value for value in odds if value > 1]
    if not strong or min(odds) < 0 or 2 * len(strong) < len(odds):
        return False
    if all(_is_unit(cell) for cell in filled):
        return True
    words_above_numbers = any(column.is_counted() for cell, column in pairs if kind_of(cell) == "text")
    if words_above_numbers:
        return sum(odds) > CERTAIN + 1.5
    return len(strong) > 2 and sum(odds) > _CERTAIN_AMONG_WORDS  # a row may hold rare levels, too


def _is_unit(cell: str) -> bool:
    return cell[0] + cell[-1] in {"()", "[]"} or unit_name(cell) in UNITS


def best_names(lines: Sequence[Fields], width: int) -> int:
    """Which of several header lines holds the names: the first that is full and has no name twice.

    A line of short words goes before a line of phrases, unless it holds units.
    """
    fullness = [_fullness(line, width) for line in lines]
    best = max(fullness)
    full = [i for i, value in enumerate(fullness) if value >= 0.9 * best]
    words = [i for i in full if _phrases(lines[i]) < 0.3 and not _are_units(lines[i])]
    return words[0] if words and _phrases(lines[full[0]]) > 0.5 else full[0]


def _fullness(line: Fields, width: int) -> float:
    return len({cell.strip() for cell in line if cell.strip()}) / max(width, 1)


def _phrases(line: Fields) -> float:
    filled = [cell.strip() for cell in line if cell.strip()]
    return sum(" " in cell or "{" in cell for cell in filled) / max(len(filled), 1)


def _are_units(line: Fields) -> bool:
    filled = [cell.strip() for cell in line if cell.strip()]
    return 2 * sum(_is_unit(cell) for cell in filled) > len(filled)


def _bounded(odds: float) -> float:
    return max(-_MOST_A_CELL, min(_MOST_A_CELL, odds))
