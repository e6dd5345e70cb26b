"""No network: Python imports this as it starts where PYTHONPATH names the folder; a connection then fails."""

from __future__ import annotations

import sys


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Raises PermissionError for every use of the network that Python's audit events report."""
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise PermissionError(f"{event}{arguments[-1:]}: the main job must not use the network")


sys.addaudithook(refuse)
