"""Who may ask: requests that name this server, and come from its own pages if from any."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""The names by which a machine calls itself."""


def is_own(scope: Scope, is_ours: Callable[[str], bool]) -> bool:
    """True for a request to this server by name, from its own page if from any. `is_ours`: is a Host (`name:port`) one
    of ours?

    A browser sends the name that somebody typed or a foreign site uses as Host, and the site that asks as Origin: with
    another name (DNS rebinding) or another site (cross-site requests) nothing is answered.
    """
    headers = Headers(scope=scope)
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    return (
        len(hosts) == 1
        and is_ours(hosts[0])
        and (not origins or origins == [f"http://{hosts[0]}"])
        and headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    )


def host_name(host: str) -> str:
    """The name in a Host header, without its port, in lower case."""
    name, colon, port = host.rpartition(":")
    return (name if colon and (port.isascii() and port.isdigit()) else host).lower()


def sealed(send: Send, headers: Mapping[str, str]) -> Send:
    """A `send` that adds headers to every answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return sending
