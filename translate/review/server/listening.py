"""Listens on loopback: a port that stays the same for a project, so that a browser finds again what it kept."""

from __future__ import annotations

import secrets
from dataclasses import replace

from translate.review.desk import Desk
from translate.review.server.application import application
from translate.review.server.gatekeeper import Gatekeeper
from translate.serve.loopback import Listener, take_port

_FIRST, _COUNT = 49_152, 16_384  # the dynamic ports of RFC 6335
_TRIED = 20  # ports that are tried where those before are taken; chosen by hand


def listen(desk: Desk, who: str, port: int = 0) -> Listener:
    """Take a port on loopback for a desk. `who`: the name of the reviewer, until the page says another; `port`: 0 for
    one that belongs to the project. Raises TranslateError where it is taken."""
    usual = int(desk.identity, 16) % _COUNT
    wanted = [port] if port else [_FIRST + (usual + n) % _COUNT for n in range(_TRIED)]
    token = secrets.token_urlsafe(24)
    found = take_port(lambda port: Gatekeeper(application(desk, who), port, token), wanted)
    return replace(found, address=f"{found.address}{token}/")
