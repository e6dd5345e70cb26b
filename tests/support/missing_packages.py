"""The program in a process in which a package cannot be imported, as where an extra is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROGRAM = "import runpy, sys; sys.modules[sys.argv.pop(1)] = None; runpy.run_module('translate', run_name='__main__')"


def without(package: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What the program answers to its arguments where the package is missing."""
    command = [sys.executable, "-c", _PROGRAM, package, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
