"""A column's different texts, how often each occurs, and which row holds which."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.missing_texts import MISSING_TEXTS, NO_DATE, NO_NUMBER

INVISIBLE = r"[\x{200B}\x{200E}\x{200F}\x{2060}\x{FEFF}\x{00AD}]"  # zero-width spaces, marks, soft hyphens
MOST_LISTED = 5_000  # texts that are looked at one by one


@dataclass(frozen=True, slots=True, eq=False)
class Distinct:
    """Texts without spaces at their ends, in the order of their first cell; the empty text is one of them."""

    texts: pa.Array  # (m,) strings
    codes: NDArray[np.int32]  # (n,) which text a row holds
    counts: NDArray[np.int64]  # (m,)
    merged: int = 0  # how many texts differed from another one by spaces at their ends alone

    @classmethod
    def of(cls, cells: pa.ChunkedArray, *, keep_spaces: bool = False) -> "Distinct":
        """The distinct texts of a column of cells."""
        encoded = cells.combine_chunks().dictionary_encode()
        codes, texts, merged = encoded.indices.to_numpy(zero_copy_only=False), encoded.dictionary, 0
        trimmed = trim(texts)
        if not keep_spaces and not trimmed.equals(texts):
            again = trimmed.dictionary_encode()
            merged = len(texts) - len(again.dictionary)
            codes, texts = again.indices.to_numpy(zero_copy_only=False)[codes], again.dictionary
        return cls(texts, codes, np.bincount(codes, minlength=len(texts)), merged)

    def listed(self) -> list[str]:
        """The first texts as Python strings; all of them where they are few."""
        found: list[str] = self.texts.slice(0, MOST_LISTED).to_pylist()
        return found

    def counted(self) -> dict[str, int]:
        """The first texts and how often each occurs."""
        return dict(zip(self.listed(), self.counts[:MOST_LISTED].tolist(), strict=True))

    def among(self, texts: frozenset[str]) -> NDArray[np.bool_]:
        """(m,) which texts are among these."""
        found = pc.is_in(self.texts, value_set=value_set(texts))
        return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)

    def where(self, which: NDArray[np.bool_]) -> list[str]:
        """The texts at the places that are True."""
        found: list[str] = self.texts.filter(pa.array(which)).to_pylist()
        return found

    def first_row(self, place: int) -> int:
        """The position of the first row that holds the text at this place."""
        return int(np.argmax(self.codes == place))


_USUAL = {
    texts | {""}: pa.array(sorted(texts | {""}), pa.string())
    for texts in (MISSING_TEXTS, NO_NUMBER, NO_DATE, frozenset[str]())
}


def value_set(texts: frozenset[str]) -> pa.Array:
    """Texts to look for; made once for all columns where they are the usual ones."""
    usual = _USUAL.get(texts)
    return pa.array(sorted(texts), pa.string()) if usual is None else usual


def trim(texts: pa.Array) -> pa.Array:
    """The texts without white space at their ends, of any kind, and without signs that nobody sees."""
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        texts = pc.replace_substring_regex(texts, INVISIBLE, "")
    return pc.utf8_trim_whitespace(texts)


def text_series(
    distinct: Distinct, labels: list[str] | pa.Array, missing: NDArray[np.bool_], index: pd.Index
) -> pd.Series:
    """A text column: categories, or plain texts where more than half of the rows differ.

    `labels` holds what each distinct text is called; several may be called the same.
    """
    named = (labels if isinstance(labels, pa.Array) else pa.array(labels, pa.string())).dictionary_encode()
    kept = named.indices.to_numpy(zero_copy_only=False)
    used = np.unique(kept[~missing])
    if 2 * len(used) > len(distinct.codes) > 200:
        texts = pc.if_else(
            pa.array(missing), pa.scalar(None, pa.string()), named.dictionary.take(named.indices)
        )
        return pd.Series(texts.take(pa.array(distinct.codes)), index=index, dtype="str")
    names = sorted((named.dictionary[int(place)].as_py(), int(place)) for place in used)
    order = np.full(len(named.dictionary), -1, np.int32)
    order[[place for _, place in names]] = np.arange(len(names))
    codes = np.where(missing, -1, order[kept]).astype(np.int32)
    dtype = np.int8 if len(names) < 127 else np.int16 if len(names) < 32_767 else np.int32
    categories = pd.Index([name for name, _ in names], dtype="str")
    by_row = codes.astype(dtype)[distinct.codes]
    values = pd.Categorical.from_codes(by_row, categories=categories)  # type: ignore[arg-type]
    return pd.Series(values, index=index)
