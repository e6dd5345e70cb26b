"""Listens on loopback: a port that stays the same for a project, so that a browser finds again what it kept."""

from __future__ import annotations

import errno
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from translate.errors import TranslateError
from translate.review.desk import Desk
from translate.review.server.application import application
from translate.review.server.gatekeeper import HOSTS, Gatekeeper

_FIRST, _COUNT = 49_152, 16_384  # the dynamic ports of RFC 6335
_TRIED = 20  # ports that are tried where those before are taken; chosen by hand


@dataclass(frozen=True, slots=True)
class Listener:
    """A server that has its port. `address`: of the page, with its token."""

    address: str
    serve: Callable[[], None]
    """Serves until it is interrupted."""
    stop: Callable[[], None]
    """Ends `serve`, from another thread."""


def listen(desk: Desk, who: str, port: int = 0) -> Listener:
    """Take a port on loopback for a desk. `who`: the name of the reviewer, until the page says another; `port`: 0 for
    one that belongs to the project. Raises TranslateError where it is taken."""
    usual = _FIRST + int(desk.identity, 16) % _COUNT
    wanted = [port] if port else [_FIRST + (usual - _FIRST + n) % _COUNT for n in range(_TRIED)]
    token = secrets.token_urlsafe(24)
    for one in wanted:
        keeper = Gatekeeper(application(desk, who), one, token)
        config = uvicorn.Config(
            keeper, HOSTS[0], one, log_config=None, log_level="critical", access_log=False, lifespan="off", ws="none",
            server_header=False, proxy_headers=False, timeout_graceful_shutdown=1, timeout_keep_alive=30,
        )  # fmt: skip
        if held := _bound(one):
            server = uvicorn.Server(config)

            def stop(server: uvicorn.Server = server) -> None:
                server.should_exit = True

            def serve(server: uvicorn.Server = server, held: socket.socket = held) -> None:
                server.run(sockets=[held])

            return Listener(f"http://{HOSTS[0]}:{one}/{token}/", serve, stop)
    raise TranslateError(f"port {wanted[0]}", "is taken", "give another --port")


def _bound(port: int) -> socket.socket | None:
    """A socket that listens on a port of loopback, None where it is taken. Raises TranslateError where it may not be."""
    held = socket.socket()
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # right after another desk has ended, too
        held.bind((HOSTS[0], port))
        held.listen()  # from now on a browser waits for the answer, and is not refused
        return held
    except OSError as error:
        held.close()
        if error.errno == errno.EADDRINUSE:
            return None
        raise TranslateError(f"port {port}", f"cannot be used ({error.strerror})", "give another --port") from error
