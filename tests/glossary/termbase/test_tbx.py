"""TBX: versions 2 and 3, both styles, hostile XML refused, our own columns carried."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from any_terms import any_terms, one_line
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import TermbaseError
from glossary.model import Term, TermKind, TermType
from glossary.termbase.rows import Rows
from glossary.termbase.tbx import read_tbx
from glossary.termbase.tbx_writer import write_tbx

_V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
{}
</body></text></martif>
"""
_V3 = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed:3.0"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader/><text><body>
{}
</body></text></tbx>
"""
_FERRY_V2 = """<termEntry id="c1">
 <descrip type="subjectField">shipping</descrip>
 <descripGrp><descrip type="definition">A boat
   that crosses.</descrip><admin type="source">Harbour book</admin></descripGrp>
 <transacGrp><transac type="transactionType">origination</transac><date>2001-01-01</date></transacGrp>
 <langSet xml:lang="en-GB">
  <ntig><termGrp><term>ferry</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
  <tig><term>ferry boat</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
 </langSet>
 <langSet xml:lang="de"><tig><term>Fähre</term></tig></langSet>
 <langSet xml:lang="ru">
  <tig><term>баржа</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  <tig><term>паромное
     судно</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
  <tig><term>паром</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
   <termNote type="grammaticalGender">masculine</termNote><termNote type="grammaticalNumber">singular</termNote>
   <note>not a barge</note></tig>
  <tig><term>судёнышко</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
  <tig><term>лодка</term><termNote type="administrativeStatus">forbidden</termNote></tig>
 </langSet>
</termEntry>"""
_FERRY_V3 = (
    _FERRY_V2.replace("termEntry", "conceptEntry").replace("langSet", "langSec")
    .replace("<ntig><termGrp>", "<termSec>").replace("</termGrp></ntig>", "</termSec>").replace("tig>", "termSec>")
)  # fmt: skip
_MIN = ("administrativeStatus", "partOfSpeech", "subjectField")
_FERRY_V3 = re.sub(
    r'<(?:termNote|descrip|admin) type="(\w+)">([^<]*)</\w+>',
    lambda found: "<{0}:{1}>{2}</{0}:{1}>".format("min" if found[1] in _MIN else "basic", found[1], found[2]),
    _FERRY_V3,
)
_FERRY = Term(
    "ferry", "паром", aliases=("ferry boat",), accept=("паромное судно",), forbidden=("баржа", "судёнышко", "лодка"),
    gender="masc", number="sing", scope=("domain:shipping",), note="not a barge",
    extra={"de": "Fähre", "definition": "A boat that crosses.", "tbx source": "Harbour book"},
)  # fmt: skip


def _read(tmp_path: Path, text: str | bytes, to: str = "ru") -> Rows:
    path = tmp_path / "a.tbx"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_tbx(path, source="en", to=to)


@pytest.mark.parametrize("text", [_V2.format(_FERRY_V2), _V3.format(_FERRY_V3)], ids=["v2-dca", "v3-dct"])
def test_both_versions_and_styles_say_the_same(tmp_path: Path, text: str) -> None:
    rows = _read(tmp_path, text)
    assert rows.terms == (_FERRY,)
    assert rows.findings == ()
    assert rows.terms[0].place == f"{tmp_path / 'a.tbx'}:4"


def test_untranslatable_terms_are_kept(tmp_path: Path) -> None:
    entry = """<termEntry><descrip type="Translation needed">No</descrip>
    <langSet xml:lang="en"><tig><term>OpenMap</term></tig></langSet></termEntry>"""
    assert _read(tmp_path, _V2.format(entry)).terms == (Term("OpenMap", "OpenMap", kind=TermKind.KEEP),)


def test_an_entry_without_a_source_is_a_bad_row(tmp_path: Path) -> None:
    entry = '<termEntry><langSet xml:lang="ru"><tig><term>луна</term></tig></langSet></termEntry>'
    rows = _read(tmp_path, _V2.format(_FERRY_V2 + "\n" + entry))
    assert rows.terms == (_FERRY,)
    (finding,) = rows.findings
    assert finding.message == "the entry has no term in the source language"
    assert finding.where.endswith("a.tbx:25")


_BOMB = '<!DOCTYPE martif [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><martif><text>&b;</text></martif>'
_REACH = '<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]><martif><text>&a;</text></martif>'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (_BOMB, "the file declares entities, which can be a bomb; remove its DTD"),
        (_REACH, "the file declares entities, which can be a bomb; remove its DTD"),
        (
            "<martif><text></martif>",
            "is no well-formed XML (mismatched tag: line 1, column 16); export it again as TBX",
        ),
        ("<html><body/></html>", "is XML, but <html> is not TBX; TBX begins with <martif> or <tbx>"),
        ("", "the file is empty"),
        ("source,target\n", "is no well-formed XML"),
        ('<?xml version="1.0" encoding="martian"?><martif/>', "martian"),
        ("<martif>\x00</martif>", "is no well-formed XML"),
        (_V2.format(_FERRY_V2.replace('"ru"', '"cs"')), "no entry has a term in ru, the languages are en-GB, de, cs"),
        (_V2.format(_FERRY_V2.replace('"en-GB"', '"fr"')), "no entry has a term in en, the languages are fr, de, ru"),
    ],
)
def test_what_is_no_termbase_says_so(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(TermbaseError) as caught:
        _read(tmp_path, text)
    assert what in str(caught.value)


def test_deep_nesting_is_survived(tmp_path: Path) -> None:
    depth = 20_000
    text = "<martif>" + "<descripGrp>" * depth + "</descripGrp>" * depth + "</martif>"
    assert _read(tmp_path, text).terms == ()


@pytest.mark.parametrize("version", [2, 3])
def test_what_is_written(tmp_path: Path, version: int) -> None:
    term = Term("Mira & Co", "Мира и Ко", forbidden=("Мира",), type=TermType.ORGANISATION, gender="femn", note="a < b")
    write_tbx(tmp_path / "a.tbx", [term], source="en", to="ru", version=version)
    text = (tmp_path / "a.tbx").read_text(encoding="utf-8")
    golden = """<termEntry>
