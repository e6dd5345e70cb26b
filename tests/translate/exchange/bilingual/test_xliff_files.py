"""XLIFF as articles: targets that are missing or not begun are filled and marked, all else stays to the byte."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from format_goldens import changed, upper
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.model import Article
from translate.pipeline.project_run import run
from translate.pipeline.verification import verify
from translate.project import Options, articles

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'
    ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0">'
    '<file original="a" datatype="plaintext" source-language="en-US" target-language="ru"><body>'
)
SECOND = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f">'
REVIEW = 'state="needs-review-translation"'


def first(body: str) -> str:
    return f"{HEAD}{body}</body></file></xliff>"


def second(body: str) -> str:
    return f'{SECOND}<unit id="u">{body}</unit></file></xliff>'


def read(text: str, to: str = "ru", name: str = "a.xlf") -> Article:
    return articles.into(articles.parse(text.encode(), name, "en"), to)


def filled(text: str, *, is_approved: bool = False) -> str:
    """The file with every text in capitals."""
    article = read(text)
    targets = changed(article, upper)
    return articles.translated(article, targets, "ru", frozenset(targets) if is_approved else frozenset()).data.decode()


def unit(inside: str, attributes: str = "") -> str:
    return f'<trans-unit id="1"{attributes}>{inside}</trans-unit>'


def approved(made: str) -> str:
    """The file as it is where people have approved what a machine made."""
    for review, final in (
        (REVIEW, 'state="final"'),
        ('"PartiallyEdited"', '"ManuallyConfirmed"'),
        (' approved="no"', ' approved="yes"'),
        (' m:confirmed="0"', ' m:confirmed="1"'),
        ('conf="Draft"', 'conf="Translated"'),
        ('<segment state="translated"><source>one', '<segment state="final"><source>one'),
        ('<segment id="s" state="translated">', '<segment id="s" state="final">'),
    ):
        made = made.replace(review, final)
    return made


def cut(one: str, two: str, conf: str = "") -> str:
    """Two segments, and what Trados says of the second."""
    return f'<mrk mtype="seg" mid="1">{one}</mrk> <mrk mtype="seg" mid="2">{two}</mrk>{conf}'


CUT = f'<source>One. Two.</source><seg-source><g id="5">{cut("One.", "Two.")}</g></seg-source>'
CONF = '<sdl:seg-defs><sdl:seg id="1" conf="Translated"/><sdl:seg{} id="2"/></sdl:seg-defs>'
BOAT = "<source>one boat</source>"
RED = '<source>a <g id="1">red</g> boat &amp; so on</source>\n'
BOLD = "<source><![CDATA[boats & <b>ships</b>]]></source>"


@pytest.mark.parametrize(
    ("before", "machine"),
    [
        (unit(BOAT), unit(f"{BOAT}<target {REVIEW}>ONE BOAT</target>")),
        (
            unit(f"{BOAT}<target/>", ' approved="no"'),
            unit(f"{BOAT}<target {REVIEW}>ONE BOAT</target>", ' approved="no"'),
        ),
        (
            unit(f'{RED}<target state="new"></target>'),
            unit(f'{RED}<target {REVIEW}>A <g id="1">RED</g> BOAT &amp; SO ON</target>'),
        ),
        (unit(f'{BOAT}<target state="new">one boat</target>'), unit(f"{BOAT}<target {REVIEW}>ONE BOAT</target>")),
        (
            unit(f"{BOAT}<target></target>", ' mq:status="NotStarted"'),
            unit(f"{BOAT}<target {REVIEW}>ONE BOAT</target>", ' mq:status="PartiallyEdited"'),
        ),
        (
            unit(f"{BOAT}<target></target>", ' m:confirmed="0"'),
            unit(f"{BOAT}<target {REVIEW}>ONE BOAT</target>", ' m:confirmed="0"'),
        ),
        (unit(BOLD), unit(f"{BOLD}<target {REVIEW}>BOATS &amp; &lt;B&gt;SHIPS&lt;/B&gt;</target>")),
        (unit(CUT), unit(f'{CUT}<target {REVIEW}><g id="5">{cut("ONE.", "TWO.")}</g></target>')),
        (
            unit(f"{CUT}<target>{cut('Раз.', '')}</target>{CONF.format('')}"),
            unit(f"""{CUT}<target>{cut("Раз.", "TWO.")}</target>{CONF.format(' conf="Draft"')}"""),
        ),
    ],
)
def test_version_1(before: str, machine: str) -> None:
    assert filled(first(before)) == first(machine)
    assert filled(first(before), is_approved=True) == first(approved(machine))


@pytest.mark.parametrize(
    ("before", "machine"),
    [
        (
            f"<segment>{BOAT}</segment>",
            f'<segment state="translated">{BOAT}<target>ONE BOAT</target></segment>',
        ),
        (
            '<segment id="s" state="initial"><source>a <pc id="1">boat</pc></source><target></target></segment>',
            '<segment id="s" state="translated"><source>a <pc id="1">boat</pc></source>'
            '<target>A <pc id="1">BOAT</pc></target></segment>',
        ),
    ],
)
def test_version_2(before: str, machine: str) -> None:
    done = '<segment state="translated"><source>ready</source><target>готово</target></segment>'
    assert filled(second(done + before)) == second(done + machine)
    assert filled(second(done + before), is_approved=True) == second(done + approved(machine))


@pytest.mark.parametrize(
    "body",
    [
        unit("<source>one boat</source><target>лодка</target>"),
        unit("<source>one boat</source><target>one boat</target>"),
        unit('<source>one boat</source><target state="new">лодка</target>'),
        unit("<source>one boat</source>", ' translate="no"'),
        f'<group translate="no">{unit("<source>one boat</source>")}</group>',
        unit("<source>one boat</source><target></target>", ' approved="yes"'),
        unit("<source>1.5 %</source>"),
        unit('<source>one boat</source><target>лодка</target><alt-trans><target/></alt-trans>'),
        unit(f'{CUT}<target><mrk mtype="seg" mid="1">Раз.</mrk> <mrk mtype="seg" mid="2">Два.</mrk></target>'),
    ],
)  # fmt: skip
def test_what_people_wrote_and_what_is_not_to_be_translated_stays(body: str) -> None:
    assert filled(first(body)) == first(body)


def test_a_segmented_unit_is_filled_as_a_whole_or_not_at_all() -> None:
    text = first(unit(CUT))
    assert articles.translated(read(text), {1: "Раз."}, "ru").data.decode() == text


def test_files_for_another_language_are_refused_and_one_without_gets_it() -> None:
    with pytest.raises(ArticleError, match=r"a\.xlf: holds translations into ru, not into de; give the file of that"):
        read(first(""), "de")
    text = first(unit("<source>one boat</source>")).replace(' target-language="ru"', "")
    assert (
        'source-language="en-US" target-language="de">' in articles.translated(read(text, "de"), {}, "de").data.decode()
    )
    assert articles.parse(text.encode(), "a.xlf", "en").said == "en-US"


def test_a_file_in_another_language_than_that_given_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"holds texts in en-US, not in de; give --from en-US, or leave it out"):
        articles.into(articles.parse(first("").encode(), "a.xlf", "de"), "ru")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<xliff>", "no well-formed XML"),
        ("<tmx/>", "XML, but <tmx> is not XLIFF"),
        ('<!DOCTYPE xliff [<!ENTITY a "b">]><xliff/>', "XML that declares entities"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read(text)


def test_an_entity_that_a_text_only_names_is_none() -> None:
    (one,) = read(first(unit("<source>Write <![CDATA[<!ENTITY a>]]> first</source>"))).paragraphs
    assert one.text == "Write &lt;!ENTITY a&gt; first"


def test_a_translation_that_breaks_the_file_is_refused() -> None:
    with pytest.raises(ArticleError, match="is no well-formed XML"):
        articles.translated(read(first(unit("<source>one boat</source>"))), {1: "a < b"}, "ru")


def test_a_file_is_run_and_verified(tmp_path: Path) -> None:
    (tmp_path / "a.sdlxliff").write_text(first(unit(CUT) + unit("<source>A boat</source>")), "utf-8")
    options = Options(
        sources=(str(tmp_path / "a.sdlxliff"),),
        to=("ru",),
        out=str(tmp_path / "out"),
        engine="pseudo",
        root=str(tmp_path),
    )
    assert not run(options).failures
    assert not verify(options).faulty
    ElementTree.parse(tmp_path / "out/ru/a.sdlxliff")


PIECE = st.sampled_from(["a boat", " ", "&amp;", "<x id='1'/>", '<g id="2">red</g>', "1", "<ph id='3'>{n}</ph>", "é"])


@given(
    st.lists(
        st.tuples(st.lists(PIECE, max_size=4), st.sampled_from(["", "<target/>", "<target>b</target>"])), max_size=3
    )
)
def test_nothing_but_targets_changes(rows: list[tuple[list[str], str]]) -> None:
    text = first("".join(unit(f"<source>{''.join(source)}</source>{target}") for source, target in rows))
    article = read(text)
    assert articles.serialize(article, {}).decode() == text
    after = ElementTree.fromstring(filled(text))
    for tag in ("source", "trans-unit"):
        name = f"{{urn:oasis:names:tc:xliff:document:1.2}}{tag}"
        before = ElementTree.fromstring(text)
        assert [one.attrib for one in after.iter(name)] == [one.attrib for one in before.iter(name)]
    shown = [ElementTree.tostring(one) for one in after.iter("{urn:oasis:names:tc:xliff:document:1.2}source")]
    assert shown == [
        ElementTree.tostring(one)
        for one in ElementTree.fromstring(text).iter("{urn:oasis:names:tc:xliff:document:1.2}source")
    ]
