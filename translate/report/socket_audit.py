"""Records the sockets that this process opens, by audit events of the interpreter and its table of open files.

Audit events (PEP 578) report every socket that Python code opens or uses, and every program that it starts. Sockets of
native code are not reported; those still open at the end are found in the table of open files, on Linux.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.model import ModelServer

_SOCKETS = (
    "socket.__new__",
    "socket.bind",
    "socket.connect",
    "socket.sendmsg",
    "socket.sendto",
)
_NAMES = ("socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname")  # events about no socket
_PROGRAMS = ("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen")
HOW = "audit events of the Python interpreter (PEP 578); sockets in the process's file table at the end (Linux)"


@dataclass(frozen=True, slots=True)
class _Event:
    """An event of a socket. `told`: its arguments; `file`: the name of the socket's file, "" for none."""

    name: str
    told: tuple[Any, ...]
    file: str

    def concerns(self, servers: Sequence[ModelServer]) -> bool:
        """True if this is about one of the servers, or about a socket that is not connected yet."""
        if self.name == "socket.connect":
            return _place(self.told) in {address for server in servers for address in server.addresses}
        if self.name == "socket.getaddrinfo":
            names = [name for server in servers for name in (server.name, *server.addresses)]
            return any(self.told[0] in (name, name.rpartition(":")[0].strip("[]")) for name in names)
        return self.name == "socket.__new__" and bool(servers)

    def __str__(self) -> str:
        return f"{self.name} {self.told!r}"


class Watch:
    """Records sockets and programs from its creation to the end of the process, as an audit hook cannot be removed."""

    def __init__(self) -> None:
        self.sockets: list[_Event] = []
        self.programs: list[str] = []
        self._before = set(_held())
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NAMES:
            self.sockets.append(_Event(event, arguments, ""))
        elif event in _SOCKETS:
            self.sockets.append(_Event(event, arguments[1:], _file(arguments[0])))
        elif event in _PROGRAMS:
            self.programs.append(event)

    def opened(self, servers: Sequence[ModelServer] = ()) -> list[str]:
        """The sockets opened since its creation, but those to servers that are known: audit events in order, then those
        of native code still open."""
        theirs = {one.file for one in self.sockets if one.name == "socket.connect" and one.concerns(servers)}
        others = [str(one) for one in self.sockets if not one.concerns(servers)]
        return [*others, *sorted(f"held: {name}" for name in set(_held()) - self._before - theirs)]


def _place(arguments: tuple[Any, ...]) -> str:
    """The address and port that a socket is connected to."""
    address = arguments[0] if arguments else ""
    if not isinstance(address, tuple) or len(address) < 2:
        return ""
    host = f"[{address[0]}]" if ":" in str(address[0]) else address[0]
    return f"{host}:{address[1]}"


def _file(one: Any) -> str:
    """The name of the file of a socket, as the table of open files has it."""
    with suppress(OSError, AttributeError, ValueError):
        return os.readlink(f"/proc/self/fd/{one.fileno()}")
    return ""


def _held() -> Iterator[str]:
    """The sockets among the open files of this process."""
    with suppress(OSError):
        for entry in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if (name := os.readlink(entry)).startswith("socket:"):
                    yield name
