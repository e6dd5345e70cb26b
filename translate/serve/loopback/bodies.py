"""What a request brings, within bounds of size and time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

_PATIENCE = 60  # seconds that a request may take to come in
_Read = TypeVar("_Read")


async def limited(request: Request, largest: int, read: Callable[[Request], Awaitable[_Read]]) -> _Read:
    """What `read` makes of a request whose body has at most `largest` bytes. Raises HTTPException: 413 for a larger
    one, 408 for one that takes too long, 499 where the client is gone before its end."""
    size = 0

    async def receive() -> Message:
        nonlocal size
        message = await request.receive()
        size += len(message.get("body", b""))
        if size > largest:
            raise HTTPException(413, f"the request is larger than {largest} bytes")
        return message

    try:
        with anyio.fail_after(_PATIENCE):
            return await read(Request(request.scope, receive))
    except TimeoutError as error:
        raise HTTPException(408, "the request took too long") from error
    except ClientDisconnect as error:
        raise HTTPException(499, "the client is gone") from error


async def content(request: Request, largest: int) -> bytes:
    """The body of a request. Raises HTTPException."""
    return await limited(request, largest, Request.body)
