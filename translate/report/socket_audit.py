"""Whether this process opens a socket: the interpreter's audit events, and what the system says that it holds.

Audit events (PEP 578) see every socket that Python code makes or uses, and every program that it starts. Native code
makes sockets unseen by them: those still open at the end are found among the process's files, on Linux.
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
    """Watches from its making to the end of the process: an audit hook cannot be taken off."""

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
        """The sockets opened since: events in order, then those of native code that are still open."""
        return [*self.sockets, *sorted(f"held: {name}" for name in set(_held()) - self._before)]


def _held() -> Iterator[str]:
    """The sockets among the open files of this process."""
    with suppress(OSError):
        for entry in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if (name := os.readlink(entry)).startswith("socket:"):
                    yield name
