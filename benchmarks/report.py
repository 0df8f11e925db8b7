"""The measurements as Markdown, and their place in the README."""

import os
import platform
from datetime import date
from math import isfinite
from pathlib import Path
from statistics import median

from benchmarks.agreement import Agreement
from benchmarks.fit_times import Row
from benchmarks.inference import Comparison
from benchmarks.peers import versions

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- benchmark: written by make bench -->", "<!-- end of benchmark -->"
BOUND = 0.5  # of each ratio
MEDIAN_BOUND, ACCURATE_BOUND = 0.35, 0.25  # of the medians


def report(
    fits: list[Row],
    agreed: list[Agreement],
    limits: list[tuple[str, str, str]],
    inference: list[Comparison],
) -> str:
    """The whole section."""
    return "\n\n".join(
        [
            machine(),
            summary(fits),
            fit_table(fits),
            agreement_table(agreed),
            limit_table(limits),
            inference_table(inference),
        ]
    )


def machine() -> str:
    """Where and with what this was measured."""
    where = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}"
    return (
        f"Measured on {date.today():%d %B %Y}: {where}, Python {platform.python_version()}, {versions()}. "
        "Each fit alternates with one by the fastest of scikit-learn's solvers, glum and statsmodels at its "
        "own tolerance, and each waits until the threads of the one before have stopped spinning; the ratio "
        "is the median over the pairs. The load average of the last 15 minutes was "
        f"{os.getloadavg()[2]:.1f}; above 1 other work ran beside the benchmark, and times are longer than "
        "alone."
    )


def summary(fits: list[Row]) -> str:
    """The median ratios beside their bounds, and the rows above the bound of each."""
    over = [f"{row.problem} ({row.penalty})" for row in fits if row.ratio > BOUND]
    missed = f" Above {BOUND}: {'; '.join(over)}." if over else f" None is above {BOUND}."
    accurate = [row.accurate_ratio for row in fits if isfinite(row.accurate_ratio)]
    return (
        f"Median ratio **{median(row.ratio for row in fits):.2f}** (wanted: at most {MEDIAN_BOUND}, each "
        f"at most {BOUND}).{missed} At equal accuracy, scikit-learn run until its gradient is at most 1e-8 "
        f"as well: **{median(accurate):.2f}** (wanted: at most {ACCURATE_BOUND}). "
        "The floor is the time of as many readings of all rows, with one exponential a row, as the fit "
        "has taken."
    )


def fit_table(fits: list[Row]) -> str:
    """One line a problem and penalty."""
    head = (
        "| rows × columns | penalty | logreg | gradient | fastest peer | its time | its gradient | ratio "
        "| ratio at equal accuracy | floor |"
    )
    lines = [head, "|---|---|--:|--:|---|--:|--:|--:|--:|--:|"]
    lines += [fit_line(row) for row in fits]
    return "\n".join(lines)


def fit_line(row: Row) -> str:
    """One line of the table; a separated problem has no minimum to reach."""
    accurate = f"{row.accurate_ratio:.2f}" if isfinite(row.accurate_ratio) else "none"
    note = " (separated: proved, no minimum)" if row.outcome == "separated" else ""
    return (
        f"| {row.problem} | {row.penalty}{note} | {milliseconds(row.ours)} | {row.our_gradient:.0e} "
        f"| {row.peer} | {milliseconds(row.theirs)} | {row.their_gradient:.0e} | **{row.ratio:.2f}** "
        f"| {accurate} | {milliseconds(row.floor)} |"
    )


def agreement_table(agreed: list[Agreement]) -> str:
    """One line a problem."""
    lines = [
        "Largest difference of a coefficient over the largest coefficient, both sides being asked for all "
        "digits:",
        "",
        "| rows × columns | L2, C = 1: scikit-learn newton-cholesky | the same with sample weights and "
        "balanced classes | no penalty: statsmodels Logit |",
        "|---|--:|--:|--:|",
    ]
    for row in agreed:
        cells = (row.penalised, row.weighted, row.plain)
        shown = ("no minimum" if cell is None else f"{cell:.0e}" for cell in cells)
        lines.append(f"| {row.problem} | {' | '.join(shown)} |")
    return "\n".join(lines)


def limit_table(limits: list[tuple[str, str, str]]) -> str:
    """One line a limit."""
    lines = ["| | measured | wanted |", "|---|---|---|"]
    return "\n".join(lines + [f"| {what} | {measured} | {wanted} |" for what, measured, wanted in limits])


def inference_table(compared: list[Comparison]) -> str:
    """One line a comparison; the difference is that of the coefficients, both sides asked for all digits."""
    lines = [
        "| inference | logreg | peer | its time | ratio | wanted | difference |",
        "|---|--:|---|--:|--:|---|--:|",
    ]
    for row in compared:
        times = f"{milliseconds(row.ours)} | {row.peer} | {milliseconds(row.theirs)}"
        lines.append(f"| {row.what} | {times} | {row.ours / row.theirs:.2f} | {row.bound} | {row.accuracy} |")
    return "\n".join(lines)


def milliseconds(seconds: float) -> str:
    """Three digits are enough."""
    return f"{1000 * seconds:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def write_into_readme(section: str, begin: str = BEGIN, end: str = END) -> None:
    """Replace what stands between the two marks."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(begin)
    after = rest.split(end)[1]
    README.write_text(f"{before}{begin}\n{section}\n{end}{after}", encoding="utf-8")
