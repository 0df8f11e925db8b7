"""What a person must answer before training, because two readings are possible and would change a result."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Change = TypeVar("Change")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[Change]):
    """One way to read a file or to use a column.

    `label` stands on the button; `example` is a real cell as this answer reads it, empty where none helps;
    `change` is the whole ReadOptions (or Plan) that the answer leads to.
    """

    label: str
    example: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[Change]):
    """A question about the file (`column` is None) or about one column; the likeliest answer stands first.

    `id` stays the same as long as the same thing is asked: `decimal`, `header_line`, `date:born`.
    """

    id: str
    column: str | None
    text: str
    answers: tuple[Answer[Change], ...]
