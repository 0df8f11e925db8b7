"""Memory that goes back to the system: of visits that have ended, and what reading and fitting leave over."""

import ctypes
import gc
import threading
import time
from collections.abc import Callable
from typing import cast

import pyarrow as pa

from dashboard.ui.streamlit_internals import forget_ended_visits

SECONDS = 15.0  # between two looks for visits that have ended
ARENAS = 2  # of the C library's allocator; by default eight a core, each with its own gaps
LARGE = 4 << 20  # bytes; from here on every array has pages of its own, which go back as it does
KEPT = 8 << 20  # bytes free at the end of an arena, beyond which they go back
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # of mallopt, malloc.h
_wanted = threading.Event()


def use_one_allocator() -> None:
    """Let tables and arrays share the C library's allocator: what one of them frees the other takes.

    Its bounds are set, because by itself it raises them to 32 and 64 MB with the first large array that is
    freed, and keeps as much: malloc_trim cannot give back the end of a thread's arena.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    if (mallopt := _from_c_library("mallopt")) is not None:
        mallopt(_ARENA_MAX, ARENAS)
        mallopt(_MMAP_THRESHOLD, LARGE)
        mallopt(_TRIM_THRESHOLD, KEPT)


def free_unused_memory() -> None:
    """Give back at once what is free; where the C library keeps it, as outside Linux, that is as it is."""
    pa.default_memory_pool().release_unused()
    if (trim := _from_c_library("malloc_trim")) is not None:
        trim(0)


def _from_c_library(name: str) -> Callable[..., int] | None:
    """A function that only some C libraries have."""
    try:
        return cast(Callable[..., int], getattr(ctypes.CDLL(None), name))
    except (AttributeError, OSError, TypeError):
        return None


def keep_what_is_loaded() -> None:
    """Leave what stays as long as the server out of later collections, most of whose time it takes."""
    gc.collect()
    gc.freeze()


def free_memory_soon() -> None:
    """Have what is free given back by the watching thread, so that nobody waits for it."""
    _wanted.set()


def watch(seconds: float = SECONDS) -> None:
    """Forget ended visits again and again, in a thread of its own, also while no new visitor comes."""
    threading.Thread(target=_watch, args=(seconds,), name="free memory", daemon=True).start()


def _watch(seconds: float) -> None:
    while True:
        time.sleep(seconds)
        free_ended_visits()


def free_ended_visits() -> int:
    """Forget the visits whose time to come back is over, with all they held; how many there were."""
    ended = forget_ended_visits()
    if ended:
        gc.collect()  # sessions refer to themselves, and no rerun collects
    if ended or _wanted.is_set():
        _wanted.clear()
        free_unused_memory()
    return ended