<admin type="x-type">organisation</admin>
<note>a &lt; b</note>
<langSet xml:lang="en">
<tig>
<term>Mira &amp; Co</term>
<termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</tig>
</langSet>
<langSet xml:lang="ru">
<tig>
<term>Мира и Ко</term>
<termNote type="partOfSpeech">noun</termNote>
<termNote type="grammaticalGender">feminine</termNote>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</tig>
<tig>
<term>Мира</term>
<termNote type="partOfSpeech">noun</termNote>
<termNote type="grammaticalGender">feminine</termNote>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
</tig>
</langSet>
</termEntry>
"""
    if version == 3:
        for old, new in (("termEntry", "conceptEntry"), ("langSet", "langSec"), ("tig>", "termSec>")):
            golden = golden.replace(old, new)
    assert golden in text
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<' + ("martif" if version == 2 else "tbx"))


def test_a_character_that_xml_cannot_hold_is_named(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match=r"row 1 \('lake'\) holds U\+0001, which XML cannot; remove the character"):
        write_tbx(tmp_path / "a.tbx", [Term("lake", "озе\x01ро")], source="en", to="ru")
    assert not list(tmp_path.iterdir())


_SAFE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), include_characters="\t\n\r")
_TEXT = st.text(_SAFE, min_size=1, max_size=12).map(str.strip).filter(bool)
_TERM = any_terms(
    _TEXT,
    number=st.sampled_from(["", "sing", "plur"]),
    animacy=st.sampled_from(["", "anim", "inan"]),
    scope=st.lists(st.one_of(one_line(_TEXT), one_line(_TEXT).map(lambda text: f"domain:{text}")), max_size=2).map(
        tuple
    ),
    extra=st.dictionaries(_TEXT.map(lambda text: f"Owner {text}"), _TEXT, max_size=2),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms=st.lists(_TERM, max_size=3), version=st.sampled_from([2, 3]), bare=st.booleans())
def test_written_terms_are_read_back_and_written_alike(
    tmp_path: Path, terms: list[Term], version: int, bare: bool
) -> None:
    if bare and terms:
        terms[0] = replace(terms[0], target="", accept=(), kind=TermKind.TRANSLATE)
    first, second = tmp_path / "a.tbx", tmp_path / "b.tbx"
    write_tbx(first, terms, source="en", to="ru", version=version)
    rows = read_tbx(first, source="en", to="ru")
    assert (rows.findings, rows.terms) == ((), tuple(terms))
    write_tbx(second, rows.terms, source="en", to="ru", version=version)
    assert second.read_bytes() == first.read_bytes()


_PIECES = [
    "<tig>",
    "</tig>",
    "<term>",
    "</term>",
    "x",
    "<note/>",
    "&amp;",
    "<langSet xml:lang='ru'>",
    "</langSet>",
    "&x;",
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=80), st.lists(st.sampled_from(_PIECES)).map(
    lambda parts: _V2.format(f"<termEntry>{''.join(parts)}</termEntry>").encode())))  # fmt: skip
def test_any_bytes_load_or_are_a_termbase_error(tmp_path: Path, data: bytes) -> None:
    try:
        rows = _read(tmp_path, data)
    except TermbaseError:
        return
    assert all(term.source and term.source == term.source.strip() for term in rows.terms)
