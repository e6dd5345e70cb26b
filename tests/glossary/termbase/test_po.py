"""PO glossaries: Weblate's flags, our comments, fuzzy entries, polib's traps."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from any_terms import any_terms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import TermbaseError
from glossary.model import CaseRule, Severity, Term, TermKind, TermType
from glossary.termbase.po import PoEntry, read_entries, read_po, write_po
from glossary.termbase.rows import Rows

_HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_WEBLATE = (
    _HEADER
    + """# asked by a reader
#. A boat that crosses.
#. type: Plain text
#: harbour.txt:3
#, terminology
msgctxt "ships"
msgid "ferry"
msgstr "паром"

#, forbidden
msgctxt "bad"
msgid "ferry"
msgstr "баржа"

#, read-only, terminology
msgid "OpenMap"
msgstr ""

#, fuzzy
msgid "pier"
msgstr "пирс"

#, forbidden
msgid "quay"
msgstr "пирс"

msgid "quay"
msgstr "набережная"

#, forbidden
msgid "dock"
msgstr "порт"

msgid "wave"
msgid_plural "waves"
msgstr[0] "волна"
msgstr[1] "волны"

#~ msgid "mast"
#~ msgstr "мачта"
"""
)


def _read(tmp_path: Path, text: str | bytes, to: str = "ru") -> Rows:
    path = tmp_path / "a.po"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_po(path, source="en", to=to)


def test_a_glossary_of_weblate(tmp_path: Path) -> None:
    rows = _read(tmp_path, _WEBLATE)
    assert rows.terms == (
        Term("ferry", "паром", forbidden=("баржа",), extra={"context": "ships"},
             note="A boat that crosses.\ntype: Plain text\nasked by a reader"),
        Term("OpenMap", "OpenMap", kind=TermKind.KEEP),
        Term("quay", "набережная", forbidden=("пирс",)),
        Term("dock", "", forbidden=("порт",)),
        Term("wave", "волна", aliases=("waves",)),
    )  # fmt: skip
    (finding,) = rows.findings
    assert (finding.rule, finding.severity, finding.where) == ("fuzzy-row", Severity.WARNING, f"{tmp_path / 'a.po'}:24")
    assert finding.message == "'pier' is marked fuzzy: nobody has approved its rendering; the row was not loaded"


def test_what_is_written(tmp_path: Path) -> None:
    terms = [
        Term("Lake Mira", "озеро Мира", aliases=("Mira",), forbidden=("Мирское озеро",), type=TermType.PLACE,
             note="two\nlines", extra={"Owner: a": "x\ny"}),
        Term("OpenMap", "OpenMap", kind=TermKind.KEEP),
    ]  # fmt: skip
    write_po(tmp_path / "a.po", terms, source="en", to="pt-BR")
    assert (tmp_path / "a.po").read_text(encoding="utf-8") == (
        """#
msgid ""
msgstr ""
"Project-Id-Version: glossary\\n"
"Language: pt_BR\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"

# two
# lines
#. aliases: Mira
#. type: place
#. extra.Owner\\u003a a: x\\u000ay
msgid "Lake Mira"
msgstr "озеро Мира"

#. kind: forbidden
#, forbidden
msgctxt "forbidden"
msgid "Lake Mira"
msgstr "Мирское озеро"

