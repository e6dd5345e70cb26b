"""Gives memory that was freed back to the system, which the C library otherwise keeps for the next need."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any


def returned() -> None:
    """Give back what was freed: after an engine has worked, some 100 MB in whole pages between smaller pieces that are
    still in use. Takes 15 ms then; elsewhere than with the C library of GNU nothing is done."""
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Any:
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
