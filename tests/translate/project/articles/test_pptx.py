"""Presentations: the texts of slides, notes, charts, and alternative texts."""

from __future__ import annotations

import html

import office_documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.project.articles import parse, serialize, source_text, translated
from translate.project.ledger import differences

BOLD = '<a:rPr lang="en-US" b="1" dirty="0"/>'
PLAIN = '<a:rPr lang="en-US" dirty="0"/>'


def run(text: str, properties: str = PLAIN) -> str:
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def paragraph(*runs: str) -> str:
    return f'<a:p><a:pPr lvl="1"/>{"".join(runs)}<a:endParaRPr lang="en-US"/></a:p>'


def pptx(*slides: str, notes: str = "") -> bytes:
    types = {"ppt/presentation.xml": f"{made.SLIDES}.presentation.main+xml"}
    parts = {"ppt/presentation.xml": made.part("p:presentation", '<a:defRPr lang="en-US"/><a:defRPr lang="fr-FR"/>')}
    for n, content in enumerate(slides, 1):
        types[f"ppt/slides/slide{n}.xml"] = f"{made.SLIDES}.slide+xml"
        parts[f"ppt/slides/slide{n}.xml"] = made.part("p:sld", content)
    types["ppt/notesSlides/notesSlide1.xml"] = f"{made.SLIDES}.notesSlide+xml"
    parts["ppt/notesSlides/notesSlide1.xml"] = made.part("p:notes", notes)
    return made.package(types, parts)


def texts(data: bytes) -> list[str]:
    article = parse(data, "a.pptx", "en")
    same = {one.id: source_text(article, one.id) for one in article.paragraphs}
    assert serialize(article, {}) == serialize(article, same) == data
    return list(same.values())


FIELD = '<a:fld id="{1}" type="slidenum"><a:rPr lang="en-US"/><a:t>3</a:t></a:fld>'
PICTURE = "<p:cNvPr id='4' name='Picture 3' descr='A &quot;cat&quot;'/>"


def test_texts() -> None:
    slides = [paragraph(run("A "), run("white", BOLD), run(" boat", PLAIN.replace("0", "1")))] * 11
    slides[1] = PICTURE + paragraph(run("One"), "<a:br><a:rPr/></a:br>", run("two")) + paragraph(run("Page "), FIELD)
    data = pptx(*slides, notes=paragraph(run("Say &lt;1&gt;")))
    found = texts(data)
    assert found[:4] == ["A <1>white</1> boat", 'A "cat"', "One<1/>two", "Page <1/>"]
    assert found[-1] == "Say \\<1>"
    places = [one.place for one in parse(data, "a.pptx", "en").paragraphs]
    assert (places[0], places[1], places[4], places[-1]) == ("slide 1", "slide 2", "slide 3", "notes 1")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"It\'s a cat"', "It's a cat"),
        ("'A \"cat\"'", 'A "cat"'),
        ('"  A &amp; B "', "A & B"),
    ],
)
def test_alternative_texts_in_either_quotes(value: str, text: str) -> None:
    data = pptx(f"<p:cNvPr id='4' descr={value}/>" + paragraph(run("One")))
    assert texts(data)[0] == text
    new = made.members(serialize(parse(data, "a.pptx", "en"), {1: "x"}))["ppt/slides/slide1.xml"].decode()
    assert f"descr={value.replace(html.escape(text, quote=False), 'x')}" in new


def test_translations() -> None:
    data = pptx(PICTURE + paragraph(run("A "), run("white", BOLD), run(" boat")))
    spliced = translated(parse(data, "a.pptx", "en"), {1: "x's", 2: "y\n<1>z</1> & w"}, "ru")
    new = made.members(spliced.data)
    assert PICTURE.replace("A &quot;cat&quot;", "x&#x27;s") in new["ppt/slides/slide1.xml"].decode()
    expected = (
        '<a:r><a:t>y</a:t></a:r><a:br/><a:r><a:rPr b="1"/><a:t>z</a:t></a:r><a:r><a:t> &amp; w</a:t></a:r>'
        '<a:endParaRPr lang="en-US"/>'
    )
    assert expected in new["ppt/slides/slide1.xml"].decode()
    assert '<a:defRPr lang="ru"/><a:defRPr lang="fr-FR"/>' in new["ppt/presentation.xml"].decode()
    assert not list(differences(data, spliced.data, spliced.replacements))


ATOMS = [run("Some words"), run(" more ", BOLD), run(" "), run("&lt;1&gt;"), "<a:br/>", FIELD, "<a:r><a:t/></a:r>"]


@given(st.lists(st.sampled_from(ATOMS), max_size=8))
def test_texts_are_found_again(runs: list[str]) -> None:
    data = pptx(paragraph(*runs))
    article = parse(data, "a.pptx", "en")
    targets = {one.id: source_text(article, one.id).upper() for one in article.paragraphs}
    assert texts(serialize(article, targets)) == [*targets.values()]


def test_what_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"^a.pptx: no presentation of PowerPoint; save it as .pptx$"):
        parse(made.docx(""), "a.pptx", "en")
