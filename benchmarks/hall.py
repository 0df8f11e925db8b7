"""A lecture hall: fifty and a hundred mixed visitors at once, and what answers of each page cost."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser

from benchmarks.first_chart import Row
from benchmarks.mixed_crowd import crowd
from benchmarks.own_loop import run_apart
from benchmarks.page_costs import page_costs
from benchmarks.server_state import cpu_seconds
from benchmarks.tables import table_of
from benchmarks.visitor import Visitor
from serve.nginx import executable
from serve.processes import free_ports, serving
from tests.browser.server import Server

PEOPLE, SECONDS, PROCESSES = (50, 100), 120.0, 2
FILE_ROWS = 10_000
BEGIN, END = "<!-- hall: written by make bench-app -->", "<!-- end of hall -->"


def hall(_chromium: Browser, server: Server, folder: Path) -> list[Row]:
    """Behind nginx, as `make serve` does it, where nginx is installed; else one process."""
    file = table_of(folder / "class.csv", FILE_ROWS)
    rows: list[Row] = []
    for people in PEOPLE:
        if executable() is None:
            rows += hall_rows(server.address, [server.pid], file, people)
            continue
        (port,) = free_ports(1)
        with serving(count=PROCESSES, listen=f"127.0.0.1:{port}") as servers:
            pids = [process.pid for process in servers.running.values()]
            rows += hall_rows(f"http://127.0.0.1:{port}", pids, file, people)
    return rows


def hall_rows(address: str, pids: list[int], file: Path, people: int, seconds: float = SECONDS) -> list[Row]:
    """How long answers take while all are there."""
    before = cpu_seconds(pids)
    visitors = run_apart(crowd(address, people, seconds, file))
    cores = (cpu_seconds(pids) - before) / seconds
    name = f"{people} mixed visitors, {len(pids)} processes"
    return [*answer_rows(name, visitors, within=1000), (f"{name}: cores in use", f"{cores:.2f}", "")]


def answer_rows(name: str, visitors: list[Visitor], *, within: float) -> list[Row]:
    """The answers of all, those to long computations apart, and what went wrong."""
    answers = [answer for visitor in visitors for answer in visitor.answers]
    short = np.array([answer.seconds for answer in answers if not answer.long])
    long = np.array([answer.seconds for answer in answers if answer.long])
    faults = Counter(fault for visitor in visitors for fault in visitor.faults)
    first = "".join(f"; {fault} ({times})" for fault, times in faults.most_common(3))
    rows = [
        (
            f"{name}: answer, median and p95 of {len(short):,}",
            f"{1000 * np.median(short):.0f}, {1000 * np.quantile(short, 0.95):.0f} ms",
            f"p95 within {within:.0f} ms",
        ),
        (f"{name}: errors", f"{faults.total()}{first}", "0"),
    ]
    if len(long):
        rows.append((f"{name}: long computation, median of {len(long)}", f"{np.median(long):.1f} s", ""))
    return rows


def page_shares(_chromium: Browser, server: Server, _folder: Path) -> list[Row]:
    """Each page's cost an answer, and its share where visitors see all pages equally often."""
    costs = run_apart(page_costs(server.address, server.pid))
    spent = {page: cost.seconds * cost.answers for page, cost in costs.items()}
    total = sum(spent.values())
    return [
        (
            f"server's processor, {page.capitalize()}",
            f"{1000 * cost.seconds:.0f} ms an answer, {100 * spent[page] / total:.0f} % of all",
            "",
        )
        for page, cost in costs.items()
    ]


def hall_section(rows: list[Row]) -> str:
    """What one machine carries, for the README."""
    told = [f"| {what} | {value} | {wanted} |" for what, value, wanted in rows if "mixed visitors" in what]
    head = (
        f"Measured on {date.today():%d %B %Y} on {os.cpu_count()} cores, on which the visitors ran as well: "
        "each goes from page to page, moves sliders, presses buttons, and thinks for 5 seconds in between; "
        "one in ten brings a file, and one in ten computes for long."
    )
    return "\n".join([head, "", "| | measured | wanted |", "|---|---|---|", *told])
