"""Many visitors at once, each on a walk of its own, thinking between one act and the next."""

import asyncio
from itertools import cycle
from pathlib import Path
from random import Random
from time import monotonic

from benchmarks.visitor import Visitor, arrive
from benchmarks.walks import walk_of

THINKING = 5.0  # seconds on average, some long and many short


async def crowd(address: str, people: int, seconds: float, file: Path) -> list[Visitor]:
    """So many people for so long, all gone at the end."""
    until = monotonic() + seconds
    return await asyncio.gather(*(visit(address, number, people, until, file) for number in range(people)))


async def visit(address: str, number: int, people: int, until: float, file: Path) -> Visitor:
    """One of them, who comes within the first moments of thinking."""
    random = Random(number)
    await asyncio.sleep(2 * THINKING * number / people)
    visitor = await arrive(address)
    for act in cycle(walk_of(number, file)):
        if monotonic() > until:
            break
        await act(visitor, random)
        await asyncio.sleep(random.expovariate(1 / THINKING))
    await visitor.close()
    return visitor
