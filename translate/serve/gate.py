"""The gate before the API: a request under another name than this server's, or of another site, is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from translate.serve.loopback import host_name, is_own, sealed

_HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_SLASHES = re.compile("/{2,}")


@dataclass(frozen=True, slots=True)
class HostGate:
    """An application behind the gate. `names`: those by which the server may be called, in lower case."""

    application: ASGIApp
    names: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request. Slashes that come double, as where an address ends with one, count once."""
        if scope["type"] != "http":
            return
        send = sealed(send, _HEADERS)
        if not is_own(scope, lambda host: host_name(host) in self.names):
            told = "this server answers only under its own name, and no other site; see --host-name"
            await JSONResponse({"error": told}, 403)(scope, receive, send)
            return
        path = _SLASHES.sub("/", scope["path"])
        await self.application({**scope, "path": path, "raw_path": path.encode()}, receive, send)
