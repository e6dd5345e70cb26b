"""The layout of PO files: what GNU msgcat 0.21 made of the same entries, the laws, and the msgcat that is installed."""

import re
import shutil
import subprocess
import time
from pathlib import Path
from random import Random

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.catalog import reader, writer
from translate.catalog.entries import Catalog, Entry
from translate.catalog.wrapping import layout

# Written by msgcat 0.21, never by hand. It holds no-break spaces, soft hyphens, zero width spaces and joiners.
GOLDEN = r"""# Russian translation.
#
# Reviewed by nobody yet.
msgid ""
msgstr ""
"Project-Id-Version: articles\n"
"Language: ru\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "A short line."
msgstr "Короткая строка."

# seen
#
# by two
#. A quote follows.
#.   Keep the quotes.
#: harbour.txt:1 harbour.txt:12 a-rather-long-file-name-to-wrap.txt:7
#: новости.txt:3 second-long-name.txt:44
#, fuzzy
#| msgctxt "harbour:0"
#| msgid ""
#| "The harbour master, who had kept the tide tables for thirty years, said "
#| "nothing and left."
msgctxt "harbour:1"
msgid ""
"The harbour master, who had kept the tide tables for forty years, said "
"\"never again\" and locked the door."
msgstr ""
"Начальник порта, который сорок лет вёл таблицы приливов, сказал: «Больше "
"никогда» — и запер дверь на ключ."

msgid ""
"First paragraph.\n"
"Second paragraph, longer than the width of a page, with a tab\there and C:"
"\\a\\path\\that\\does\\not\\break.\n"
"\n"
msgstr ""
"Первый абзац.\n"
"Второй абзац, он длиннее ширины страницы, с табуляцией\tздесь и путём C:"
"\\a\\path\\that\\does\\not\\break.\n"
"\n"

msgid ""
"See https://example.org/a/rather/long/path/to/some/page.html?"
"with=query&and=more#fragment for the 1,234.5 km (10%) route."
msgstr ""
"Маршрут 1234,5 км (10 %) — см. https://example.org/a/rather/long/path/to/"
"some/page.html?with=query&and=more#fragment."

msgid ""
"No-break: 5 000 km, rock-and-roll, north/south/east/west, 1990–2000, well—"
"almost—everywhere, wait… what?! £5, $5, 5 €, № 7."
msgstr ""
"Неразрывные: 5 000 км, какой-то кое-кто, север/юг/запад/восток, 1990–"
"2000 гг., почти — везде, стой… что?! т.е. № 7."

msgid ""
"Scripts: 港の責任者は四十年間潮汐表をつけていた。「もう二度と」と彼は言っ"
"た。 항구 책임자는 문을 잠갔다. ท่าเรือปิดแล้ว שלום-עולם مرحبا، بالعالم 👩‍👩‍👧 "
"👍🏽 🇷🇺🇩🇪 été"
msgstr ""
"soft­hyphen­ated zero​width​spaced text that is long enough to be wrapped by "
"gettext, (brackets) [too] {here}"

#, fuzzy
msgid "%d boat"
msgid_plural ""
"%d boats which are far too many for the small harbour of the town, as "
"everybody knows"
msgstr[0] "%d лодка"
msgstr[1] ""
"%d лодки — это немного для маленькой гавани нашего города, как всем известно"
msgstr[2] "%d лодок"

#, fuzzy, no-wrap
msgid "This long sentence stays on one line, because its entry has the flag that says so, whatever the width."
msgstr "Это длинное предложение остаётся в одной строке, потому что у записи есть такой флаг."

msgid "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
msgstr "ыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыы"

msgid ""
"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-y"
msgstr ""
"ыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыы-ыыыыыыыыыыыы"

msgid "Unfinished"
msgstr ""

# gone
#~| msgid ""
#~| "An older obsolete sentence, also long enough to be wrapped as all the "
#~| "other sentences are."
#~ msgid ""
#~ "An obsolete sentence, long enough to be wrapped as all the other "
#~ "sentences in this catalog are wrapped."
#~ msgstr ""
#~ "Устаревшее предложение, достаточно длинное, чтобы его пришлось "
#~ "переносить, как и все остальные."
"""

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
# What the rules look at, so that it meets more often than in arbitrary text.
PIECES = (
    *"aы漢ｱกא가कá09-–—‑/…«»“”\"'()[]{}「」。，!?.,:;%$№+\\<>|~#&=\t\n \u00a0\u00ad\u200b\u2060\u0301",
    *(
        "word ",
        "слово ",
        "«ёлки» ",
        " — ",
        "https://a.example/b?c=d#e ",
        "1,234.5 ",
        "🇷🇺",
        "👍🏽",
        "👩\u200d👧",
        "e.g. ",
        "\\n",
    ),
    *("перекомиссия", "и/или", "5\u202f000", "rock-and-roll ", "\v", "\f", "\b", "\r"),
)
STRINGS = st.lists(st.sampled_from(PIECES), max_size=90).map("".join)
# polib would take a line that looks like another kind of comment for one, and drops blanks at its ends.
COMMENTS = st.lists(st.sampled_from(["note", "заметка ", "a\\", "", "two  words", "x" * 90]), max_size=3).map("\n".join)
REFERENCES = st.lists(
    st.tuples(st.sampled_from(["a.txt", "новости.txt", "a-long-name-of-a-file.txt"]), st.integers(1, 999).map(str)),
    max_size=7,
    unique=True,
)


