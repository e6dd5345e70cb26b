"""The page of a language: everything on it is text, its order is the one documented, a second run changes no byte."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import reports
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import Match, Occurrence, Severity, Status, Term
from translate import catalog
from translate.model import Origin, Standing, State, Translation, Unit, UnitFinding
from translate.project import articles, layout
from translate.report.page import html, marks, view
from translate.report.page.articles import identity
from translate.report.page.view import ParagraphView, Remark, Risk

HOSTILE = [
    "</script><script>pwned=1</script>",
    "<!--<script>",
    "\" onmouseover=pwned=1 x='",
    "&lt;img src=x onerror=pwned=1&gt;<img src=x onerror=pwned=1>",
    "</title></style></p></li></textarea><style>*{display:none}</style>",
    "a\u202etxt.exe\u2066 b\x00c\x1b[2J\x85\u2028d\ufeff",
    "{{7*7}} ${x} %s \\u003c/script\\u003e",
]


class Reader(HTMLParser):
    """The tags of a page, in order, without the boxes of unseen characters, and the text of one element by id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.data = list[str](), ""
        self._unseen = self._catalogs = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen = ("class", "unseen") in attrs
        self._catalogs = ("id", "catalogs") in attrs
        if not self._unseen:
            self.tags.append(f"{tag} {sorted(name for name, _ in attrs)}")

    def handle_data(self, data: str) -> None:
        if self._catalogs:
            self.data += data


def paragraph(text: str, **changes: object) -> ParagraphView:
    span = (0, len(text)) if text else None
    term = view.TermView(text, text, Status.REPLACED, span, span, text, text + ".", text, text, 0.3)
    remarks = (Remark(text, Severity.WARNING, text),)
    values = {"standing": Standing.MACHINE, "terms": (term,), "remarks": remarks} | changes
    return ParagraphView(1, text, text, **values)  # type: ignore[arg-type]


def page(text: str) -> str:
    return html.render([view.ArticleView(text, "en", text, (paragraph(text),), text)], "ru")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    found = Reader(page(text))
    assert found.tags == Reader(page("x")).tags
    assert json.loads(found.data)["articles"] == [{"id": identity(text), "name": text, "po": text}]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
@settings(max_examples=80)
def test_no_text_changes_the_structure_of_the_page(text: str) -> None:
    assert Reader(page(text)).tags == Reader(page("x")).tags


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_marked_text_is_the_text(text: str) -> None:
    cut = len(text) // 2
    shown = marks.marked(text, [(1, Status.SATISFIED, (0, cut)), (2, Status.REPLACED, (cut, len(text)))])
    pieces = list[str]()
    parser = HTMLParser()
    parser.handle_data = pieces.append  # type: ignore[method-assign, assignment]
    parser.feed(shown)
    parser.close()
    assert "".join(pieces) == re.sub("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_nobody_escaped_is_escaped_all_the_same(text: str) -> None:
    """mypy refuses it before that: `fill` takes Markup."""
    shown = marks.fill("<p title='{text}'>{text}</p>", text=text)  # type: ignore[arg-type]
    assert shown.count("<") == shown.count(">") == 2
    assert shown.count("'") == 2
    assert shown == marks.fill("<p title='{text}'>{text}</p>", text=shown.__class__.escape(text))


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    found = page("x")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', found)
    assert policy
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"(?s)<{tag}>(.*?)</{tag}>", found)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    assert not re.search(r" style=|https?://|url\(|@import", found)


def risks() -> Iterator[tuple[Risk, ParagraphView]]:
    warning, repaired = Remark("r", Severity.WARNING, "m"), Remark("r", Severity.INFO, "m")
    lost = view.TermView("a", "b", Status.UNRESOLVED, (0, 1), None, "", "", "", "not found", 0.0)
    sure = view.TermView("a", "b", Status.REPLACED, (0, 1), (0, 1), "c", "b", "", "lexicon", 0.9)
    yield Risk.HIGH, paragraph("", standing=Standing.UNTRANSLATED, terms=(), remarks=())
    yield Risk.HIGH, paragraph("t", terms=(), remarks=(Remark("r", Severity.ERROR, "m"),))
    yield Risk.RAISED, paragraph("t", terms=(lost, lost), remarks=())
    yield Risk.RAISED, paragraph("t", terms=(), remarks=(warning,))
    yield Risk.RAISED, paragraph("t", standing=Standing.EDITED, terms=(sure, lost), remarks=())
    yield Risk.SOME, paragraph("t", remarks=())
    yield Risk.SOME, paragraph("t", terms=(sure,), remarks=(repaired,))
    yield Risk.SOME, paragraph("t", standing=Standing.EDITED, terms=(), remarks=())
    yield Risk.SOME, paragraph("t", standing=Standing.APPROVED, terms=(lost,), remarks=())
    yield Risk.LOW, paragraph("t", terms=(sure,), remarks=())
    yield Risk.NONE, paragraph("t", standing=Standing.APPROVED, terms=(), remarks=(repaired,))
    yield Risk.NONE, paragraph("t", standing=Standing.NOTHING, terms=(), remarks=())


