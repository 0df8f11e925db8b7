"""What was chosen about a table as one short text: JSON, packed where that is shorter."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from typing import Any

from dashboard.tabular import TableError

PACKED = "z."  # how a packed text begins; JSON begins with a brace
READABLE = 800  # signs up to which the text stays readable
MOST_UNPACKED = 1 << 20  # bytes


def text_of(settings: Mapping[str, Any]) -> str:
    """The settings as text; empty for none."""
    if not settings:
        return ""
    text = json.dumps(settings, separators=(",", ":"), ensure_ascii=False)
    if len(text) <= READABLE:
        return text
    packed = PACKED + base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    return min(text, packed, key=len)


def settings_from(text: str) -> Any:
    """The settings that a text holds. Raises TableError for a text that holds none."""
    try:
        return json.loads(_unpacked(text) if text.startswith(PACKED) else text)
    except (ValueError, RecursionError, zlib.error, binascii.Error):
        raise TableError("The link's choices cannot be read.") from None


def _unpacked(text: str) -> str:
    body = text.removeprefix(PACKED)
    data = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(data, MOST_UNPACKED)
    if unpacker.unconsumed_tail:
        raise ValueError
    return found.decode()
