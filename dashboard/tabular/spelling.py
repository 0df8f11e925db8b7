"""Texts that differ by case and spaces alone: folded into the most frequent spelling."""

import unicodedata
from collections.abc import Sequence

MOST_FOLDED = 20_000


def folded(texts: Sequence[str], counts: Sequence[int]) -> dict[str, str]:
    """Each text that has a more frequent variant -> that variant."""
    if len(texts) > MOST_FOLDED:
        return {}
    best: dict[str, tuple[int, str]] = {}
    for text, count in zip(texts, counts, strict=True):
        key = _key(text)
        if key not in best or count > best[key][0]:
            best[key] = (count, text)
    return {text: best[_key(text)][1] for text in texts if best[_key(text)][1] != text}


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
