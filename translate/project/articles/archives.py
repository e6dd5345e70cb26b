"""ZIP archives: the bytes of their members, and archives in which some members are replaced and all else is kept.

The layout is that of the ZIP specification (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3). The
records of members that stay are copied as they are, compressed bytes and all.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from translate.errors import ArticleError

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _DESCRIPTOR, _UTF_8 = 1, 8, 1 << 11  # general purpose bits
_ZIP64 = 1  # the number of an extra field
_LARGEST = 256 << 20  # bytes that a member may have unpacked; the longest novels have a fiftieth of it
_AGAIN = "save it again with the program that made it"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive. `start`, `end`: the bytes of its record; `entry`: where its directory entry begins;
    `head`: the fields of that entry."""

    path: str
    start: int
    end: int
    entry: int
    head: tuple[int, ...]

    @property
    def flags(self) -> int:
        """The general purpose bits."""
        return self.head[3]

    @property
    def method(self) -> int:
        """How it is compressed."""
        return self.head[4]

    @property
    def size(self) -> int:
        """The number of its bytes unpacked, as the directory claims."""
        return self.head[9]

    @property
    def facts(self) -> tuple[int, ...]:
        """What a new content leaves as it is: versions, method, time, attributes."""
        return self.head[1], self.head[2], *self.head[4:7], *self.head[14:16]


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive: its bytes, its members by path in the order of its directory, and where the directory is."""

    name: str
    data: bytes
    members: Mapping[str, Member]
    directory: int
    end: int

    def content(self, path: str) -> bytes:
        """The bytes of a member. Raises ArticleError for one that is damaged, encrypted or too large."""
        member = self.members[path]
        where = f"{self.name}: {path}"
        if member.flags & _ENCRYPTED:
            raise ArticleError(where, "encrypted", "save it without a password")
        if member.size > _LARGEST:
            raise ArticleError(where, f"more than {_LARGEST >> 20} MB unpacked", "split the document")
        packed = self._packed(member)
        if member.method == _STORED:
            content = packed
        elif member.method == _DEFLATED:
            try:
                content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, member.size + 1)
            except zlib.error as error:
                raise ArticleError(where, "damaged", _AGAIN) from error
        else:
            raise ArticleError(where, f"compressed by method {member.method}, which is not read", _AGAIN)
        if len(content) != member.size or zlib.crc32(content) != member.head[7]:
            raise ArticleError(where, "damaged", _AGAIN)
        return content

    def _packed(self, member: Member) -> bytes:
        start = member.start + _LOCAL.size + sum(_LOCAL.unpack_from(self.data, member.start)[-2:])
        return self.data[start : start + member.head[8]]


def archive(data: bytes, name: str) -> Archive:
    """The archive in the bytes of a file. Raises ArticleError for other bytes, and for archives that no program for
    documents writes: paths out of the folder, equal paths, members that overlap, parts on other disks."""
    if data.startswith(_OLE):
        raise ArticleError(
            name, "encrypted, or in the format of Office 97 to 2003", "save it in the new format, without a password"
        )
    at = data.rfind(b"PK\5\6", max(0, len(data) - _END.size - 0xFFFF))
    if not data.startswith(b"PK") or at < 0 or at + _END.size > len(data):
        raise ArticleError(name, "no archive (ZIP), as its format is", _AGAIN)
    _, disk, first, here, count, size, directory, _ = _END.unpack_from(data, at)
    if disk or first or here != count or directory + size > at or 0xFFFFFFFF in (size, directory):
        raise ArticleError(name, "an archive in parts, of ZIP64, or damaged", _AGAIN)
    members = dict[str, Member]()
    for member in _entries(data, directory, count, name):
        parts = PurePosixPath(member.path.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or "\0" in member.path or ":" in member.path[:2]:
            raise ArticleError(name, f"has the unsafe path {member.path!r}", _AGAIN)
        if member.path in members:
            raise ArticleError(name, f"has {member.path} twice", _AGAIN)
        members[member.path] = member
    return Archive(name, data, _with_ends(data, members, directory, name), directory, at)


def _entries(data: bytes, at: int, count: int, name: str) -> Iterator[Member]:
    """The entries of a directory, each with where its record starts."""
    for _ in range(count):
        if data[at : at + 4] != b"PK\1\2" or at + _CENTRAL.size > len(data):
            raise ArticleError(name, "an archive with a damaged directory", _AGAIN)
        head = _CENTRAL.unpack_from(data, at)
        if 0xFFFFFFFF in (head[8], head[9], head[16]):
            raise ArticleError(name, "an archive of ZIP64, which is not read", _AGAIN)
        lengths = head[10:13]
        path = data[at + _CENTRAL.size : at + _CENTRAL.size + lengths[0]]
        yield Member(path.decode("utf-8" if head[3] & _UTF_8 else "cp437", "replace"), head[16], 0, at, head)
        at += _CENTRAL.size + sum(lengths)
    if data[at : at + 4] == b"PK\1\2":
        raise ArticleError(name, "an archive with more members than its directory counts", _AGAIN)


def _with_ends(data: bytes, members: Mapping[str, Member], directory: int, name: str) -> dict[str, Member]:
    """The members with the ends of their records: each reaches to the next one."""
    starts = sorted(member.start for member in members.values())
    following = dict(pairwise([*starts, directory]))
    found = {}
    for path, one in members.items():
        end = following[one.start]
        is_record = data[one.start : one.start + 4] == b"PK\3\4" and one.start + _LOCAL.size <= end
        if not is_record or _content_end(data, one) > end:
            raise ArticleError(name, f"an archive in which {path} is damaged or overlaps another", _AGAIN)
        found[path] = Member(path, one.start, end, one.entry, one.head)
    return found


def _content_end(data: bytes, one: Member) -> int:
    return int(one.start + _LOCAL.size + sum(_LOCAL.unpack_from(data, one.start)[-2:]) + one.head[8])


def rewritten(whole: Archive, contents: Mapping[str, bytes]) -> bytes:
    """The bytes of an archive with the contents of some members replaced. Their order, times and attributes, and the
    records of all other members, are those of the archive."""
    if not contents:
        return whole.data
    data = whole.data
    ordered = sorted(whole.members.values(), key=lambda one: one.start)
    parts, entries = [data[: ordered[0].start]], bytearray(data[whole.directory : whole.end])
    at = len(parts[0])
    for one in ordered:
        head = list(one.head)
        head[16] = at
        if one.path in contents:
            packed = _compressed(contents[one.path], one.method)
            head[3] &= ~_DESCRIPTOR
            head[7:10] = zlib.crc32(contents[one.path]), len(packed), len(contents[one.path])
            record = _record(data, one, head) + packed
        else:
            record = data[one.start : one.end]
        _CENTRAL.pack_into(entries, one.entry - whole.directory, *head)
        parts.append(record)
        at += len(record)
    end = bytearray(data[whole.end :])
    _END.pack_into(end, 0, *_END.unpack_from(end)[:6], at, _END.unpack_from(end)[7])
    return b"".join([*parts, bytes(entries), bytes(end)])


def _compressed(content: bytes, method: int) -> bytes:
    if method == _STORED:
        return content
    work = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return work.compress(content) + work.flush()


def _record(data: bytes, one: Member, head: list[int]) -> bytes:
    """The head of the record of a member with the sizes of its directory entry, which then stand nowhere else."""
    local = list(_LOCAL.unpack_from(data, one.start))
    at = one.start + _LOCAL.size
    path, extra = data[at : at + local[9]], data[at + local[9] : at + local[9] + local[10]]
    extra = _without_zip64(extra)
    local[2] = local[2] & ~_DESCRIPTOR
    local[6:9], local[10] = head[7:10], len(extra)
    return _LOCAL.pack(*local) + path + extra


def _without_zip64(extra: bytes) -> bytes:
    parts, at = list[bytes](), 0
    while at + 4 <= len(extra):
        number, length = struct.unpack_from("<2H", extra, at)
        if number != _ZIP64:
            parts.append(extra[at : at + 4 + length])
        at += 4 + length
    return b"".join([*parts, extra[at:]])


def differing_members(source: Archive, translation: Archive, changed: frozenset[str]) -> Iterator[str]:
    """What differs in two archives besides the contents of the `changed` members: nothing if nothing does."""
    ours, theirs = source.members, translation.members
    if list(ours) != list(theirs) or _order(source) != _order(translation):
        yield "the members of the archive, or their order, are not those of the source"
        return
    for path, one in ours.items():
        if one.facts != theirs[path].facts or _extra(source, one) != _extra(translation, theirs[path]):
            yield f"{path}: the time, compression or attributes are not those of the source"
        elif path not in changed and _body(source, one) != _body(translation, theirs[path]):
            yield f"{path}: is not that of the source, and has no translated text"
    if source.data[source.end :][20:] != translation.data[translation.end :][20:]:
        yield "the comment of the archive is not that of the source"


def _order(whole: Archive) -> list[str]:
    return sorted(whole.members, key=lambda path: whole.members[path].start)


def _body(whole: Archive, one: Member) -> bytes:
    return whole.data[one.start : one.end]


def _extra(whole: Archive, one: Member) -> bytes:
    """The path, extra fields and comment of a directory entry."""
    at = one.entry + _CENTRAL.size
    return whole.data[at : at + sum(one.head[10:13])]