@st.composite
def entries(draw: st.DrawFn) -> polib.POEntry:
    entry = polib.POEntry(msgid=draw(STRINGS), msgstr=draw(STRINGS), comment=draw(COMMENTS), tcomment=draw(COMMENTS))
    entry.occurrences = draw(REFERENCES)
    if entry.msgstr and draw(st.booleans()):
        entry.flags = draw(st.sampled_from([["fuzzy"], ["no-wrap"], ["fuzzy", "no-wrap"]]))
        entry.previous_msgid = draw(STRINGS)
    if draw(st.booleans()):
        entry.msgid_plural, entry.msgstr_plural = draw(STRINGS) + "s", {0: entry.msgstr, 1: draw(STRINGS)}
    return entry


def catalog(found: list[polib.POEntry], wrapwidth: int = 10**9) -> str:
    """The entries as polib writes them, told apart by a context (msgcat refuses a pair of equal entries)."""
    made = polib.POFile(wrapwidth=wrapwidth)
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for number, entry in enumerate(found):
        entry.msgctxt = f"{number}"
        made.append(entry)
    return str(made)


def content(text: str) -> list[object]:
    strings = ("msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr_plural", "previous_msgid")
    rest = ("comment", "tcomment", "occurrences", "obsolete")
    return [[set(entry.flags), *(getattr(entry, name) for name in (*strings, *rest))] for entry in polib.pofile(text)]


def unwrapped(text: str) -> str:
    return re.sub(r'(?<!\\)"\n(?:#~?\|? |#~ )?"', "", text)


def test_golden_is_unchanged() -> None:
    assert layout(GOLDEN) == GOLDEN


def test_golden_from_unwrapped_lines() -> None:
    assert unwrapped(GOLDEN) != GOLDEN
    assert layout(unwrapped(GOLDEN)) == GOLDEN


@pytest.mark.parametrize(
    ("written", "laid_out"),
    [
        ("#no space\n#\n# \n#.dot\n#. \n", "# no space\n#\n#\n#. dot\n#.\n"),
        (
            "#, no-wrap, c-format,fuzzy\n#:   a.txt:1   b.txt:2\n#. dot\n# note\n",
            "# note\n#. dot\n#: a.txt:1 b.txt:2\n#, fuzzy, c-format, no-wrap\n",
        ),
        ("# ends in a backslash \\\n", "# ends in a backslash \\ \n"),
        ("#: " + "ы" * 30 + ":1 " + "ы" * 8 + ":2\n", "#: " + "ы" * 30 + ":1\n#: " + "ы" * 8 + ":2\n"),
        ("#: " + "y" * 30 + ":1 \u2068my file.txt\u2069:2\n", "#: " + "y" * 30 + ":1 \u2068my file.txt\u2069:2\n"),
    ],
)
def test_comments(written: str, laid_out: str) -> None:
    strings = 'msgid "a"\nmsgstr "b"\n'
    assert layout(f"{HEADER}\n{written}{strings}") == f"{HEADER}\n{laid_out}{strings}"


