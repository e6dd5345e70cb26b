"""Downloads, the only access to the network: files over HTTP, resumed after an interruption, checked, limited in size.

`requests` handles proxies (HTTP_PROXY, HTTPS_PROXY, NO_PROXY), certificates (REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE) and
redirects; resuming, limits and SSL_CERT_FILE are handled here.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import ModelError

CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a transfer, chosen by hand. `connect`, `silence`: seconds without an answer, without a byte.
    `slowest`: bytes per second, measured over `patience` seconds. `largest`, `index`: bytes of a file, of an index.
    `redirects`: how many are followed. `tries`: requests to one address, as long as each brings new bytes. `reserve`:
    bytes of the disk that stay free."""

    connect: float = 10.0
    silence: float = 30.0
    slowest: int = 1024
    patience: float = 30.0
    largest: int = 4 << 30
    index: int = 64 << 20
    redirects: int = 5
    tries: int = 4
    reserve: int = 64 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A downloaded file: its address, its SHA-256 in hex, its size in bytes."""

    url: str
    sha256: str
    size: int


ByteCount = Callable[[int, int], None]  # bytes so far, bytes in all (0: unknown)


class _RefusalError(Exception):
    """This address does not have the file; another may."""


class _BreakError(Exception):
    """The transfer was interrupted; it may be resumed."""


def index(urls: Sequence[str], limits: Limits) -> tuple[bytes, str]:
    """Download a small document from the first address that has it. Returns its bytes and that address. Raises
    ModelError."""
    troubles = []
    for url in urls:
        try:
            with _Session(limits) as session, session.get(url) as response:
                _expect(response, 200)
                body = bytearray()
                for chunk in _chunks(response, limits):
                    body += chunk
                    if len(body) > limits.index:
                        raise _RefusalError(f"larger than {limits.index >> 20} MB")
                return _plain(bytes(body), limits.index), str(response.url)
        except (_RefusalError, _BreakError) as trouble:
            troubles.append(f"{url}: {trouble}")
    raise ModelError(
        "index of models", "; ".join(troubles) or "no address given", "check the network, proxy and [models] indexes"
    )


def download(
    urls: Sequence[str], part: Path, limits: Limits, progress: ByteCount, accept: Callable[[Path], str]
) -> Fetched:
    """Download a file into `part` from the first address that has all of it.

    A download that an earlier call left in `part` is resumed if the server says that the file is the same. `accept`
    returns what is wrong with the file, "" for nothing; a rejected file is downloaded from the next address. Raises
    ModelError when no address has it, or the disk is full.
    """
    troubles = []
    for url in urls:
        try:
            _persistently(url, part, limits, progress)
            if wrong := accept(part):
                forget(part)
                raise _RefusalError(wrong)
            with part.open("rb") as file:
                return Fetched(url, hashlib.file_digest(file, "sha256").hexdigest(), part.stat().st_size)
        except (_RefusalError, _BreakError) as trouble:
            troubles.append(f"{url}: {trouble}")
    raise ModelError(
        "download",
        "; ".join(troubles) or "no address given",
        "nothing was installed; try again later, or another source",
    )


def forget(part: Path) -> None:
    """Delete a download and the note about it."""
    for path in (part, _note(part)):
        path.unlink(missing_ok=True)


def _persistently(url: str, part: Path, limits: Limits, progress: ByteCount) -> None:
    """Download from one address, again after an interruption as long as each try brings new bytes."""
    reached = -1
    for tries in range(limits.tries):
        try:
            _transfer(url, part, limits, progress)
            return
        except _BreakError:
            size = part.stat().st_size if part.exists() else 0
            if size <= reached or tries == limits.tries - 1:
                raise
            reached = size


def _transfer(url: str, part: Path, limits: Limits, progress: ByteCount) -> None:
    headers = {"Accept-Encoding": "identity"}
    have = part.stat().st_size if part.exists() else 0
    if have and (validator := _validator(part, url)):
        headers |= {"Range": f"bytes={have}-", "If-Range": validator}
    else:
        have = 0
    with _Session(limits) as session, session.get(url, headers) as response:
        if response.status_code == 416 and have:
            forget(part)
            return _transfer(url, part, limits, progress)
        _expect(response, 200, 206)
        start = have if response.status_code == 206 else 0
        total = _total(response, start)
        if total > limits.largest:
            raise _RefusalError(f"{total} bytes: larger than allowed ({limits.largest})")
        _make_room(part, total - start, limits)
        _remember(part, url, response)
        return _write(response, part, start, total, limits, progress)


def _write(response: Any, part: Path, start: int, total: int, limits: Limits, progress: ByteCount) -> None:
    size = start
    try:
        with part.open("r+b" if part.exists() else "wb") as file:
            file.truncate(start)
            file.seek(start)
            for chunk in _chunks(response, limits):
                size += len(chunk)
                if size > (total or limits.largest):
                    raise _RefusalError(f"sends more than {total or limits.largest} bytes")
                file.write(chunk)
                progress(size, total)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        forget(part)
        raise ModelError(part, f"cannot be written ({error.strerror or error})", "make room on the disk") from error
    if total and size != total:
        raise _BreakError(f"broke off after {size} of {total} bytes")


class _Session:
    """A session of `requests` with timeouts that never goes from https to http."""

    def __init__(self, limits: Limits) -> None:
        import requests

        self._session = requests.Session()
        self._session.max_redirects = limits.redirects
        self._session.headers["User-Agent"] = "translate-articles"
        if certificates := os.environ.get("SSL_CERT_FILE"):
            self._session.verify = certificates
        self._timeout = (limits.connect, limits.silence)

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def get(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """The response, its body unread. Raises _RefusalError."""
        import requests

        try:
            response = self._session.get(url, headers=headers, timeout=self._timeout, stream=True)
        except requests.exceptions.TooManyRedirects as error:
            raise _RefusalError("redirects without end") from error
        except (requests.exceptions.Timeout, requests.exceptions.ConnectionError) as error:
            raise _RefusalError(_reason(error)) from error
        except (requests.exceptions.RequestException, OSError, ValueError) as error:  # OSError: certificates not found
            raise _RefusalError(_reason(error)) from error
        if url.startswith("https:") and not response.url.startswith("https:"):
            response.close()
            raise _RefusalError("redirects from https to http")
        return response


def _chunks(response: Any, limits: Limits) -> Any:
    """Yield the body in chunks. Raises _BreakError when it is interrupted, _RefusalError when it is too slow."""
    import urllib3

    begun, came = time.monotonic(), 0
    try:
        for chunk in response.raw.stream(CHUNK, decode_content=False):
            came += len(chunk)
            if (now := time.monotonic()) - begun > limits.patience:
                if came < limits.slowest * (now - begun):
                    raise _RefusalError(f"slower than {limits.slowest} bytes a second")
                begun, came = now, 0
            yield chunk
    except (urllib3.exceptions.HTTPError, ConnectionError, TimeoutError) as error:
        raise _BreakError(_reason(error)) from error


def _expect(response: Any, *codes: int) -> None:
    if response.status_code not in codes:
        raise _RefusalError(f"HTTP {response.status_code} {response.reason or ''}".rstrip())


def _total(response: Any, start: int) -> int:
    """The length of the whole file in bytes, 0 when it is unknown. Raises _RefusalError for a part that was not
    requested."""
    if response.status_code == 206:
        content = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
        if not content or int(content[1]) != start:
            raise _RefusalError("sends another part than was asked for")
        return int(content[2]) if content[2] != "*" else 0
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdecimal() else 0


def _make_room(part: Path, needed: int, limits: Limits) -> None:
    free = shutil.disk_usage(part.parent).free
    if needed + limits.reserve > free:
        raise ModelError(
            part.parent, f"{needed >> 20} MB are needed, {free >> 20} MB are free", "make room on the disk"
        )


def _note(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _remember(part: Path, url: str, response: Any) -> None:
    """Note the address and version of the file being downloaded, so that only the same one is resumed."""
    tag = response.headers.get("ETag", "")
    validator = tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified", "")
    _note(part).write_text(json.dumps({"url": url, "validator": validator}), "utf-8")


def _validator(part: Path, url: str) -> str:
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        note = json.loads(_note(part).read_text("utf-8"))
        return str(note["validator"]) if note["url"] == url else ""
    return ""


def _plain(body: bytes, largest: int) -> bytes:
    """The body, uncompressed if it is compressed with gzip. Raises _RefusalError."""
    from translate.machine.models import unpack

    try:
        return unpack.inflate(body, largest)
    except ModelError as error:
        raise _RefusalError(error.what) from error


_CAUSES = {  # errors of http.client and urllib3, whose own messages say little
    "BadStatusLine": "the answer is not HTTP",
    "ConnectTimeoutError": "nobody answers",
    "IncompleteRead": "broke off",
    "NameResolutionError": "no such host",
    "ReadTimeoutError": "no more bytes in time",
    "RemoteDisconnected": "hung up without an answer",
}


def _reason(error: BaseException) -> str:
    """The innermost cause, in a few words: the messages of `requests` on failed connections are many lines long."""
    known = _CAUSES.get(type(error).__name__, "")
    while isinstance(inner := getattr(error, "reason", None) or (error.args or [None])[-1], BaseException):
        error = inner
        known = known or _CAUSES.get(type(error).__name__, "")
    text = re.sub(r"^(<[^>]*>|\w+\([^)]*\)): ", "", str(error)) or type(error).__name__
    return known or (text if len(text) <= 160 else f"{text[:157]}...")
