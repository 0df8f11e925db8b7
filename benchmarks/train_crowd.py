"""Many people train at once: how often each sees new points, and how soon Play and Pause answer."""

import asyncio
import json
from dataclasses import dataclass, field
from time import perf_counter

from streamlit.proto.Element_pb2 import Element

from benchmarks.visitor import Visitor, arrive


@dataclass(slots=True)
class Trainee:
    """A visitor on Train, and when the iteration that it is shown had changed."""

    visitor: Visitor
    iteration: str = ""
    news: list[float] = field(default_factory=list)  # clock

    def see(self, element: Element) -> None:
        """Read the iteration off the numbers above the charts."""
        if (
            element.WhichOneof("type") != "bidi_component"
            or element.bidi_component.component_name != "readout"
        ):
            return
        cells = json.loads(element.bidi_component.json)["spec"]["cells"]
        (iteration,) = [cell["value"] for cell in cells if cell["label"] == "Iteration"] or [self.iteration]
        if iteration != self.iteration:
            self.iteration = iteration
            self.news.append(perf_counter())

    async def train(self, phase: float, seconds: float) -> None:
        """Play for so long, pausing once and going on in the middle."""
        await asyncio.sleep(2 * phase)
        await self.visitor.press("play")
        self.news.clear()
        self.visitor.answers.clear()
        await asyncio.sleep(seconds / 2)
        first_half = self.news.copy()
        await self.visitor.press("play")
        await self.visitor.press("play")
        await asyncio.sleep(seconds / 2)
        self.news = first_half
        await self.visitor.press("play")


async def train_together(address: str, people: int, seconds: float) -> list[Trainee]:
    """So many people, each for so long."""
    trainees = [Trainee(await arrive(address)) for _ in range(people)]
    for trainee in trainees:
        trainee.visitor.watch = trainee.see
        await trainee.visitor.open("train", "limit=1000000")
    await asyncio.gather(*(trainee.train(i / people, seconds) for i, trainee in enumerate(trainees)))
    for trainee in trainees:
        await trainee.visitor.close()
    return trainees
