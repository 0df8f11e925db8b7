"""Values of controls as texts of an address, and read from them; ValueError where a text is none."""

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any, TypeVar
from warnings import warn

from dashboard.ui.session.addresses import Parameter

T = TypeVar("T")


def _plain(text: str) -> str:
    """With the spaces that people type."""
    return " ".join(text.split())


def option_text(parameter: Parameter, option: Any, word: str) -> str:
    """What stands in the address for an option that is called `word`; where nothing is known, the word."""
    if not parameter.values:
        return option if isinstance(option, str) else word
    for text, words in parameter.values.items():
        if _plain(words[0]) == _plain(word):
            return text
    warn(f"No value of {parameter.name} stands for “{word}”: add it to addresses.py.", stacklevel=2)
    return word


def read_option(
    parameter: Parameter, options: Sequence[T], format_func: Callable[[T], str]
) -> Callable[[list[str]], T]:
    """Reads one option: by its value, by its words of now or before, or as a number."""

    def read(texts: list[str]) -> T:
        asked = _plain(texts[-1])
        for option in options:
            word = format_func(option)
            text = option_text(parameter, option, word)
            if asked in (_plain(text), _plain(word), *map(_plain, parameter.values.get(text, ()))):
                return option
        for option in options:
            if isinstance(option, float) and option == float(asked):
                return option
        raise ValueError(asked)

    return read


def read_options(
    parameter: Parameter, options: Sequence[T], format_func: Callable[[T], str]
) -> Callable[[list[str]], list[T]]:
    """Reads several options, each as `read_option` does; an empty text is none."""
    one = read_option(parameter, options, format_func)
    return lambda texts: [one([text]) for text in texts if text]


def read_number(least: float, most: float, kind: type) -> Callable[[list[str]], float]:
    """Reads a finite number from `least` to `most`, whole where `kind` is int."""

    def read(texts: list[str]) -> float:
        value = float(texts[-1])
        if not isfinite(value) or not least <= value <= most or (kind is int and value != int(value)):
            raise ValueError(texts[-1])
        number: float = kind(value)
        return number

    return read


def number_texts(value: float) -> list[str]:
    """A number as it is read again to the last digit."""
    return [str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))]


def read_switch(texts: list[str]) -> bool:
    """Whether it is on."""
    if texts[-1].lower() not in ("true", "false"):
        raise ValueError(texts[-1])
    return texts[-1].lower() == "true"


def switch_texts(value: bool) -> list[str]:
    """On or off."""
    return [str(value).lower()]
