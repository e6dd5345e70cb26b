"""Requests to models that were not answered."""

from __future__ import annotations


class UnansweredError(Exception):
    """A request that the server did not answer as it should. `what`: in words; `status`: of HTTP, 0 for none; `broken`:
    True if it is the server that fails, not this request alone."""

    def __init__(self, what: str, status: int = 0, *, broken: bool = False, wait: float = 0.0) -> None:
        super().__init__(what)
        self.what, self.status, self.broken, self.wait = what, status, broken, wait
