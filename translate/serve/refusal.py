"""A request that is not answered, in the form in which LibreTranslate says so."""

from __future__ import annotations


class RefusedError(Exception):
    """`status`: of HTTP; `retry_after`: seconds after which it may be asked again, 0 for never."""

    def __init__(self, status: int, message: str, retry_after: float = 0) -> None:
        super().__init__(message)
        self.status, self.retry_after = status, retry_after


def missing(name: str) -> RefusedError:
    """A parameter is missing."""
    return RefusedError(400, f"Invalid request: missing {name} parameter")
