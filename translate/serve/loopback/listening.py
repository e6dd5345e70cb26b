"""Takes a port and serves an application there until it is interrupted."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from translate.errors import TranslateError
from translate.serve.loopback.gate import LOCAL


@dataclass(frozen=True, slots=True)
class Listener:
    """A server that has its port. `address`: what the addresses of all that it serves begin with."""

    address: str
    serve: Callable[[], None]
    """Serves until it is interrupted."""
    stop: Callable[[], None]
    """Ends `serve`, from another thread."""


def take_port(application: Callable[[int], ASGIApp], ports: Sequence[int], host: str = LOCAL[0]) -> Listener:
    """Take the first of some ports that is free for an application, which is made for it; 0 is one that the system
    chooses. `host`: the address to listen on. Raises TranslateError where none is free, or the address is not here."""
    for port in ports:
        config = uvicorn.Config(
            application(port), host, port, log_config=None, log_level="critical", access_log=False, lifespan="off",
            ws="none", server_header=False, proxy_headers=False, timeout_graceful_shutdown=1, timeout_keep_alive=30,
        )  # fmt: skip
        if held := _bound(host, port):
            server = uvicorn.Server(config)

            def stop(server: uvicorn.Server = server) -> None:
                server.should_exit = True

            def serve(server: uvicorn.Server = server, held: socket.socket = held) -> None:
                server.run(sockets=[held])

            shown = f"[{host}]" if ":" in host else host
            return Listener(f"http://{shown}:{held.getsockname()[1]}/", serve, stop)
    raise TranslateError(f"port {ports[0]}", "is taken", "give another --port")


def _bound(host: str, port: int) -> socket.socket | None:
    """A socket that listens on a port of an address, None where it is taken. Raises TranslateError where it may not be
    used."""
    held = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # right after another server has ended, too
        held.bind((host, port))
        held.listen()  # from now on a client waits for the answer, and is not refused
        return held
    except OSError as error:
        held.close()
        if error.errno == errno.EADDRINUSE:
            return None
        what = f"cannot be used on {host} ({error.strerror})"
        raise TranslateError(f"port {port}", what, "give another --port") from error
