"""Records the sockets that this process opens, by audit events of the interpreter and its table of open files.

Audit events (PEP 578) report every socket that Python code opens or uses, and every program that it starts. Sockets of
native code are not reported; those still open at the end are found in the table of open files, on Linux.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_SOCKETS = (
    "socket.__new__",
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.sendmsg",
    "socket.sendto",
)
_PROGRAMS = ("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen")
HOW = "audit events of the Python interpreter (PEP 578); sockets in the process's file table at the end (Linux)"


class Watch:
    """Records sockets and programs from its creation to the end of the process, as an audit hook cannot be removed."""

    def __init__(self) -> None:
        self.sockets: list[str] = []
        self.programs: list[str] = []
        self._before = set(_held())
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _SOCKETS:
            self.sockets.append(f"{event} {arguments[1:]!r}")
        elif event in _PROGRAMS:
            self.programs.append(event)

    def opened(self) -> list[str]:
        """The sockets opened since its creation: audit events in order, then those of native code still open."""
        return [*self.sockets, *sorted(f"held: {name}" for name in set(_held()) - self._before)]


def _held() -> Iterator[str]:
    """The sockets among the open files of this process."""
    with suppress(OSError):
        for entry in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if (name := os.readlink(entry)).startswith("socket:"):
                    yield name
