"""Requests that were not answered."""

from __future__ import annotations


class UnansweredError(Exception):
    """A request that a server, or a model in this process, did not answer as it should. `what`: in words; `status`: of
    HTTP, 0 for none; `broken`: True if it is the server that fails, not this request alone; `wait`: seconds after which
    it wants to be asked again."""

    def __init__(self, what: str, status: int = 0, *, broken: bool = False, wait: float = 0.0) -> None:
        super().__init__(what)
        self.what, self.status, self.broken, self.wait = what, status, broken, wait
