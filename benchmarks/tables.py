"""Files of invented rows."""

from pathlib import Path

import numpy as np
import pandas as pd


def table_of(file: Path, rows: int, columns: int = 13) -> Path:
    """Columns of numbers of several digits and an answer that depends on the first, written once."""
    if not file.exists():
        rng = np.random.default_rng(0)
        X = rng.normal(scale=10, size=(rows, columns)).round(4)
        frame = pd.DataFrame(X, columns=[f"x{j}" for j in range(columns)])
        frame["y"] = (X[:, 0] + rng.normal(scale=10, size=rows) > 0).astype(int)
        frame.to_csv(file, index=False)
    return file


def repeated(file: Path, table: Path, megabytes: int) -> Path:
    """The rows of a table again and again, until the file is so large; written once."""
    if not file.exists():
        head, rows = table.read_bytes().split(b"\n", 1)
        with file.open("wb") as written:
            written.write(head + b"\n")
            while written.tell() + len(rows) < megabytes * 10**6:
                written.write(rows)
    return file
