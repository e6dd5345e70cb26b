"""Reading PO files: whatever an editor saved, and what is broken, with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import catalog
from translate.catalog import reader, writer
from translate.catalog.entries import Catalog, Entry
from translate.errors import CatalogError
from translate.model import Standing

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

POEDIT = r"""
# Anna, 2024.
msgid ""
msgstr ""
"Project-Id-Version: translate-articles\n"
"PO-Revision-Date: 2024-05-01 12:00+0400\n"
"Last-Translator: Anna <anna@example.org>\n"
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Generator: Poedit 3.4.2\n"
"X-Poedit-SourceCharset: UTF-8\n"

# machine: engine 1; text 00000000
#. term: lake -> озеро [satisfied]
#: a.txt
#, fuzzy, no-wrap
#| msgctxt "old"
#| msgid "The lake "
#| "rose."
msgid "The lake rose fast."
msgstr "Озеро "
"поднялось."

#~| msgid "Two?"
#~ msgid "Two."
#~ msgstr "Два."

#~ msgctxt "menu"
#~ msgid "Three."
#~ msgid_plural "Threes."
#~ msgstr[0] "Три"
#~ msgstr[1] "Трёх"

# a last word
"""


def test_all_that_an_entry_may_have() -> None:
    found = reader.parse(POEDIT.encode(), "a.po")
    assert found.header
    assert found.header.comments == ("Anna, 2024.",)
    assert (found.field("x-generator"), found.field("Language"), found.field("Odd")) == ("Poedit 3.4.2", "ru", "")
    assert found.entries == (
        Entry(
            "The lake rose fast.",
            "Озеро поднялось.",
            flags=("fuzzy", "no-wrap"),
            comments=("machine: engine 1; text 00000000",),
            evidence=("term: lake -> озеро [satisfied]",),
            references=("a.txt",),
            previous="The lake rose.",
            previous_context="old",
        ),
        Entry("Two.", "Два.", previous="Two?", obsolete=True),
        Entry("Three.", context="menu", obsolete=True, plural="Threes.", plurals=("Три", "Трёх")),
    )
    assert [entry.line for entry in found.entries] == [20, 25, 29]
    assert found.trailing == ("a last word",)
    assert [(entry.standing, entry.fuzzy) for entry in found.entries[:1]] == [(Standing.STALE, True)]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").replace("UTF-8", "windows-1251").encode("windows-1251"),
        lambda text: text.replace("charset=UTF-8", "charset=KOI8-R").encode("koi8-r"),
        lambda text: text.replace("charset=UTF-8", "charset=ISO-8859-5").encode("iso8859-5"),
        lambda text: text.replace("\n\n", "\n").encode(),
        lambda text: text.replace('#~ msgid "Two."', '#~ msgid ""\n#~ "Two."').encode(),
        lambda text: "\n".join(f"  {line}" for line in text.split("\n")).encode(),
    ],
)
def test_what_an_editor_saves_back_is_read_without_loss(change: object) -> None:
    assert reader.parse(change(POEDIT), "a.po").entries == reader.parse(POEDIT.encode(), "a.po").entries  # type: ignore[operator]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"^a\.po: not a PO file: it has no entry"),
        (b"\n\n", r"^a\.po: not a PO file"),
        (b"hello\n", r"^a\.po:1: not PO syntax: hello;"),
        (b'msgid "a"\nmsgstr "b\n', r"^a\.po:2: a string without its end;"),
        (b'msgid "a"\nmsgstr "b" c\n', r"^a\.po:2: something after the end of a string"),
        (b'msgid "a"\n\nmsgid "c"\nmsgstr ""\n', r"^a\.po:3: msgid for the second time in one entry"),
        (b'msgid "a"\nmsgstr "b"\n\n# x\nmsgctxt "c"\nmsgid "d"\n', r"^a\.po:6: an entry without its msgstr, perhaps"),
        (b'"a"\n', r"^a\.po:1: a string without a keyword before it"),
        (b'msgstr "a"\n', r"^a\.po:1: msgstr without a msgid"),
        (b'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', r"^a\.po:3: msgstr for the second time"),
        (b'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', r"^a\.po:2: a conflict marker of git; resolve the merge"),
        (b'msgid "a"\nmsgstr "b"\n=======\n', r"^a\.po:3: a conflict marker"),
        (b'msgid "a"\nmsgstr "b"\n>>>>>>> theirs\n', r"^a\.po:3: a conflict marker"),
        (b"\xff\xfem\0s\0", r"^a\.po:1: UTF-16"),
        (HEAD.encode() + b'msgid "a"\nmsgstr "\xcf\xf0"\n', r"^a\.po:5: not UTF-8, as its header says \(byte 0xcf\)"),
        (HEAD.replace("UTF-8", "KOI8-R").encode() + 'msgid "a"\nmsgstr "да"\n'.encode(), r"^a\.po:2: .* is in UTF-8;"),
        (HEAD.replace("UTF-8", "klingon").encode(), r"^a\.po:2: no such charset: klingon"),
        (HEAD.replace("UTF-8", "undefined").encode(), r"^a\.po:2: no such charset: undefined"),
        (HEAD.replace("UTF-8", "base64").encode(), r"^a\.po:2: no such charset: base64"),
        ((HEAD + 'msgid "a"\nmsgstr "b"\n' * 2).encode(), r"^a\.po:6: .* two entries, the other one in line 4"),
        ((HEAD * 2).encode(), r"^a\.po:4: .* two entries, the other one in line 1"),
        (
            f'{HEAD}#, fuzzy\nmsgid "a"\nmsgstr ""\n"#-#-#-#-#  a.po (x)  #-#-#-#-#\\n"\n"b\\n"'.encode(),
            r"^a\.po:5: two wordings in one entry, as msgcat joins them",
        ),
    ],
)
def test_what_is_broken_is_told_with_its_line(content: bytes, message: str) -> None:
    with pytest.raises(CatalogError, match=message):
        reader.parse(content, "a.po")


def test_escapes_of_c() -> None:
    text = r'msgid "a\tb\"c\\d\x41\102\303\251\a"' + '\nmsgstr ""\n'
    assert reader.parse(text.encode(), "a.po").entries[0].source == 'a\tb"c\\dABé\a'


@pytest.mark.parametrize(
    ("line", "flags", "comments"),
    [
        ("#= fuzzy", ("fuzzy",), ()),
        ("#=fuzzy,c-format", ("fuzzy", "c-format"), ()),
        ("#= c-format, range: 0..9\n#, fuzzy", ("c-format", "range: 0..9", "fuzzy"), ()),
        ("#= max-length:12", ("max-length:12",), ()),
        ("#= see the map, please", (), ("= see the map, please",)),
        ("#=====", (), ("=====",)),
        ("#=", (), ("=",)),
    ],
)
def test_flags_after_an_equals_sign(line: str, flags: tuple[str, ...], comments: tuple[str, ...]) -> None:
    """As gettext writes them since 2025; a line drawn by somebody is none."""
    [entry] = reader.parse(f'{HEAD}{line}\nmsgid "a"\nmsgstr "b"\n'.encode(), "a.po").entries
    assert (entry.flags, entry.comments, entry.fuzzy) == (flags, comments, "fuzzy" in flags)
    changed = Catalog(entries=(replace(entry, target="c"),))  # `#,` holds the flags of both, sorted as by msgcat
    assert reader.parse(writer.serialize(changed).encode(), "a.po").entries[0].flags == tuple(
        sorted(flags, key="fuzzy".__ne__)
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
BREAKS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
LINES = st.lists(TEXTS.map(lambda text: BREAKS.sub("", text).strip(" ")), max_size=2).map(tuple)


@given(TEXTS.filter(bool), TEXTS, TEXTS, LINES.filter(lambda lines: all(line[:1] not in "~|,:.!" for line in lines)))
def test_what_is_written_is_read(source: str, target: str, previous: str, comments: tuple[str, ...]) -> None:
    comments = tuple(line.rstrip("\\") for line in comments)
    entries = (
        Entry(source, target, flags=("fuzzy", "no-wrap"), comments=comments, previous=previous),
        Entry(source, target, previous=previous, obsolete=True),
    )
    written = Catalog(Entry("", "Content-Type: text/plain; charset=UTF-8\n"), entries)
    assert reader.parse(writer.serialize(written).encode(), "a.po") == written


ODD = [
    b'"',
    b"\\",
    b"#",
    b"#~",
    b"#|",
    b"\n",
    b"\r",
    b"\xff",
    b"\0",
    b"\xe2\x80\xa8",
    b"charset=",
    b"\\x",
    b'msgstr "',
    b"#,",
]
EDITS = st.lists(
    st.tuples(st.integers(0, 900), st.integers(0, 30), st.one_of(st.sampled_from(ODD), st.just(b""))), max_size=3
)


@settings(max_examples=300, derandomize=True)
@given(EDITS)
def test_a_damaged_file_is_read_or_refused_and_what_was_read_can_be_written(
    edits: list[tuple[int, int, bytes]],
) -> None:
    data = POEDIT.encode()
    for at, gone, new in edits:
        data = data[:at] + new + data[at + gone :]
    try:
        found = reader.parse(data, "a.po")
    except CatalogError:
        return
    found = replace(found, header=Entry("", "Content-Type: text/plain; charset=UTF-8\n"))
    again = reader.parse(writer.serialize(found).encode(), "a.po")
    assert [(entry.source, entry.target, entry.previous, entry.comments) for entry in again.entries] == [
        (entry.source, entry.target, entry.previous, entry.comments)
        for entry in sorted(found.entries, key=lambda entry: entry.obsolete)
    ]


def test_a_catalog_that_cannot_be_read(tmp_path: Path) -> None:
    assert catalog.load(tmp_path / "none.po") == Catalog()
    (tmp_path / "a.po").write_bytes(b'msgid "a')
    with pytest.raises(CatalogError, match=r"a\.po:1: a string without its end; mend or move it, it was left as it is"):
        catalog.load(tmp_path / "a.po")


def test_strings_beside_each_other_on_one_line_are_one_string() -> None:
    data = b'msgid "The room " "has\\n" "chairs."\nmsgstr "A "   "B"\n"C"\n\n#~ msgid "x" "y"\n#~ msgstr "z"\n'
    found = reader.parse(data, "a.po").entries
    assert [(one.source, one.target, one.obsolete) for one in found] == [
        ("The room has\nchairs.", "A BC", False), ("xy", "z", True),
    ]  # fmt: skip
    with pytest.raises(CatalogError, match="something after the end"):
        reader.parse(b'msgid "a" b\nmsgstr ""\n', "a.po")
