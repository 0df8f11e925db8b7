"""What each kind of question may set, beside the lines that may stand several times."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLines:
    """What a question for a number may set."""

    ask: str
    answer: str
    tolerance: str
    unit: str = ""
    axis: Literal["none", "x", "y"] = "none"
    low: float | None = None
    high: float | None = None
    too_low: str = ""
    too_high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DragLines(NumberLines):
    """What a question that is answered by dragging may set."""

    axis: Literal["none", "x", "y"] = "x"
    handle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLines:
    """What a question with options may set."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLines:
    """What a question for an order may set."""

    ask: str
    otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLines:
    """What a goal to be reached may set."""

    ask: str
    moves: int | None = None
