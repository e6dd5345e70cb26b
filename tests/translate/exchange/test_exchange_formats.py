"""What is written is read again: text, states, articles, contexts, remarks; what is hostile or broken is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.errors import TranslateError
from translate.exchange import exchange_formats, moses
from translate.exchange.passage import Passage, not_xml
from translate.model import State

XML = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\t\n\r\x7f\x85", exclude_characters="\ufffe\uffff"
)
ANY = st.characters(exclude_categories=["Cs"])
MARK = "machine: engine 1; text 0123abcd"


def passages(letters: st.SearchStrategy[str]) -> st.SearchStrategy[list[Passage]]:
    text = st.text(letters, min_size=1, max_size=40)

    def passage(source: str, target: str, approved: bool, article: int, context: str | None, remark: str) -> Passage:
        state = State.UNTRANSLATED if not target.strip() else State.TRANSLATED if approved else State.FUZZY
        kept = target if target.strip() else ""
        remarks = (remark,) if remark.strip() else ()
        return Passage(source, kept, state, f"sub/{article} &\"<'.txt", context, remarks, (), MARK)

    one = st.builds(
        passage, text, st.text(letters, max_size=40), st.booleans(), st.integers(1, 2), st.none() | text, text
    )
    return st.lists(one, max_size=4).map(lambda found: sorted(found, key=lambda passage: passage.article))


def through(path: Path, form: str, given: list[Passage]) -> list[Passage]:
    exchange_formats.write(given, path, "en", "pt-BR", form)
    return list(exchange_formats.read(path, "en", "pt-BR", form))


FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)


@pytest.mark.parametrize("form", ["tmx", "xliff", "xliff2"])
@FIXTURE
@given(found=passages(XML))
def test_xml_formats_give_back_what_they_were_given(tmp_path: Path, form: str, found: list[Passage]) -> None:
    assert not any(map(not_xml, found))
    wanted = [one for one in found if one.target] if form == "tmx" else found
    assert through(tmp_path / f"a.{form}", form, found) == wanted


@pytest.mark.parametrize("form", ["tsv", "csv"])
@FIXTURE
@given(found=passages(ANY))
def test_tables_give_back_what_they_were_given(tmp_path: Path, form: str, found: list[Passage]) -> None:
    wanted = [replace(one, remarks=(), mark="") for one in found]
    assert through(tmp_path / f"a.{form}", form, found) == wanted


@FIXTURE
@given(found=passages(ANY))
def test_moses_gives_back_the_lines(tmp_path: Path, found: list[Passage]) -> None:
    files = exchange_formats.write(found, tmp_path / "corpus", "en", "pt-BR", "moses")
    assert [file.name for file in files] == ["corpus.en", "corpus.pt-BR"]
    lines = [(moses.flat(one.source), moses.flat(one.target)) for one in found if one.target]
    assert [(p.source, p.target) for p in exchange_formats.read(files[0], "en", "pt-BR")] == [
        (s, t) for s, t in lines if s
    ]


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\ufffe", "\x1b"])
def test_what_xml_cannot_carry_is_named(letter: str) -> None:
    fit, unfit = exchange_formats.carried([Passage("a"), Passage("b", f"x{letter}{letter}")], "tmx")
    assert ([p.source for p in fit], unfit[0][1]) == (["a"], f"U+{ord(letter):04X}")
    assert len(exchange_formats.carried([Passage(f"b{letter}")], "csv")[0]) == 1


SAMPLE = [
    Passage("One & <two>.", "Раз  &\nдва.", State.TRANSLATED, "a.txt", None, ("a remark",), ("term: x",), MARK),
    Passage("Three.", "Три.", State.FUZZY, "a.txt", "menu"),
    Passage("Four.", "", State.UNTRANSLATED, "b.txt"),
]


def test_golden_xliff(tmp_path: Path) -> None:
    exchange_formats.write(SAMPLE, tmp_path / "a.xlf", "en", "ru", "xliff")
    assert (
        (tmp_path / "a.xlf").read_text("utf-8")
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="en" target-language="ru" datatype="plaintext" xml:space="preserve">
<body>
<trans-unit id="ud6c6c3176b6aafb2" approved="yes">
<source>One &amp; &lt;two&gt;.</source>
<target state="final">Раз  &amp;
два.</target>
<note>a remark</note>
<note from="translate-articles mark">machine: engine 1; text 0123abcd</note>
<note from="translate-articles">term: x</note>
</trans-unit>
<trans-unit id="ua721029eb0dd9ee3" approved="no">
<source>Three.</source>
<target state="needs-review-translation">Три.</target>
<context-group purpose="information"><context context-type="x-gettext-msgctxt">menu</context></context-group>
</trans-unit>
</body>
</file>
<file original="b.txt" source-language="en" target-language="ru" datatype="plaintext" xml:space="preserve">
<body>
<trans-unit id="u04eeb14227238167" approved="no">
<source>Four.</source>
<target state="new"></target>
</trans-unit>
</body>
</file>
</xliff>
"""
    )


