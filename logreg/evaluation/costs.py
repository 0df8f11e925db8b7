"""What right and wrong decisions are worth, and the threshold that follows from it."""

from dataclasses import dataclass

from logreg.errors import SettingError
from logreg.evaluation.confusion import Confusion, Count

LARGEST_COST = 1e12  # a larger unit says more; the sums of many rows stay far from overflow, also as float32


@dataclass(frozen=True, slots=True)
class Costs:
    """The cost of each kind of decision, in any one unit.

    false_positive, false_negative: what a mistake costs; true_positive, true_negative: what being right
    brings. All lie from 0 to LARGEST_COST, and at least one of the four is above zero.
    """

    false_positive: float = 1.0
    false_negative: float = 1.0
    true_positive: float = 0.0
    true_negative: float = 0.0

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if not 0 <= value <= LARGEST_COST:
                what = name.replace("_", " ")
                raise SettingError(f"The cost of a {what} is {value:g}; give 0 to {LARGEST_COST:g}.")
        if self.of_flagging_a_negative + self.of_missing_a_positive == 0:
            raise SettingError("Every cost is zero, so every threshold is as good: make one positive.")

    @property
    def of_flagging_a_negative(self) -> float:
        """What changes when a negative row is flagged: the mistake's cost and the benefit forgone."""
        return self.false_positive + self.true_negative

    @property
    def of_missing_a_positive(self) -> float:
        """What changes when a positive row is missed: the mistake's cost and the benefit forgone."""
        return self.false_negative + self.true_positive

    @property
    def break_even(self) -> float:
        """The probability from which flagging pays, if the probabilities are right.

        Flagging costs (1 - p) a, leaving costs p b; they are equal at p = a / (a + b).
        Source: Elkan (2001), The foundations of cost-sensitive learning, equation 2.
        """
        a, b = self.of_flagging_a_negative, self.of_missing_a_positive
        return a / (a + b)

    def per_row(self, counts: Confusion[Count]) -> Count:
        """Mean cost of a row, in the costs' unit; negative when the benefits outweigh the mistakes."""
        paid = self.false_positive * counts.fp + self.false_negative * counts.fn
        earned = self.true_positive * counts.tp + self.true_negative * counts.tn
        return (paid - earned) / counts.n