#. kind: keep
#, read-only
msgid "OpenMap"
msgstr "OpenMap"
"""
    )


def test_homonyms_get_contexts_that_are_not_read_back(tmp_path: Path) -> None:
    terms = [
        Term("bow", "нос", scope=("domain:ships",), forbidden=("лук", "бант")),
        Term("bow", "лук", forbidden=("нос",)),
        Term("bow", "поклон", extra={"context": "manners"}),
        Term("bow", "смычок", extra={"context": "manners"}),
    ]
    write_po(tmp_path / "a.po", terms, source="en", to="ru")
    assert list(read_po(tmp_path / "a.po", source="en", to="ru").terms) == terms
    if shutil.which("msgfmt"):
        done = subprocess.run(["msgfmt", "--check", "-o", "-", tmp_path / "a.po"], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("msgcat"), reason="needs GNU gettext")
def test_nothing_is_lost_when_msgcat_drops_the_flags(tmp_path: Path) -> None:
    terms = [Term("lake", "озеро", forbidden=("пруд",), note="deep"), Term("OpenMap", "OpenMap", kind=TermKind.KEEP)]
    write_po(tmp_path / "a.po", terms, source="en", to="ru")
    subprocess.run(["msgcat", "-o", tmp_path / "b.po", tmp_path / "a.po"], check=True)
    assert list(read_po(tmp_path / "b.po", source="en", to="ru").terms) == terms


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b'msgid "a"\nmsgstr "b\n"c"\n', ":2: is no valid PO from here on; run msgfmt --check on it"),
        (b"hello\n", ":1: is no valid PO from here on; run msgfmt --check on it"),
        ('msgid "a"\nmsgstr "б"\n'.encode("koi8-r"), ":2: the file is not UTF-8; save it as UTF-8"),
        (_HEADER.replace("ru", "cs").encode(), "is a glossary in cs, not in ru; choose another, or --to cs"),
    ],
)
def test_what_is_no_termbase_says_so(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(TermbaseError) as caught:
        _read(tmp_path, data)
    assert what in str(caught.value)


def test_a_missing_file_is_not_taken_for_content(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match="no such file; check the path"):
        read_po(tmp_path / "none.po", source="en", to="ru")


_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")
_TEXT = st.text(_CHARACTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
_TERM = any_terms(
    _TEXT,
    case=st.sampled_from(CaseRule),
    extra=st.dictionaries(st.one_of(st.just("context"), _TEXT.map(lambda text: f"Owner {text}")), _TEXT, max_size=2),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms=st.lists(_TERM, max_size=3).flatmap(lambda terms: st.permutations(terms + terms[:1])))
def test_written_terms_are_read_back_and_written_alike(tmp_path: Path, terms: list[Term]) -> None:
    first, second = tmp_path / "a.po", tmp_path / "b.po"
    write_po(first, terms, source="en", to="ru")
    rows = read_po(first, source="en", to="ru")
    assert (rows.findings, rows.terms) == ((), tuple(terms))
    write_po(second, rows.terms, source="en", to="ru")
    assert second.read_bytes() == first.read_bytes()


_PIECES = [
    'msgid "a"\n',
    'msgstr "b"\n',
    "#, fuzzy\n",
    "#, forbidden\n",
    '"',
    "\n",
    "#| x\n",
    "msgstr[x] ",
    "#~ ",
    "\\",
    "#. a: b\n",
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=60), st.lists(st.sampled_from(_PIECES)).map(lambda parts: "".join(parts).encode())
    )
)
def test_any_bytes_load_or_are_a_termbase_error(tmp_path: Path, data: bytes) -> None:
    try:
        rows = _read(tmp_path, data)
    except TermbaseError:
        return
    assert all(term.source and term.source == term.source.strip() for term in rows.terms)


def test_entries_of_any_po_file(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(
        _HEADER.replace("ru", "pt_BR")
        + """# waive: term-missing
# told twice
#: a.txt b.txt:3
msgid "one"
msgstr "um"

#, fuzzy
#| msgid "uno"
msgid "boat"
msgid_plural "boats"
msgstr[0] "barco"
msgstr[1] "barcos"

msgid "empty"
msgstr ""

#~ msgid "old"
#~ msgstr "velho"
""",
        "utf-8",
    )
    assert read_entries(path) == (
        "pt-BR",
        (
            PoEntry("one", "um", 6, ("waive: term-missing", "told twice"), reference="a.txt"),
            PoEntry("boat", "barco", 12, is_fuzzy=True),
            PoEntry("boats", "barcos", 12, is_fuzzy=True),
            PoEntry("empty", "", 19),
        ),
    )


def test_entries_of_a_file_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "one"\nmsgstr "um"\n', "utf-8")
    assert read_entries(path) == ("", (PoEntry("one", "um", 1),))
    path.write_text('msgid "one"\nmsgstr "um\n', "utf-8")
    with pytest.raises(TermbaseError, match="is no valid PO from here on"):
        read_entries(path)


def test_flags_after_an_equals_sign_are_flags(tmp_path: Path) -> None:
    path = tmp_path / "g.po"
    entries = '#=====\n#= fuzzy\nmsgid "a"\nmsgstr "а"\n\n#= read-only, terminology\nmsgid "b\u2028c"\nmsgstr ""\n'
    path.write_text(f'msgid ""\nmsgstr "Language: ru\\n"\n\n{entries}', "utf-8")
    rows = read_po(path, source="en", to="ru")
    assert [(term.source, term.kind) for term in rows.terms] == [("b c", TermKind.KEEP)]
    assert len(rows.findings) == 1
