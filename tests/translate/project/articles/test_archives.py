"""Archives: what is replaced is read again, everything else stays, and what differs is found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import office_documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.project.articles import Replacement, archive
from translate.project.articles.archives import differing_members, rewritten
from translate.project.ledger import differences

MEMBERS = {"mimetype": b"application/x", "a.xml": b"<a>words</a>" * 20, "b/c.bin": bytes(range(256)), "é.txt": b""}


class Stream(io.RawIOBase):
    """A file that cannot be rewound, so that sizes stand after the contents."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.parts.append(bytes(data))  # type: ignore[call-overload]
        return len(self.parts[-1])


def streamed(members: dict[str, bytes]) -> bytes:
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as whole:
        for path, content in members.items():
            with whole.open(zipfile.ZipInfo(path), "w", force_zip64=True) as file:
                file.write(content)
    return b"".join(stream.parts)


ARCHIVES = [made.zipped(MEMBERS, b"a comment"), streamed(MEMBERS)]


@pytest.mark.parametrize("data", ARCHIVES)
@given(contents=st.dictionaries(st.sampled_from([*MEMBERS]), st.binary(max_size=40)))
def test_what_is_replaced_is_read_again_and_the_rest_stays(data: bytes, contents: dict[str, bytes]) -> None:
    whole = archive(data, "a.zip")
    new = rewritten(whole, contents)
    assert made.members(new) == {**MEMBERS, **contents}
    assert [*made.members(new)] == [*MEMBERS]
    again = archive(new, "a.zip")
    assert {path: again.content(path) for path in again.members} == {**MEMBERS, **contents}
    assert not list(differing_members(whole, again, frozenset(contents)))
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, new))
    assert before.comment == after.comment
    for path in MEMBERS:
        ours, theirs = before.getinfo(path), after.getinfo(path)
        for fact in ("date_time", "compress_type", "external_attr", "create_system", "comment"):
            assert getattr(ours, fact) == getattr(theirs, fact)


def test_nothing_is_written_anew_by_itself() -> None:
    assert all(rewritten(archive(data, "a.zip"), {}) == data for data in ARCHIVES)


def edited(change: Callable[[dict[str, bytes]], object]) -> bytes:
    members = dict(MEMBERS)
    change(members)
    return made.zipped(members, b"a comment")


CLAIM = (Replacement(3, 8, 3, 4, "1", "a.xml"),)
RIGHT = MEMBERS["a.xml"].replace(b"words", b"\xd1\x8f\xd1\x8f", 1)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda members: members.update({"a.xml": RIGHT}), ""),
        (
            lambda members: members.update({"a.xml": RIGHT + b" "}),
            "a.xml: byte 239 is not that of the source, and no translated text",
        ),
        (
            lambda members: members.update({"a.xml": RIGHT, "b/c.bin": b"x"}),
            "b/c.bin: is not that of the source, and has no translated text",
        ),
        (
            lambda members: members.update({"a.xml": RIGHT, "z": b"x"}),
            "the members of the archive, or their order, are not those of the source",
        ),
        (lambda members: members.pop("a.xml"), "the archive has no member a.xml"),
    ],
)
def test_what_was_changed_besides_is_found(change: Callable[[dict[str, bytes]], object], fault: str) -> None:
    found = list(differences(ARCHIVES[0], edited(change), CLAIM))
    assert found[:1] == ([fault] if fault else [])


def test_another_time_comment_or_no_archive_is_found() -> None:
    right = edited(lambda members: members.update({"a.xml": RIGHT}))
    at = right.index(b"PK\1\2") + 12
    later = right[:at] + b"\1" + right[at + 1 :]
    assert "the time, compression or attributes" in next(differences(ARCHIVES[0], later, CLAIM))
    other = right.replace(b"a comment", b"A comment")
    assert list(differences(ARCHIVES[0], other, CLAIM)) == ["the comment of the archive is not that of the source"]
    assert "no archive" in next(differences(ARCHIVES[0], b"PK", CLAIM))


def broken(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


END = ARCHIVES[0].rindex(b"PK\5\6")
DIRECTORY = ARCHIVES[0].index(b"PK\1\2")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no archive"),
        (ARCHIVES[0][: END - 4], "no archive"),
        (broken(ARCHIVES[0], END + 4, b"\1"), "in parts"),
        (broken(ARCHIVES[0], END + 16, b"\xff\xff\xff\x7f"), "damaged"),
        (broken(ARCHIVES[0], DIRECTORY, b"PK\1\3"), "damaged directory"),
        (broken(ARCHIVES[0], END + 8, b"\3\0\3\0"), "more members"),
        (broken(ARCHIVES[0], END + 8, b"\0\0\0\0"), "more members"),
        (broken(ARCHIVES[0], DIRECTORY + 42, b"\1"), "damaged or overlaps"),
        (broken(ARCHIVES[0], DIRECTORY + 20, b"\xff\xff\xff\x00"), "damaged or overlaps"),
        (broken(ARCHIVES[0], DIRECTORY + 20, b"\xff\xff\xff\xff"), "ZIP64"),
        (made.zipped({"C:\\a": b""}), "unsafe path"),
    ],
)
def test_a_damaged_archive_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        archive(data, "a.zip")


@pytest.mark.parametrize(
    ("at", "new", "message"),
    [(DIRECTORY + 8, b"\1", "encrypted"), (DIRECTORY + 10, b"\x0c", "method 12"), (DIRECTORY + 16, b"\1", "damaged")],
)
def test_a_damaged_member_is_refused(at: int, new: bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        archive(broken(ARCHIVES[0], at, new), "a.zip").content("mimetype")


def test_an_archive_may_have_no_members() -> None:
    assert not archive(made.zipped({}), "a.zip").members


@given(st.integers(0, len(ARCHIVES[1]) - 1), st.binary(min_size=1, max_size=4))
def test_any_damage_is_an_error_or_harmless(at: int, new: bytes) -> None:
    data = broken(ARCHIVES[1], at, new)
    try:
        whole = archive(data, "a.zip")
        contents = [whole.content(path) for path in whole.members]
    except ArticleError:
        assert data != ARCHIVES[1]
        return
    assert contents == [*MEMBERS.values()]
