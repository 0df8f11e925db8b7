"""What an answer of each page costs the server: seconds of its processor, one visitor alone."""

from dataclasses import dataclass
from random import Random

from benchmarks.server_state import cpu_seconds
from benchmarks.visitor import Visitor, arrive
from benchmarks.walks import PAGES

ROUNDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCost:
    """What a page's answers cost, and how many it gives a visitor."""

    seconds: float  # of the processor, an answer
    answers: float  # a visit


async def page_costs(address: str, pid: int) -> dict[str, PageCost]:
    """Of each page, as one visitor comes to them in turn; the first round on a page is left out."""
    visitor, random = await arrive(address), Random(0)
    costs = {page: await cost_of(visitor, page, random, pid) for page in PAGES}
    await visitor.close()
    if visitor.faults:
        raise RuntimeError("; ".join(visitor.faults))
    return costs


async def cost_of(visitor: Visitor, page: str, random: Random, pid: int) -> PageCost:
    """The mean over some rounds of what visitors do on the page."""
    await walk(visitor, page, random, 1)
    before, known = cpu_seconds([pid]), len(visitor.answers)
    await walk(visitor, page, random, ROUNDS)
    spent, answers = cpu_seconds([pid]) - before, len(visitor.answers) - known
    return PageCost(seconds=spent / answers, answers=answers / ROUNDS)


async def walk(visitor: Visitor, page: str, random: Random, rounds: int) -> None:
    """What visitors do on the page, so many times without thinking."""
    for _ in range(rounds):
        for act in PAGES[page]:
            await act(visitor, random)
