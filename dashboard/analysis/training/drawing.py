"""Points that a person draws: added and taken away by clicks, and how they were before each click."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

MOST_UNDONE = 100
CLASSES = ("no", "yes")
FEWEST = 2  # points of each class from which on a model can be trained and judged


@dataclass(eq=False)
class Drawing:
    """A table with the columns x1, x2 and class as it stands; each change by a click makes a new version."""

    table: pd.DataFrame
    past: list[pd.DataFrame] = field(default_factory=list)
    version: int = 0
    adds: str = CLASSES[1]  # the class of the next point

    @property
    def counts(self) -> dict[str, int]:
        """How many complete points each class has."""
        classes = self.table.dropna()["class"]
        return {name: int((classes == name).sum()) for name in CLASSES}

    @property
    def trainable(self) -> bool:
        """Whether each class has enough of them."""
        return min(self.counts.values()) >= FEWEST

    def add(self, x1: float, x2: float) -> None:
        """One more point of the class that is chosen."""
        row = pd.DataFrame({"x1": [x1], "x2": [x2], "class": [self.adds]})
        self._become(pd.concat([self.table, row], ignore_index=True) if len(self.table) else row)

    def take_away(self, x1: float, x2: float) -> None:
        """Without the point at this place, or the one that is nearest."""
        away = np.hypot(self.table["x1"].to_numpy() - x1, self.table["x2"].to_numpy() - x2)
        if np.isfinite(away).any():
            self._become(
                self.table.drop(index=self.table.index[int(np.nanargmin(away))]).reset_index(drop=True)
            )

    def move(self, origin: tuple[float, float], place: tuple[float, float]) -> None:
        """With the point that is nearest to an origin at another place."""
        away = np.hypot(self.table["x1"].to_numpy() - origin[0], self.table["x2"].to_numpy() - origin[1])
        if np.isfinite(away).any():
            table = self.table.copy()
            table.loc[table.index[int(np.nanargmin(away))], ["x1", "x2"]] = place
            self._become(table)

    def clear(self) -> None:
        """An empty chart to draw on."""
        self._become(self.table.iloc[:0])

    def undo(self) -> None:
        """As it was before the last click."""
        if self.past:
            self.table = self.past.pop()
            self.version += 1

    def _become(self, table: pd.DataFrame) -> None:
        table.attrs = dict(self.table.attrs)
        self.past = [*self.past, self.table][-MOST_UNDONE:]
        self.table = table
        self.version += 1
