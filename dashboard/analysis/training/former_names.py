"""What settings were called in links made before: the name and the value that each has now."""

from collections.abc import Callable
from dataclasses import dataclass


def _unchanged(text: str) -> str:
    return text


def _complement(text: str) -> str:
    """1 minus the number, exact in the digits that people type; what is no number is left as it is."""
    try:
        return f"{round(1 - float(text), 12):.12g}"
    except ValueError:
        return text


@dataclass(frozen=True)
class Renamed:
    """The name of a setting now, and its value from the one that stood under the old name."""

    name: str
    value: Callable[[str], str] = _unchanged


FORMER_NAMES = {
    "rate": Renamed("learning_rate"),
    "friction": Renamed("momentum", _complement),
    "forget_mean": Renamed("beta1", _complement),
    "forget_square": Renamed("beta2", _complement),
    "memory_of_the_gradient": Renamed("beta1"),
    "memory_of_its_square": Renamed("beta2"),
    "batch": Renamed("batch_size"),
    "halving": Renamed("half_life"),
    "rate_halves_after": Renamed("half_life"),
    "memory": Renamed("history_size"),
    "steps_remembered": Renamed("history_size"),
    "schedule_halving": Renamed("schedule_half_life"),
}
"""Old name -> new name, as parameters of an address and as words of a race."""


def present_setting(name: str, text: str) -> tuple[str, str]:
    """The name and the value, as text, that a setting of a link has now."""
    if name not in FORMER_NAMES:
        return name, text
    renamed = FORMER_NAMES[name]
    return renamed.name, renamed.value(text)
