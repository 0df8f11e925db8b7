"""The chart of the runs: losses or gradient by iteration, the best step, and the lowest training loss."""

from collections.abc import Sequence

from dashboard.analysis.training.history import LossPath
from dashboard.analysis.training.run import Run
from dashboard.figures import runs as figures
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart
from dashboard.ui.session import visit
from pages.train import compare_runs, live
from pages.train.axes import LOSS, SUBOPTIMALITY, TITLES, VALIDATION, Axes

Drawn = tuple[Run, LossPath, figures.Line]


def show_loss_chart(run: Run, axes: Axes) -> None:
    """Every run as a line that is revealed while it trains; one run alone shows its validation loss too."""
    every = visit.runs()
    found = compare_runs.optima(every, asked=axes.quantity == SUBOPTIMALITY)
    drawn = [_drawn(other, axes, compare_runs.lowest(other, found)) for other in every]
    if len(every) == 1 and axes.quantity == LOSS and run.problem.validation:
        path = drawn[0][1]
        drawn.append((run, path, _validation(run, path, axes)))
    floor = compare_runs.lowest(run, found) if axes.quantity == LOSS else None
    titles = TITLES[axes.against], TITLES[axes.quantity]
    figure = figures.run_lines([line for *_, line in drawn], *titles, log=axes.log, floor=floor)
    if len(every) > 1:
        figure.update_layout(showlegend=False)  # the row of runs above is the legend
    tracks = [_track(other, drawn) for other in every]
    chart.show_chart(
        figure,
        key="loss",
        alt=_words(run, axes),
        tracks=tracks,
        revision=str(run.number),
        responsive=True,
    )


def _track(run: Run, drawn: Sequence[Drawn]) -> chart.Track:
    """What moves with a run: the dots on its lines and, while it plays, how much of them is to be seen."""
    mine = {number: line for number, (other, _, line) in enumerate(drawn) if other is run}
    moves = [figures.best_dots(line, number, len(drawn)) for number, line in mine.items()]
    path = next(path for other, path, _ in drawn if other is run)
    return live.run_track(
        run,
        positions=path.iteration,
        moves={target: rows for move in moves for target, rows in move.items()},
        reveals=list(mine),
    )


def _drawn(run: Run, axes: Axes, lowest: float | None) -> Drawn:
    alone = len(visit.runs()) == 1 and axes.quantity == LOSS
    path = run.history.path()
    line = figures.Line(
        name="Training rows" if alone else f"{compare_runs.letter(run)}  {run.name}",
        x=axes.across(path),
        y=axes.up(path, lowest),
        style=figures.STYLES[run.slot],
        best=_best(run, path) if axes.quantity == VALIDATION else None,
    )
    return run, path, line


def _validation(run: Run, path: LossPath, axes: Axes) -> figures.Line:
    return figures.Line(
        name="Validation rows",
        x=axes.across(path),
        y=path.validation_loss,
        style=figures.VALIDATION,
        best=_best(run, path),
    )


def _best(run: Run, path: LossPath) -> int | None:
    """The step of a path to mark as the best, once the run stands beyond it."""
    if run.playing or run.best is None or run.best.step.iteration == run.step.iteration:
        return None
    return int(path.iteration.searchsorted(run.best.step.iteration))


def _words(run: Run, axes: Axes) -> str:
    """The chart for those who cannot see it."""
    path = run.history.path(2)
    first, last = format_number(path.loss[0]), format_number(path.loss[-1])
    words = f"Training loss {first} at the start, {last} nats per row"
    if run.problem.validation:
        words += f", validation loss {format_number(path.validation_loss[-1])}"
    return f"{axes.quantity}: {words} at iteration {run.step.iteration:,}."
