"""Where the rows of a file go: left out for one reason or another, learned from, held out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from dashboard.tabular import Prepared
from dashboard.text.quoting import counted, shortened

WIDTH, HEIGHT, TOP, BAND, END = 460, 150, 28, 44, 330
THINNEST = 3  # pixels of a loss, however few rows it is
MOST_LOSSES = 4
_WORDS = 16  # signs of a line below a loss


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFlow:
    """Rows of the file, what each reason cost, and what is left."""

    in_file: int
    losses: tuple[tuple[str, int], ...]
    used: int
    to_learn: int
    held_out: int
    count_cases: bool = False  # whether the last two count cases, of which a row may hold several


def flow_of(rows: Prepared, in_file: int, split: tuple[int, int]) -> RowFlow:
    """The flow of a file's rows: those used, and the rows or cases to learn from and held out."""
    return RowFlow(
        in_file=in_file,
        losses=tuple((short_reason(reason), count) for reason, count in rows.dropped.items()),
        used=in_file - sum(rows.dropped.values()),
        to_learn=split[0],
        held_out=split[1],
        count_cases=rows.weight_kind == "frequency",
    )


def short_reason(reason: str) -> str:
    """A reason in the fewest words: "without age"."""
    for start in ("no value in column ", "no value in target ", "no value in weight "):
        if reason.startswith(start):
            return f"without {reason.removeprefix(start).strip(chr(39))}"
    return reason


def shown_losses(losses: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The losses that are drawn: the largest, and the others together."""
    if len(losses) <= MOST_LOSSES:
        return tuple(losses)
    order = sorted(losses, key=lambda loss: -loss[1])
    rest = order[MOST_LOSSES - 1 :]
    return (*order[: MOST_LOSSES - 1], (f"{len(rest)} other reasons", sum(rows for _, rows in rest)))


def flow_alt(flow: RowFlow) -> str:
    """The picture in a sentence."""
    lost = "".join(f" {rows:,}: {reason}." for reason, rows in flow.losses)
    cases = f", which hold {flow.to_learn + flow.held_out:,} cases:" if flow.count_cases else ","
    return (
        f"Of {counted(flow.in_file, 'row')} in the file {flow.used:,} are used{cases} {flow.to_learn:,} to "
        f"learn from and {flow.held_out:,} held out.{lost}"
    )


def flow_svg(flow: RowFlow) -> str:
    """The rows as a band from left to right, each loss leaving it downwards; widths to scale."""
    losses = shown_losses(flow.losses)
    height = HEIGHT if losses else TOP + BAND + 30
    scale = BAND / max(flow.in_file, 1)
    thickness = [max(rows * scale, THINNEST) for _, rows in losses]
    left = max(BAND - sum(thickness), THINNEST)
    parts = [f'<path d="M0 {TOP}H{END}V{TOP + left:.1f}H0z" fill="currentColor" opacity=".16"/>']
    y = TOP + left
    for number, ((reason, rows), thick) in enumerate(zip(losses, thickness, strict=True)):
        x = END - 40 - number * (END - 60) / max(len(losses), 3)
        parts += [_loss(x, y, thick), _loss_words(x, reason, rows)]
        y += thick
    parts += _ends(flow, left)
    parts.append(_text(2, 19, f"{flow.in_file:,} in the file", bold=True, size=14))
    parts.append(
        _text(END - 8, TOP + min(left, BAND) / 2 + 5, f"{flow.used:,} left", bold=True, anchor="end")
    )
    return (
        f'<svg width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="system-ui, sans-serif">{"".join(parts)}</svg>'
    )


def _loss(x: float, y: float, thick: float) -> str:
    """A band that turns downwards at x."""
    bottom, far = TOP + BAND + 22, x + thick
    return (
        f'<path d="M0 {y:.1f}H{x - 14:.1f}C{x:.1f} {y:.1f} {far:.1f} {y:.1f} {far:.1f} {bottom}'
        f"H{x:.1f}C{x:.1f} {y + thick:.1f} {x:.1f} {y + thick:.1f} {x - 14:.1f} {y + thick:.1f}"
        f'H0z" fill="currentColor" opacity=".4"/>'
    )


def _loss_words(x: float, reason: str, rows: int) -> str:
    lines = [f"{rows:,}", *wrap(shortened(reason, 2 * _WORDS), _WORDS)[:2]]
    return "".join(
        _text(x, TOP + BAND + 38 + 14 * place, line, bold=place == 0, anchor="middle", size=12)
        for place, line in enumerate(lines)
    )


def _ends(flow: RowFlow, left: float) -> list[str]:
    """What is left, parted into rows to learn from and rows held out."""
    cases = " cases" * flow.count_cases
    share = flow.to_learn / max(flow.to_learn + flow.held_out, 1)
    first, end = left * share, END + 30
    parts = [
        _end(TOP, first, TOP - 8, end, 0.5),
        _text(end + 6, TOP + 6, f"{flow.to_learn:,}{cases}", bold=True),
        _text(end + 6, TOP + 21, "to learn"),
    ]
    if flow.held_out:
        below = TOP + first + 6
        parts += [
            _end(TOP + first, left - first, below, end, 0.28),
            _text(end + 6, max(below + 8, TOP + 42), f"{flow.held_out:,}{cases}", bold=True),
            _text(end + 6, max(below + 23, TOP + 57), "held out"),
        ]
    return parts


def _end(y: float, thick: float, to: float, end: float, opacity: float) -> str:
    return (
        f'<path d="M{END} {y:.1f}C{END + 16} {y:.1f} {END + 14} {to:.1f} {end} {to:.1f}V{to + thick:.1f}'
        f'C{END + 14} {to + thick:.1f} {END + 16} {y + thick:.1f} {END} {y + thick:.1f}z" '
        f'fill="currentColor" opacity="{opacity}"/>'
    )


def _text(
    x: float, y: float, words: str, *, bold: bool = False, anchor: str = "start", size: int = 13
) -> str:
    weight = ' font-weight="650"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="currentColor"{weight}>{escape(words)}</text>'
    )
