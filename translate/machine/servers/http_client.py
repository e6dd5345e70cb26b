"""JSON over HTTP to one server: connections only to its checked addresses, no proxies, no redirects, no keys that were
not asked for; every answer has a limit of size and of time."""

from __future__ import annotations

import json
import threading
import time
import weakref
from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

from translate.errors import ConfigError, EngineError
from translate.machine.servers.addresses import ServerAddress
from translate.machine.servers.failures import UnansweredError

if TYPE_CHECKING:
    import httpx2 as httpx

_LARGEST = 8 << 20  # bytes of an answer
_CONNECTING = 5.0  # seconds
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0  # seconds between tries, doubled each time; chosen by hand
_SILENT = 4  # requests in a row, and those in flight, after which a server is not asked any more; chosen by hand
_TIMEOUT = 408
_PASSING = frozenset({_TIMEOUT, 425, 429, 500, 502, 503, 504})  # a later try may succeed


class JsonClient:
    """A client of one server, for several threads. `engine`: the name of the engine whose settings name the server, for
    messages; `key`: sent as bearer token, "" for none; `timeout`: seconds for one answer, however it comes; `retries`:
    how often a request is repeated that failed for now; `connections`: how many at once."""

    def __init__(
        self,
        place: ServerAddress,
        engine: str,
        *,
        key: str = "",
        timeout: float = 120.0,
        retries: int = 3,
        connections: int = 4,
    ) -> None:
        """Raises ConfigError where the extra is not installed."""
        self._httpx = httpx = _library(engine)
        self.place, self._timeout, self._retries = place, timeout, retries
        self._settings = f"[engines.{engine}]"
        headers = {"Host": place.name, "Accept": "application/json", "Accept-Encoding": "identity"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self._client = httpx.Client(
            headers=headers,
            timeout=httpx.Timeout(timeout, connect=min(_CONNECTING, timeout), pool=None),
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            follow_redirects=False,
            trust_env=False,
        )
        weakref.finalize(self, self._client.close).atexit = False
        self._addresses = list(place.addresses)
        self._lock = threading.Lock()
        self._why = ""  # what went wrong last
        self._failed, self._limit = 0, _SILENT + connections  # requests in a row that got no answer, and how many may

    def get(self, path: str) -> Any:
        """The JSON at a path below that of the server. Raises UnansweredError."""
        return self._tried("GET", path, None, dict)

    def get_list(self, path: str) -> list[Any]:
        """The JSON array at a path below that of the server. Raises UnansweredError."""
        found: list[Any] = self._tried("GET", path, None, list)
        return found

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """The JSON that the server answers to a body. Raises UnansweredError."""
        return self._tried("POST", path, json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"), dict)

    def error(self, failure: UnansweredError) -> EngineError:
        """The failure as an error for people."""
        remedy = f"start it, or check url in {self._settings}" if failure.broken else f"check {self._settings}"
        return EngineError(f"{self.place.scheme}://{self.place.name}{self.place.path}", failure.what, remedy)

    def _tried(self, method: str, path: str, body: bytes | None, kind: type) -> Any:
        pause, left = _FIRST_PAUSE, 0 if self._failed else self._retries
        while True:
            if self._failed >= self._limit:
                raise UnansweredError(f"no answer to {self._failed} requests in a row: {self._why}", broken=True)
            try:
                found = self._once(method, path, body, kind)
            except UnansweredError as failure:
                silent = failure.broken or failure.status == _TIMEOUT
                if left <= 0 or not (silent or failure.status in _PASSING):
                    with self._lock:
                        self._failed, self._why = self._failed + 1 if silent else 0, failure.what
                    raise
                time.sleep(min(_LONGEST_PAUSE, max(pause, failure.wait)))
                left, pause = left - (self._retries if failure.status == _TIMEOUT else 1), pause * 2
                continue
            self._failed = 0
            return found

    def _once(self, method: str, path: str, body: bytes | None, kind: type) -> Any:
        """One try, at each address until one connects."""
        httpx = self._httpx
        for address in list(self._addresses):
            try:
                data, response = self._sent(method, address, path, body)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = UnansweredError(f"no connection ({_said(error)})", broken=True)
                continue
            except httpx.TimeoutException:
                raise UnansweredError(f"no answer in {self._timeout:g} seconds", _TIMEOUT) from None
            except httpx.HTTPError as error:
                raise UnansweredError(f"the connection broke off ({_said(error)})", broken=True) from error
            with self._lock:
                self._addresses = [address, *(one for one in self._addresses if one != address)]
            return _read(data, response, kind)
        raise failure

    def _sent(self, method: str, address: str, path: str, body: bytes | None) -> tuple[bytes, httpx.Response]:
        place = self.place
        host = f"[{address}]" if ":" in address else address
        until = time.monotonic() + self._timeout
        with self._client.stream(
            method,
            f"{place.scheme}://{host}:{place.port}{place.path}{path}",
            content=body,
            headers={"Content-Type": "application/json"} if body else {},
            extensions={"sni_hostname": place.host} if place.scheme == "https" else {},
        ) as response:
            data = bytearray()
            for piece in response.iter_raw():
                data += piece
                if len(data) > _LARGEST:
                    raise UnansweredError(f"an answer of more than {_LARGEST >> 20} MB")
                if time.monotonic() > until:
                    raise UnansweredError(f"no complete answer in {self._timeout:g} seconds", _TIMEOUT)
            return bytes(data), response


def _library(engine: str) -> ModuleType:
    try:
        import httpx2
    except ImportError as error:
        raise ConfigError(
            f"--engine {engine}", "the extra [llm] is not installed", "pip install 'translate-articles[llm]'"
        ) from error
    return httpx2


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__


def _read(data: bytes, response: httpx.Response, kind: type) -> Any:
    """The JSON of a response, an object or an array. Raises UnansweredError for any other."""
    status = response.status_code
    if 300 <= status < 400:
        raise UnansweredError("it sends the request on to another address, which is not followed", status)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if status != 200:
        raise UnansweredError(f"HTTP {status}{_reason(found, data)}", status, wait=_wait(response))
    if not isinstance(found, kind):
        raise UnansweredError(f"an answer that is no JSON {'object' if kind is dict else 'array'}")
    return found


def _reason(found: Any, data: bytes) -> str:
    """What the server says went wrong, shortened."""
    told = found.get("error", found) if isinstance(found, dict) else data[:300].decode("utf-8", "replace")
    told = told.get("message", "") if isinstance(told, dict) else told
    shown = " ".join("".join(c if c.isprintable() else " " for c in str(told)).split())[:160]
    return f" ({shown})" if shown else ""


def _wait(response: httpx.Response) -> float:
    said = response.headers.get("Retry-After", "")
    return min(float(said), _LONGEST_PAUSE) if said.isascii() and said.isdigit() else 0.0