def test_xliff_2_says_initial_translated_final(tmp_path: Path) -> None:
    exchange_formats.write(SAMPLE, tmp_path / "a.xlf", "en", "ru", "xliff2")
    root = ElementTree.parse(tmp_path / "a.xlf").getroot()
    space = "{urn:oasis:names:tc:xliff:document:2.0}"
    assert root.attrib == {"version": "2.1", "srcLang": "en", "trgLang": "ru"}
    assert [s.get("state") for s in root.iter(f"{space}segment")] == ["final", "translated", "initial"]
    assert [[child.tag.removeprefix(space) for child in unit] for unit in root.iter(f"{space}unit")] == [
        ["notes", "segment"], ["notes", "segment"], ["segment"],
    ]  # fmt: skip
    assert exchange_formats.format_of(tmp_path / "a.xlf", "en", "ru") == "xliff2"
    exchange_formats.write(SAMPLE, tmp_path / "a.xlf", "en", "ru", "xliff")
    assert exchange_formats.format_of(tmp_path / "a.xlf", "en", "ru") == "xliff"


def read(path: Path, content: str) -> list[tuple[str, str, State]]:
    path.write_text(content, "utf-8")
    return [(one.source, one.target, one.state) for one in exchange_formats.read(path, "en", "pt-BR")]


def test_the_structure_of_tmx(tmp_path: Path) -> None:
    exchange_formats.write(SAMPLE, tmp_path / "a.tmx", "en", "ru", "tmx")
    root = ElementTree.parse(tmp_path / "a.tmx").getroot()
    assert (root.tag, root.attrib, [one.tag for one in root]) == ("tmx", {"version": "1.4"}, ["header", "body"])
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(root[0].attrib) == required  # and no date
    assert [[one.tag for one in unit] for unit in root[1]] == [
        ["note", "prop", "prop", "prop", "tuv", "tuv"], ["prop", "prop", "prop", "tuv", "tuv"],
    ]  # fmt: skip


def test_xliff_of_other_tools(tmp_path: Path) -> None:
    found = read(tmp_path / "a.xliff", """<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://example.org/x.dtd">
<xliff version="1.2"><file original="o"><body><group><group>
<trans-unit id="1" approved="yes"><source>See <ph id="1">{url}</ph><g id="2"> here</g>.</source>
<target state="translated">Veja <g id="2">aqui <ph id="1">{url}</ph></g>.<x id="3" equiv-text="!"/></target>
<alt-trans><source>no</source><target>não</target></alt-trans></trans-unit>
<trans-unit id="2"><source>B</source><target state="signed-off">b</target></trans-unit>
<trans-unit id="3"><source>C</source><target state="translated">c</target></trans-unit>
<trans-unit id="4"><source>D</source><target state="new">D</target></trans-unit>
<trans-unit id="5"><source>E</source><target state="new">e</target></trans-unit>
<trans-unit id="6"><source>F</source></trans-unit>
</group></group></body></file></xliff>""")  # fmt: skip
    assert found == [
        ("See {url} here.", "Veja aqui {url}.!", State.TRANSLATED),
        ("B", "b", State.TRANSLATED),
        ("C", "c", State.FUZZY),
        ("D", "D", State.UNTRANSLATED),
        ("E", "e", State.FUZZY),
        ("F", "", State.UNTRANSLATED),
    ]


def test_xliff_2_of_other_tools(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.xlf",
        """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en">
<file id="f"><group id="g"><unit id="1">
<originalData><data id="d">{x}</data><data id="e"><cp hex="001b"/>[</data></originalData>
<segment state="final"><source>A <ph id="1" dataRef="d"/>.</source>
<target>Um <ph id="1" dataRef="d"/>.</target></segment>
<ignorable><source> </source></ignorable>
<segment state="final"><source><pc id="2" dataRefStart="e">B</pc></source>
<target><mrk id="m" type="term">Dois</mrk></target></segment></unit>
<unit id="2"><segment state="reviewed"><source>C</source><target>c</target></segment></unit>
<unit id="3"><segment state="final"><source>D</source><target>d</target></segment>
<segment><source>E</source></segment></unit></group></file></xliff>""",
    )
    assert found == [
        ("A {x}. \x1b[B", "Um {x}. Dois", State.TRANSLATED),
        ("C", "c", State.FUZZY),
        ("DE", "", State.UNTRANSLATED),
    ]


