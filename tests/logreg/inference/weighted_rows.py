"""Random rows with counts, published tables as counts, and rows repeated as often as they count."""

import numpy as np

RANDOM = np.random.default_rng(8)
N = 120
X = RANDOM.normal(size=(N, 3))
Y = (RANDOM.random(N) < 1 / (1 + np.exp(-X[:, 0]))).astype(float)
COUNTS = RANDOM.integers(1, 6, N).astype(float)


# R: as.data.frame(UCBAdmissions): Admit, Gender, Dept, Freq
UCB = {
    ("Male", "A"): (512, 313), ("Female", "A"): (89, 19), ("Male", "B"): (353, 207),
    ("Female", "B"): (17, 8), ("Male", "C"): (120, 205), ("Female", "C"): (202, 391),
    ("Male", "D"): (138, 279), ("Female", "D"): (131, 244), ("Male", "E"): (53, 138),
    ("Female", "E"): (94, 299), ("Male", "F"): (22, 351), ("Female", "F"): (24, 317),
}  # fmt: skip


# R: as.data.frame(Titanic): Class, Sex, Age -> died, survived
TITANIC = {
    ("1st", "Male", "Child"): (0, 5), ("2nd", "Male", "Child"): (0, 11), ("3rd", "Male", "Child"): (35, 13),
    ("1st", "Female", "Child"): (0, 1), ("2nd", "Female", "Child"): (0, 13),
    ("3rd", "Female", "Child"): (17, 14), ("1st", "Male", "Adult"): (118, 57),
    ("2nd", "Male", "Adult"): (154, 14), ("3rd", "Male", "Adult"): (387, 75),
    ("Crew", "Male", "Adult"): (670, 192), ("1st", "Female", "Adult"): (4, 140),
    ("2nd", "Female", "Adult"): (13, 80), ("3rd", "Female", "Adult"): (89, 76),
    ("Crew", "Female", "Adult"): (3, 20),
}  # fmt: skip


def counted(names, cells, first_is_positive):
    """Rows of groups with the count of each class, those that count nothing left out."""
    rows = [
        (*group, float(first == first_is_positive), float(count))
        for group, both in cells.items()
        for first, count in zip((True, False), both, strict=True)
        if count
    ]
    *columns, y, weight = zip(*rows, strict=True)
    return dict(zip(names, map(list, columns), strict=True)), np.array(y), np.array(weight)


def repeated(rows, weight):
    return np.repeat(rows, weight.astype(int), axis=0)
