"""What mixed visitors do: every page in turn, sliders, buttons, a file, and long computations by some."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.visitor import Visitor

Act = Callable[[Visitor, Random], Awaitable[None]]

SOME = 10  # one visitor in so many brings a file, and another one computes for long


async def opens(visitor: Visitor, _random: Random, page: str, query: str = "") -> None:
    """Go to a page."""
    await visitor.open(page, query)


async def slides(visitor: Visitor, random: Random, pattern: str, low: float, high: float) -> None:
    """Set a number to any place in its range."""
    await visitor.set(pattern, round(random.uniform(low, high), 2))


async def chooses(
    visitor: Visitor, random: Random, pattern: str, words: Sequence[str], *, long: bool = False
) -> None:
    """Choose any of these options."""
    await visitor.set(pattern, random.choice(words), long=long)


async def presses(visitor: Visitor, random: Random, pattern: str, *, long: bool = False) -> None:
    """Press any of the buttons that fit."""
    seen = visitor.sees(pattern)
    await visitor.press(random.choice(seen) if seen else pattern, long=long)


async def fits(visitor: Visitor, _random: Random) -> None:
    """Where a page offers a model since there is none, take it."""
    if visitor.sees("fit_*"):
        await visitor.press("fit_*")


async def begins_a_lesson(visitor: Visitor, random: Random) -> None:
    """Choose any lesson of the list."""
    if visitor.sees("lesson_list"):
        await visitor.press("lesson_list")
    await presses(visitor, random, "lesson_open_*")


async def uploads(visitor: Visitor, _random: Random, file: Path) -> None:
    """Drop a file."""
    await visitor.upload(file)


SOLVERS = ("Gradient descent", "Momentum", "Adam", "Newton", "L-BFGS")
SAMPLES = ("Tumour sizes", "Wisconsin tumours")
BELOW_COEFFICIENTS = ("In words", "Table", "Effect", "Diagnostics")
BELOW_THRESHOLDS = ("ROC and PR", "Trade-offs", "Costs", "Calibration", "Groups")

PAGES: dict[str, tuple[Act, ...]] = {
    "start": (partial(opens, page="start"),),
    "lessons": (
        partial(opens, page="lessons"),
        begins_a_lesson,
        partial(presses, pattern="lesson_bar_*"),
    ),
    "sigmoid": (
        partial(opens, page="sigmoid"),
        partial(slides, pattern="z", low=-6, high=6),
        partial(slides, pattern="weight", low=-4, high=4),
    ),
    "loss": (
        partial(opens, page="loss", query="view=one-sample"),
        partial(slides, pattern="p", low=0.1, high=0.9),
        partial(chooses, pattern="view", words=("Many samples",)),
        partial(slides, pattern="w", low=-1, high=1),
    ),
    "data": (partial(opens, page="data"), partial(chooses, pattern="data", words=SAMPLES)),
    "train": (
        partial(opens, page="train"),
        partial(chooses, pattern="solver", words=SOLVERS),
        partial(presses, pattern="play"),
        partial(presses, pattern="play"),
        partial(presses, pattern="step"),
    ),
    "coefficients": (
        partial(opens, page="coefficients", query="weighing=in-words"),
        fits,
        partial(chooses, pattern="per", words=("unit", "standard deviation")),
        partial(chooses, pattern="weighing", words=BELOW_COEFFICIENTS),
    ),
    "predict": (
        partial(opens, page="predict"),
        fits,
        partial(slides, pattern="case *", low=10, high=25),
        partial(slides, pattern="case *", low=10, high=25),
    ),
    "thresholds": (
        partial(opens, page="thresholds"),
        fits,
        partial(slides, pattern="slide_*", low=0.1, high=0.9),
        partial(chooses, pattern="section", words=BELOW_THRESHOLDS),
        partial(slides, pattern="slide_*", low=0.1, high=0.9),
    ),
    "report": (partial(opens, page="report"),),
}

LONG: tuple[Act, ...] = (
    partial(opens, page="thresholds", query="section=uncertainty"),
    fits,
    partial(presses, pattern="resample", long=True),
    partial(opens, page="coefficients", query="weighing=leave-out"),
    partial(chooses, pattern="interval", words=("Profile likelihood",), long=True),
    partial(chooses, pattern="interval", words=("Wald",)),
)


def walk_of(number: int, file: Path) -> list[Act]:
    """The acts of one visitor: first what only some do, then all pages from another one on."""
    names = list(PAGES)
    first = number % len(names)
    acts = [act for name in names[first:] + names[:first] for act in PAGES[name]]
    if number % SOME == 3:
        return [partial(opens, page="data"), partial(uploads, file=file), *PAGES["train"], *acts]
    if number % SOME == 7:
        return [*LONG, *acts]
    return acts
