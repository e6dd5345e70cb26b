"""How many processors there are."""

from __future__ import annotations

import os


def processors() -> int:
    """The number of processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # Linux has it, macOS and Windows have not
    return len(allowed(0)) if allowed else os.cpu_count() or 1