@pytest.mark.parametrize(("risk", "found"), list(risks()))
def test_risk(risk: Risk, found: ParagraphView) -> None:
    assert found.risk is risk


def test_riskiest_first_most_warnings_then_the_least_sure_term() -> None:
    found = [p for _, p in risks()]
    ordered = sorted(found[1::2] + found[::2], key=lambda p: p.order)
    assert [p.risk for p in ordered] == sorted(p.risk for p in found)
    assert ordered[2] is found[2]  # two terms unresolved go before one


def translation(name: str = "sub/a.txt", locale: str = "ru") -> Translation:
    article = articles.parse(b"* Gyumri is old. gyumri!\n\nTwo.\n\n* * *", name, "en")
    term = Term("Gyumri", "Гюмри")
    occurrences = (
        Occurrence(Match(term, 2, 8, "Gyumri"), Status.REPLACED, 2, 7, "Гумри", "Гюмри", "nomn.sing", "lexicon", 0.4),
        Occurrence(Match(term, 17, 23, "gyumri"), Status.UNRESOLVED, means="nothing found that renders it"),
    )
    remark = UnitFinding("number", Severity.INFO, "missing: 2 < 3", name, 2)
    units = (
        Unit("* Gyumri is old. gyumri!", "* Гюмри стар. Да!", State.FUZZY, Origin.MACHINE, occurrences),
        Unit("Two.", "Два.", State.TRANSLATED, Origin.PERSON, (), (remark,)),
        Unit("* * *", "* * *", State.TRANSLATED),
    )
    return Translation(article, locale, units, "engine 1")


def written(out: Path, locale: str = "ru") -> str:
    one = translation(locale=locale)
    path = layout.catalog_path(out, one.article.name, locale)
    catalog.save(path, catalog.load(path), one)
    reports.write((one,), out)
    return (out / locale / html.NAME).read_text("utf-8")


def test_terms_are_marked_on_both_sides_with_status_form_and_what_stood_there(tmp_path: Path) -> None:
    found = written(tmp_path)
    mark = '<mark class="{}" data-term="{}">{}</mark>'.format
    assert f"* {mark('replaced', 1, 'Gyumri')} is old. {mark('unresolved', 2, 'gyumri')}!" in found
    assert f"* {mark('replaced', 1, 'Гюмри')} стар. Да!" in found
    assert '<s><bdi lang="ru">Гумри</bdi></s> <bdi lang="ru">Гюмри</bdi> ' in found
    assert "<small>replaced: nominative singular, lexicon 40%</small>" in found
    assert 'expected <bdi lang="ru">Гюмри</bdi> <small>unresolved: nothing found that renders it</small>' in found
    assert "<b>repaired: number</b> <bdi>missing: 2 &lt; 3</bdi>" in found


def test_a_second_run_changes_no_byte_and_nothing_tells_of_this_machine(tmp_path: Path) -> None:
    found = written(tmp_path)
    assert reports.write((translation(),), tmp_path) == 0
    assert written(tmp_path) == found
    assert str(tmp_path) not in found
    assert "../" not in found


@pytest.mark.parametrize(("locale", "way"), [("he", "rtl"), ("ar", "rtl"), ("pa-Arab", "rtl"), ("ru", "ltr")])
def test_each_text_has_its_language_and_direction(tmp_path: Path, locale: str, way: str) -> None:
    found = written(tmp_path, locale)
    assert f'<p class="target" lang="{locale}" dir="{way}">' in found
    assert '<p class="source" lang="en" dir="ltr">' in found


def test_a_report_of_before_there_were_pages_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "old.txt").write_text("x")
    old = {"article": "old.txt", "from": "en", "made_by": "m"}
    term = {"article": "old.txt", "paragraph": 1, "source": "a", "target": "b", "status": "satisfied", "span": None}
    term |= {"old": "", "new": "", "form": "", "how": "", "score": 1}
    for rows in ([term], [{"article": "old.txt"}], "rows"):
        report = {"schema": 1, "articles": [old], "occurrences": rows, "findings": []}
        (tmp_path / "ru" / "report.json").write_text(json.dumps(report))
        assert "sub/a.txt" in written(tmp_path)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(scheme: int) -> None:
    style = html._asset("page.css")
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    pairs = [(text, back) for text in ("ink", "quiet", "link") for back in ("paper", "sheet", "changed-tint")]
    pairs += [("good", "sheet"), ("warn", "sheet"), ("warn", "changed-tint"), ("bad", "sheet"), ("bad", "bad-tint")]
    pairs += [("bad", "changed-tint"), ("sheet", "bad"), ("on-button", "button"), ("paper", "ink"), ("ink", "pair")]
    pairs += [("ink", "bad-tint"), ("ink", "good-tint")]
    for text, back in pairs:
        light, dark = sorted((luminance(colours[text]), luminance(colours[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{text} on {back}"
    for sign in ("control", "good", "changed", "bad"):  # what is no text: 3 to 1
        light, dark = sorted((luminance(colours[sign]), luminance(colours["sheet"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, sign