def test_tmx_of_other_tools(tmp_path: Path) -> None:
    found = read(tmp_path / "a.tmx", """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">
<header srclang="en-US"/><body><tu><tuv xml:lang="EN-US"><seg>One <bpt i="1">&lt;b&gt;</bpt><hi>two</hi>
 three</seg></tuv><tuv lang="pt_PT"><seg>Português</seg></tuv><tuv xml:lang="pt-BR"><seg>Um  dois</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Only</seg></tuv><tuv xml:lang="de"><seg>Nur</seg></tuv></tu></body></tmx>""")  # fmt: skip
    assert found == [("One two\n three", "Um  dois", State.FUZZY)]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a\tb\nc\td\n", [("a", "b"), ("c", "d")]),
        ("\ufeffSource,Target\r\na,b\r\n", [("a", "b")]),
        ("pt-BR,en,note\nb,a,x\n", [("a", "b")]),
        ('"a\nb","c ""d"""\n\n', [("a\nb", 'c "d"')]),
        ("", []),
        ("article;state;source;target;context\r\na.txt;fuzzy;a;b;\r\n", [("a", "b")]),
        ("\ufeffsep=;\r\nsource;target\r\na, b;c\r\n", [("a, b", "c")]),
        ('"sep=,"\nsource,target\na,b\n', [("a", "b")]),
        ("sep=|\na|b\n", [("a", "b")]),
        ("article\tsource\ttarget\nx\ta;b,c\td\n", [("a;b,c", "d")]),
        ("source|target\na|b\n", [("a", "b")]),
        ('source;target\r\n"a\nb; ""c""";"d\n\ne"\r\n', [('a\nb; "c"', "d\n\ne")]),
        ("Hello, you;Привет, ты\nOne, two, three;Раз\n", [("Hello, you", "Привет, ты"), ("One, two, three", "Раз")]),
        ("Hello; you,Привет\nWell,Ну\n", [("Hello; you", "Привет"), ("Well", "Ну")]),
        ("source;target;;\na;b;;\n;;;\n", [("a", "b"), ("", "")]),
    ],
)
def test_tables_of_other_tools(tmp_path: Path, content: str, found: list[tuple[str, str]]) -> None:
    assert [(s, t) for s, t, _ in read(tmp_path / "a.csv", content)] == found
    (tmp_path / "b.csv").write_bytes(content.removeprefix("\ufeff").encode("utf-16") if content else b"")
    assert [(one.source, one.target) for one in exchange_formats.read(tmp_path / "b.csv", "en", "pt-BR")] == found


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tmx", f"{BOMB}<tmx version='1.4'><body><tu>&b;</tu></body></tmx>", "declares entities"),
        ("a.xlf", f"{BOMB}<xliff version='1.2'/>", "declares entities"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="2.0">&a;</xliff>', "entities"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://x/">%a;]><xliff version="1.2"/>', "entities"),
        ("a.tmx", "<tmx>" + "<a>" * 5000 + "</a>" * 5000 + "</tmx>", "nested more than 100 deep"),
        ("a.tmx", "<tmx><body><tu></body></tmx>", "no well-formed XML"),
        ("a.tmx", "<xliff/>", "not TMX"),
        ("a.xlf", "<tmx/>", "is not XLIFF"),
        ("a.tmx", "", "no well-formed XML"),
        ("a.csv", '"a,b\n', "not a table"),
        ("a.csv", "a,b\nc\n", "a row with 1 cells"),
        ("a.doc", "x", "no format is known by this suffix"),
    ],
)
def test_hostile_and_broken_files_are_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(TranslateError, match=message):
        read(tmp_path / name, content)


@pytest.mark.parametrize("name", ["no.tmx", "no.xlf", "no.csv", "no.en", "no.po"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(TranslateError, match=r"no such file|No such file"):
        list(exchange_formats.read(tmp_path / name, "en", "ru"))


def test_moses_files_that_do_not_match(tmp_path: Path) -> None:
    (tmp_path / "c.en").write_text("a\nb\n")
    (tmp_path / "c.ru").write_text("а\n")
    with pytest.raises(TranslateError, match=r"c\.ru: 1 lines, but c\.en has 2"):
        list(exchange_formats.read(tmp_path / "c.ru", "en", "ru"))
