"""Where an exported model comes from, as far as it is known."""

from dataclasses import dataclass

from logreg.export.cells import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The kind of estimate, the name of the data, the rows learned from, and the day; empty where unknown."""

    estimate: str = ""
    data: str = ""
    rows: str = ""
    date: str = ""  # as in 2026-11-27

    @property
    def known(self) -> dict[str, str]:
        """What is known, by what it says, each on one line."""
        said = {"estimate": self.estimate, "data": self.data, "rows": self.rows, "date": self.date}
        return {name: one_line(text) for name, text in said.items() if text}

    @property
    def line(self) -> str:
        """All that is known in one line."""
        return "; ".join(f"{name}: {text}" for name, text in self.known.items())
