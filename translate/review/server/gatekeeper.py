"""Lets through only requests that name this server, come from its own page, and know its token; all else is 403."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from translate.serve.loopback import LOCAL, is_own, sealed

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Gatekeeper:
    """An application behind a gate. `port`: that it is served on; `token`: what the path of each request begins with.
    See `is_own` for what else is refused."""

    application: ASGIApp
    port: int
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self.application(scope, receive, send)
            return
        send = sealed(send, _HEADERS)
        if scope["type"] != "http" or not self._is_ours(scope):
            if scope["type"] == "http":
                await PlainTextResponse("403: not for you\n", 403)(scope, receive, send)
            return
        inner = dict(scope)
        inner["path"] = inner["path"].removeprefix(f"/{self.token}")
        inner["raw_path"] = inner["path"].encode("utf-8", "surrogateescape")
        await self.application(inner, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        """True for a request to this server by name, from its own page if from any, with its token."""
        names = {f"{host}:{self.port}" for host in LOCAL}
        first, _, _ = scope["path"].removeprefix("/").partition("/")
        return is_own(scope, names.__contains__) and hmac.compare_digest(
            first.encode("utf-8", "surrogateescape"), self.token.encode()
        )
