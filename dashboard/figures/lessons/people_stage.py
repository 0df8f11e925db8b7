"""1,000 people and a test: the ill among the healthy, and whom the test flags."""

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.evidence_settings import PeopleSettings
from dashboard.figures import style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState
from dashboard.text.numbers import format_number
from logreg.arrays import Vector
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.prevalence import precision_of_test
from logreg.evaluation.whole_cases import whole_cases

PEOPLE, ACROSS, UP = 1000, 40, 25
GAP, FLAGGED_ACROSS = 8, 12  # columns between all and the flagged, and of the flagged


def people_stage(settings: PeopleSettings, state: StageState) -> Stage:
    """Everybody in one crowd; with the answer, those whom the test flags step out to the right."""
    counts = _counts(settings)
    shown = state.answered or settings.hidden == "nothing"
    everywhere, apart = _places(counts)
    figure = style.blank_figure("", "", height=HEIGHT)
    moves: style.FrameValues = {}
    first = 0
    for label, name in ((1, "ill"), (0, "healthy")):
        count = sum(counts[2 * (1 - label) :][:2])
        now = (apart if shown else everywhere)[first : first + count]
        mark = style.class_marker(label, size=6)
        figure.add_scatter(x=now[:, 0], y=now[:, 1], mode="markers", marker=mark, name=name)
        for axis, letter in enumerate("xy"):
            ends = [everywhere[first : first + count, axis], apart[first : first + count, axis]]
            moves[len(figure.data) - 1, letter] = style.as_float32(ends)
        first += count
    _set_sides(figure, named=shown)
    return Stage(
        figure=figure,
        alt=_alt(counts, shown=shown),
        reveal_moves=moves if state.answered and settings.hidden == "test" else {},
        seconds=1.5,
        numbers=_numbers(settings, counts) if shown else (),
    )


def _set_sides(figure: go.Figure, *, named: bool) -> None:
    """Room for all on the left and the flagged on the right, named once these have stepped out."""
    right = ACROSS + GAP + FLAGGED_ACROSS
    figure.update_xaxes(visible=False, range=[-1, right + 1])
    figure.update_yaxes(visible=False, range=[-1, UP + 2])
    if named:
        for x, words in ((ACROSS / 2, "cleared by the test"), (right - FLAGGED_ACROSS / 2, "flagged")):
            figure.add_annotation(
                x=x, y=UP + 1, text=words, showarrow=False, font={"color": style.TEXT, "size": 13}
            )


def _counts(settings: PeopleSettings) -> list[int]:
    """Of 1,000: ill and flagged, ill and cleared, healthy and flagged, healthy and cleared."""
    ill, found, cleared = settings.prevalence, settings.sensitivity, settings.specificity
    shares = Confusion(
        tp=np.array([found * ill]),
        fn=np.array([(1 - found) * ill]),
        fp=np.array([(1 - cleared) * (1 - ill)]),
        tn=np.array([cleared * (1 - ill)]),
    )
    cases = whole_cases(shares, PEOPLE)
    return [int(count[0]) for count in (cases.tp, cases.fn, cases.fp, cases.tn)]


def _places(counts: list[int]) -> tuple[Vector, Vector]:
    """Where each of the people stands in the crowd, and where once the test has flagged some (n, 2)."""
    n = sum(counts)
    grid = np.column_stack([np.arange(n) % ACROSS, np.arange(n) // ACROSS]).astype(float)
    crowd = np.random.default_rng(1).permutation(grid)
    apart = crowd.copy()
    ill_flagged, ill_cleared, healthy_flagged, _ = counts
    flagged = [
        *range(ill_flagged),
        *range(ill_flagged + ill_cleared, ill_flagged + ill_cleared + healthy_flagged),
    ]
    across = max(FLAGGED_ACROSS, -(-len(flagged) // UP))
    step = FLAGGED_ACROSS / across
    for place, person in enumerate(flagged):
        apart[person] = (ACROSS + GAP + (place % across) * step, UP - 1 - place // across)
    return crowd, apart


def _numbers(settings: PeopleSettings, counts: list[int]) -> tuple[StageNumber, ...]:
    right = precision_of_test(settings.sensitivity, settings.specificity, settings.prevalence)
    said = {
        "flagged": f"{counts[0] + counts[2]:,}",
        "of them ill": f"{counts[0]:,}",
        "ill among the flagged": f"{format_number(100 * right, 3)}\u00a0%",
    }
    return tuple(StageNumber(label=label, value=value) for label, value in said.items())


def _alt(counts: list[int], *, shown: bool) -> str:
    ill = counts[0] + counts[1]
    crowd = f"{PEOPLE:,} people, {ill:,} of them ill"
    if not shown:
        return f"{crowd}; whom the test flags is hidden until you answer."
    return f"{crowd}: the test flags {counts[0]:,} ill and {counts[2]:,} healthy people."