def test_blank_lines_and_obsolete_entries() -> None:
    written = '\n\n#~ msgid "c"\n#~ msgstr "d"\n\n\nmsgid   "a"\n"b"\nmsgstr"b"\nmsgid "e"\nmsgstr ""'
    assert layout(written) == 'msgid "ab"\nmsgstr "b"\n\nmsgid "e"\nmsgstr ""\n\n#~ msgid "c"\n#~ msgstr "d"\n'


def test_nothing_for_nothing() -> None:
    assert layout("") == ""


@pytest.mark.parametrize(("text", "number"), [('msgid "a\nmsgstr "b"', 1), ('# c\n"a"', 2), ("\n\nnonsense", 3)])
def test_what_is_no_po_is_refused(text: str, number: int) -> None:
    with pytest.raises(ValueError, match=f"line {number} "):
        layout(text)


@given(st.lists(entries(), max_size=3), st.sampled_from([78, 10**9]))
def test_content_is_kept_and_layout_is_stable(found: list[polib.POEntry], wrapwidth: int) -> None:
    before = catalog(found, wrapwidth)
    after = layout(before)
    assert content(after) == content(before)
    assert layout(after) == after


@given(st.lists(entries(), max_size=3))
def test_layout_does_not_depend_on_the_wrapping(found: list[polib.POEntry]) -> None:
    assert layout(unwrapped(catalog(found))) == layout(catalog(found))


def test_time_is_linear() -> None:
    times = []
    for size in (2_000, 20_000):
        text = catalog([polib.POEntry(msgid="«слово» и/или — word-word " * size, msgstr="\\" * size + "a" * size)])
        start = time.process_time()
        layout(text)
        times.append(time.process_time() - start)
    assert times[1] < 40 * times[0] + 0.5


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext's msgcat is not installed")
def test_installed_msgcat_changes_nothing(tmp_path: Path) -> None:
    """The golden file for every msgcat; any mixture of characters for the version whose Unicode is ours."""
    texts = [layout(unwrapped(GOLDEN))]
    version = subprocess.run(["msgcat", "--version"], capture_output=True, check=True, text=True, timeout=60).stdout
    if re.match(r"msgcat \(GNU gettext-tools\) 0\.21\b", version):
        random = Random(14)
        strings = ["".join(random.choices(PIECES, k=random.randint(1, 60))) for _ in range(600)]
        pairs = zip(strings[::2], strings[1::2], strict=True)
        texts.append(layout(catalog([polib.POEntry(msgid=source, msgstr=target) for source, target in pairs])))
    file = tmp_path / "catalog.po"
    for text in texts:
        file.write_bytes(text.encode())
        done = subprocess.run(["msgcat", file.name], cwd=tmp_path, capture_output=True, check=True, timeout=60)
        assert done.stdout.decode() == text


@given(st.lists(st.text(st.sampled_from('aя #.,:"\\\n\r\v\f\t\x1c\x85\u2028\u2029'), max_size=12), max_size=3))
def test_no_comment_breaks_the_file(texts: list[str]) -> None:
    entry = Entry("source", "target", evidence=tuple(texts), comments=tuple(texts))
    read = reader.parse(writer.encode(Catalog(entries=(entry,))), "x.po")
    (found,) = read.entries
    assert (found.source, found.target, len(found.evidence)) == ("source", "target", len(texts))
    assert not any(line.splitlines()[1:] for line in (*found.evidence, *found.comments))
