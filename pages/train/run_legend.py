"""The runs in one row: the legend of the charts, the standings, and the switch that chooses one."""

from dashboard.analysis.training.run import Run
from dashboard.figures.runs import STYLES
from dashboard.text.numbers import format_number
from dashboard.ui.components import run_legend
from dashboard.ui.session import visit
from pages.train import compare_runs, live


def show_runs(chosen: Run) -> None:
    """Every run with its loss, following its steps; the chosen one is that of the settings."""
    run_legend.show_run_legend(
        [_legend_run(run) for run in visit.runs()],
        key="run_legend",
        chosen=chosen.number,
        may_add=len(visit.runs()) < visit.MOST_RUNS,
        on_choose=_choose,
        on_add=compare_runs.add_run,
    )


def _legend_run(run: Run) -> run_legend.LegendRun:
    path = live.numbers_path(run)
    colour, dash = STYLES[run.slot]
    return run_legend.LegendRun(
        number=run.number,
        letter=compare_runs.letter(run),
        name=run.name,
        colour=colour,
        dash=dash,
        track=visit.track_name(run),
        position=run.step.iteration,
        positions=path.iteration,
        values=[format_number(loss) for loss in path.loss],
        seconds=run.remaining,
        done=run.status.succeeded,
    )


def _choose(number: int) -> None:
    for run in visit.runs():
        if run.number == number:
            compare_runs.choose_run(run)
