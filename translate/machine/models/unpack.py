"""Unpacks untrusted archives safely: only plain files, only below the folder, only up to a size."""

from __future__ import annotations

import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from translate.errors import ModelError

CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,  # a file name that is not in the encoding that the archive declares
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of an archive, chosen by hand. `largest`: bytes unpacked in all; `ratio`: the same divided by its
    packed size; `files`: number of files."""

    largest: int = 4 << 30
    ratio: int = 100
    files: int = 5000


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in an archive: the path and size that the archive gives, and how to open it."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]


def unzip(archive: Path, folder: Path, bounds: Bounds) -> None:
    """Unpack a zip archive into a folder. Raises ModelError for an unsafe or damaged archive; files already unpacked
    then stay in the folder."""
    with _reading(archive), zipfile.ZipFile(archive) as opened:
        members = []
        for info in opened.infolist():
            kind = stat.S_IFMT(info.external_attr >> 16)
            if kind and kind not in (stat.S_IFREG, stat.S_IFDIR):
                raise _unsafe(archive, f"{info.filename!r} is a link or a device")
            if info.flag_bits & 1:
                raise _unsafe(archive, f"{info.filename!r} is encrypted")
            if not info.is_dir():
                members.append(_Member(info.filename, info.file_size, partial(opened.open, info)))
        _extract(archive, members, folder, bounds)


def untar(archive: Path, folder: Path, bounds: Bounds) -> None:
    """Unpack an uncompressed tar archive into a folder. Raises ModelError as `unzip` does."""
    with _reading(archive), tarfile.open(archive, "r:") as opened:
        members = []
        for info in opened:
            if not (info.isreg() or info.isdir()):
                raise _unsafe(archive, f"{info.name!r} is a link or a device")
            if info.isreg():
                members.append(_Member(info.name, info.size, partial(_stream, opened, info)))
        _extract(archive, members, folder, bounds)


def _stream(opened: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    stream = opened.extractfile(info)
    assert stream  # only plain files come here
    return stream


@contextmanager
def _reading(archive: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise ModelError(archive.name, f"damaged or cut off ({error})", "fetch it again") from error


def _unsafe(archive: Path, what: str) -> ModelError:
    return ModelError(archive.name, f"refused: {what}", "take it from another source")


def _extract(archive: Path, members: list[_Member], folder: Path, bounds: Bounds) -> None:
    if len(members) > bounds.files:
        raise _unsafe(archive, f"{len(members)} files, more than {bounds.files}")
    total, packed = sum(member.size for member in members), archive.stat().st_size
    if total > bounds.largest or total > packed * bounds.ratio:
        raise _unsafe(archive, f"{packed} bytes would become {total}: an archive bomb")
    seen: set[str] = set()
    for member in members:
        path = folder.joinpath(*_parts(member.name, archive))
        if (same := path.as_posix().casefold()) in seen:
            raise _unsafe(archive, f"{member.name!r} is in it twice")
        seen.add(same)
        _copy(archive, member, path)


def _parts(name: str, archive: Path) -> list[str]:
    """The parts of a path below the folder. Raises ModelError for any other path."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    bad = (
        name.startswith("/") or ".." in parts or not parts or any(c in name for c in "\\:\0") or not name.isprintable()
    )
    if bad or max(map(len, parts)) > 200:
        raise _unsafe(archive, f"{name[:80]!r} is not a path below the model's folder")
    return parts


def _copy(archive: Path, member: _Member, path: Path) -> None:
    left = member.size
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise _unsafe(archive, f"{member.name!r} lies below a file") from error
    try:
        with member.open() as packed, path.open("xb") as file:
            while chunk := packed.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _unsafe(archive, f"{member.name!r} is larger than it says")
                file.write(chunk)
    except (FileExistsError, IsADirectoryError) as error:
        raise _unsafe(archive, f"{member.name!r} is in it twice") from error
    if left:
        raise ModelError(archive.name, f"cut off: {member.name!r} lacks {left} bytes", "fetch it again")


def gunzip(packed: Path, path: Path, largest: int) -> None:
    """Write `packed` to `path`, uncompressed if it is compressed with gzip, else as it is. `largest`: limit in bytes.
    Raises ModelError."""
    with packed.open("rb") as source, path.open("wb") as file:
        try:
            for chunk in _inflated(iter(lambda: source.read(CHUNK), b""), largest):
                file.write(chunk)
        except zlib.error as error:
            raise ModelError(packed.name, f"damaged or cut off ({error})", "fetch it again") from error


def inflate(body: bytes, largest: int) -> bytes:
    """`body`, uncompressed if it is compressed with gzip, else as it is. `largest`: limit in bytes. Raises
    ModelError."""
    try:
        return b"".join(_inflated([body], largest))
    except zlib.error as error:
        raise ModelError("data", f"damaged or cut off ({error})", "fetch it again") from error


def _inflated(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    """Yield the uncompressed bytes of what may be one gzip member. Raises ModelError beyond `largest` bytes,
    zlib.error."""
    unpacker, total, first = None, 0, True
    for chunk in chunks:
        if first:
            unpacker, first = zlib.decompressobj(wbits=31) if chunk.startswith(_GZIP) else None, False
        rest = chunk
        while rest:
            plain = unpacker.decompress(rest, CHUNK) if unpacker else rest
            rest = unpacker.unconsumed_tail if unpacker else b""
            total += len(plain)
            if total > largest:
                raise ModelError(
                    "archive", f"refused: more than {largest} bytes unpacked", "take it from another source"
                )
            yield plain
    if unpacker and not unpacker.eof:
        raise zlib.error("the end is missing")
