"""The page of a large report in a real browser: a list of articles, each loaded when it is opened; nothing is lost."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import reports
from chromium import Browser
from report_pages import FAKE_FOLDER, NAMES, changed, downloads, many, press, typed, unsaved

from translate import catalog
from translate.model import Article, Origin, Paragraph, State, Translation, Unit
from translate.project import layout
from translate.report import locale_report
from translate.report.page import html

HOSTILE = [
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned=1'> &lt;b&gt; <!-- \" ' ` </style>",
    "a\u202etxt.exe\u2066 b\u0085c\u2028d\u2029e\ufeff \u200f\\n \\\\ \\x41",
    ");part({});window.pwned=1;({",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe><script nonce>window.pwned=1</script>",
]
ROWS = "[...document.querySelectorAll('.rows a')].map((one) => one.textContent)"


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale_report, "ON_ONE_PAGE", 0)


def translation(name: str, *units: Unit) -> Translation:
    article = Article(name, "en", tuple(Paragraph(n, one.source) for n, one in enumerate(units, 1)))
    return Translation(article, "ru", units, "engine 1")


def machine(text: str) -> Unit:
    return Unit(text, f"Да: {text}", State.FUZZY, Origin.MACHINE)


def written(out: Path, *translations: Translation) -> Path:
    for one in translations:
        path = layout.catalog_path(out, one.article.name, one.locale)
        catalog.save(path, catalog.load(path), one)
    reports.write(translations, out)
    return out / translations[0].locale / html.NAME


def opened(browser: Browser, page: Path) -> None:
    """Open the page, and wait until it has taken up what an earlier one has left."""
    browser.open(page)
    browser.until("begun")


def show(browser: Browser, name: str) -> None:
    """Follow the link of an article in the list."""
    is_it = f"(one) => one.querySelector('bdi')?.textContent === {json.dumps(name)}"
    browser.run(f"[...document.querySelectorAll('main a')].find({is_it}).click()")
    browser.until(f"atHand?.element?.isConnected && atHand.name === {json.dumps(name)}")


def back(browser: Browser) -> None:
    browser.run("[...document.querySelectorAll('.trail a')].find((one) => one.textContent === 'All articles').click()")
    browser.until("document.body.dataset.view === 'list'")


def clean(browser: Browser) -> None:
    browser.run("localStorage.clear(); work.clear(); aside.clear()")


def row(browser: Browser, name: str) -> Any:
    """What the list says of an article."""
    wanted = f"[...document.querySelectorAll('.rows li')].find((one) => one.textContent.startsWith({json.dumps(name)}))"
    return browser.run(f"{wanted}.querySelector('.done').textContent")


def test_articles_are_listed_found_ordered_and_opened(browser: Browser, tmp_path: Path) -> None:
    page = written(
        tmp_path,
        translation("b/Zwei.txt", machine("One."), machine("Two and more.")),
        translation("a 10.txt", Unit("Ten.", "Десять.", State.TRANSLATED, Origin.PERSON)),
        translation("a 9.txt", Unit("Nine.")),
        translation("a 1.txt", machine("A."), Unit("B.", "Б.", State.TRANSLATED, Origin.PERSON)),
    )
    opened(browser, page)
    assert browser.run("document.querySelectorAll('.paragraph').length") == 0
    assert browser.run(ROWS) == ["a 9.txt", "a 1.txt", "a 10.txt", "b/Zwei.txt"]  # the untranslated one first
    browser.run("order.value = 'name'; order.dispatchEvent(new Event('change'))")
    assert browser.run(ROWS) == ["a 1.txt", "a 9.txt", "a 10.txt", "b/Zwei.txt"]
    browser.run("search.focus()")
    browser.write("zw B/")
    assert browser.run(ROWS) == ["b/Zwei.txt"]
    browser.run("search.value = ''; only.value = 'done'; only.dispatchEvent(new Event('change'))")
    assert browser.run(ROWS) == ["a 10.txt"]
    browser.run("only.value = 'any'; document.querySelector('label[for=show-approved]').click()")
    assert browser.run(ROWS) == ["a 1.txt", "a 10.txt"]
    assert row(browser, "a 1.txt") == "1 of 2 approved, 2 words"
    browser.run("document.querySelector('label[for=show-stale]').click()")
    assert [browser.run(ROWS), browser.run("found.textContent")] == [[], "No article is of this kind."]
    browser.run("document.querySelector('label[for=show-all]').click()")
    show(browser, "b/Zwei.txt")
    assert browser.run("[...document.querySelectorAll('.source')].map((one) => one.textContent)") == [
        "One.", "Two and more.",
    ]  # fmt: skip
    assert browser.run("document.querySelector('[data-of=all]').textContent") == "2"
    assert browser.run("document.activeElement.textContent") == "b/Zwei.txt"
    assert browser.messages == []
    back(browser)
    assert browser.run("document.activeElement.textContent") == "b/Zwei.txt"
    assert browser.run("document.querySelectorAll('.paragraph').length") == 0
    assert browser.run("document.querySelector('[data-of=all]').textContent") == "6"


def test_the_keyboard_does_it_all(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, translation("a.txt", machine("One.")), translation("b.txt", machine("Two.")))
    opened(browser, page)
    browser.run("search.focus()")
    browser.write("a.t")
    for _ in range(3):
        browser.press("Tab")
    browser.press("Enter")
    browser.until("atHand?.element?.isConnected")
    assert browser.run("document.activeElement.textContent") == "a.txt"
    while browser.run("document.activeElement.textContent") != "Approve":
        browser.press("Tab")
    browser.press("Enter")
    assert browser.run("document.activeElement.textContent") == "All articles"  # nothing is left, and no next one
    browser.press("Enter")
    browser.until("document.body.dataset.view === 'list'")
    assert row(browser, "a.txt") == "1 of 1 approved, 1 word; 1 not saved"
    browser.run("search.value = ''; fillList(); rows.querySelector('a').click()")
    browser.until("atHand?.element?.isConnected")
    browser.run("document.querySelector('.next').focus()")
    browser.press("Enter")
    browser.until("atHand?.name === 'b.txt' && atHand.element?.isConnected")
    browser.run("history.back()")
    browser.until("atHand?.name === 'a.txt' && atHand.element?.isConnected")
    clean(browser)


def test_hostile_names_and_texts_run_nothing(browser: Browser, tmp_path: Path) -> None:
    name = "x\"><script>window.pwned=1<%2F..%script>'#?%41&amp;.txt"
    page = written(tmp_path, translation(name, *map(machine, HOSTILE)), translation("b.txt", machine("Two.")))
    opened(browser, page)
    assert sorted(browser.run(ROWS)) == ["b.txt", name]
    show(browser, name)
    shown = "[...document.querySelectorAll('.{}')].map((one) => one.textContent)"
    assert browser.run(shown.format("source")) == HOSTILE
    assert browser.run(shown.format("target")) == [f"Да: {text}" for text in HOSTILE]
    assert browser.run("cards.length") == len(HOSTILE)
    assert browser.run("document.querySelectorAll('script, iframe, img').length") == 2
    assert browser.messages == []
    for injected in (
        "{text: 'window.pwned = 1'}",
        f"{{src: {json.dumps((tmp_path / 'evil.js').as_uri())}}}",
        "{src: 'data:text/javascript,window.pwned=1'}",
    ):
        (tmp_path / "evil.js").write_text("window.pwned = 1")
        browser.messages.clear()
        browser.run(f"document.body.append(Object.assign(document.createElement('script'), {injected}))")
        browser.run("new Promise((done) => setTimeout(done, 100))")
        assert any("Content Security Policy" in message for message in browser.messages)
    assert browser.run("window.pwned === undefined")


def test_work_on_many_articles_comes_as_one_archive(browser: Browser, tmp_path: Path) -> None:
    page = many(tmp_path / "out")
    opened(browser, page)
    for name in NAMES:
        show(browser, name)
        browser.run("settle(cards.find((one) => one.number === '1'), 'Раз.', false)")
        back(browser)
    assert row(browser, NAMES[1]) == "1 of 2 approved, 5 words; 1 not saved"
    assert browser.run("tell.textContent") == "26 texts changed in 26 articles, not saved yet."
    opened(browser, page)  # none of them is open now
    assert browser.messages == ["beforeunload"]
    assert browser.run("tell.textContent") == "26 texts changed earlier on this page, not saved yet."
    assert browser.run("[...document.querySelectorAll('.counts li')].map((one) => one.textContent)") == [
        "26 approved", "26 machine",
    ]  # fmt: skip
    [got] = downloads(browser, tmp_path / "got", 1)
    with zipfile.ZipFile(got) as archive:
        assert sorted(archive.namelist()) == sorted(f"{name}.po" for name in NAMES)
        for name in NAMES:
            before = layout.catalog_path(tmp_path / "out", name, "ru").read_text("utf-8")
            after = archive.read(f"{name}.po").decode("utf-8")
            assert changed(before, after) == ["-#, fuzzy", f'-msgstr "Да: One of {name}."', '+msgstr "Раз."']
        archive.extractall(tmp_path / "out/po/ru")
    opened(browser, page)
    assert browser.messages == []
    assert unsaved(browser) == 0
    assert browser.run("work.size") == 26  # nothing has shown them yet
    many_again(tmp_path / "out")
    opened(browser, page)
    assert browser.run(
        "[Object.keys(localStorage).filter((one) => one.startsWith(SHELF)).length, bar.hidden, work.size]"
    ) == [0, True, 0]


def many_again(out: Path) -> None:
    """The report of a later run over what people have brought in."""
    translations = []
    for name in NAMES:
        found = catalog.load(layout.catalog_path(out, name, "ru"))
        units = (Unit(e.source, e.target, e.state, Origin.PERSON if e.standing.is_persons else Origin.MACHINE)
                 for e in found.entries)  # fmt: skip
        translations.append(translation(name, *units))
    reports.write(tuple(translations), out)


def test_half_typed_text_survives_leaving_its_article_and_a_reload(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, translation("a.txt", machine("One.")), translation("b.txt", machine("Two.")))
    opened(browser, page)
    show(browser, "a.txt")
    browser.run("edit(cards[0])")
    typed(browser, 0, "Пол-слова")
    back(browser)
    show(browser, "b.txt")
    browser.run("settle(cards[0], 'Два.', false)")
    browser.run(FAKE_FOLDER % json.dumps({"b.txt.po": layout.catalog_path(tmp_path, "b.txt", "ru").read_text("utf-8")}))
    browser.run("saveToFolder()")
    assert browser.run("tell.textContent") == "Saved 1 file.\nNot in it: 1 text that you are still editing."
    back(browser)
    assert row(browser, "b.txt") == "1 of 1 approved, 1 word"
    show(browser, "a.txt")
    assert browser.run("cards[0].area.value") == "Пол-слова"
    opened(browser, page)
    assert "Пол-слова" in browser.run("JSON.stringify({...localStorage})")
    assert browser.run("[bar.hidden, cards.length]") == [True, 0]
    show(browser, "a.txt")
    assert browser.run("cards.map((one) => one.area.value)") == ["Пол-слова"]
    clean(browser)
    browser.run("cards.forEach(shut)")


def test_saving_to_a_folder_saves_articles_that_are_not_open(browser: Browser, tmp_path: Path) -> None:
    names = ["a.txt", "sub/b.txt", "c.txt"]
    page = written(tmp_path, *(translation(name, machine("One."), machine("Two.")) for name in names))
    opened(browser, page)
    for name in names:
        show(browser, name)
        browser.run("settle(cards[0], 'Раз.', false)")
        back(browser)
    texts = {f"{name}.po": layout.catalog_path(tmp_path, name, "ru").read_text("utf-8") for name in names}
    texts["c.txt.po"] = texts["c.txt.po"].replace("Да: One.", "Кто-то.")
    browser.run(FAKE_FOLDER % json.dumps(texts))
    browser.run("saveToFolder()")
    now = browser.run("written")
    assert sorted(now) == ["a.txt.po", "sub/b.txt.po"]
    for name, text in now.items():
        assert changed(texts[name], text) == ["-#, fuzzy", '-msgstr "Да: One."', '+msgstr "Раз."']
    assert browser.run("tell.textContent").startswith("Saved 3 files.\nc.txt: changed in the file meanwhile: One.")
    assert unsaved(browser) == 1
    clean(browser)


def test_what_no_longer_fits_is_told_without_opening_it(browser: Browser, tmp_path: Path) -> None:
    one, two = translation("a.txt", machine("One.")), translation("b.txt", machine("Two."))
    page = written(tmp_path, one, two)
    opened(browser, page)
    show(browser, "a.txt")
    browser.run("settle(cards[0], 'Раз.', false)")
    other = translation("a.txt", Unit("One.", "Кто-то.", State.FUZZY, Origin.PERSON))
    path = layout.catalog_path(tmp_path, "a.txt", "ru")
    path.write_text(path.read_text("utf-8").replace("Да: One.", "Кто-то."), "utf-8")
    written(tmp_path, other, two)
    told = "No longer fits its text in a.txt, and is kept here: Раз."
    for _ in range(2):
        opened(browser, page.with_name("report.html"))
        assert browser.run("tell.textContent") == told
    written(tmp_path, two)
    (tmp_path / "ru").mkdir(exist_ok=True)
    press(browser, "Discard what no longer fits")
    assert browser.run("Object.keys(localStorage).filter((one) => one.startsWith(SHELF)).length") == 0
    clean(browser)


def test_a_part_that_is_missing_is_told_and_its_work_is_kept(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, translation("a b.txt", machine("One.")), translation("b.txt", machine("Two.")))
    opened(browser, page)
    show(browser, "a b.txt")
    browser.run("settle(cards[0], 'Раз.', false)")
    part = tmp_path / "report/ru/a b.txt.js"
    aside = part.read_bytes()
    part.unlink()
    browser.run("location.hash = ''")
    opened(browser, page)
    told = "../report/ru/a%20b.txt.js cannot be loaded. Keep the folder report with this page, or run translate run."
    assert f"Work on a b.txt is kept here, and cannot be shown: {told}" in browser.run("tell.textContent")
    browser.run("rows.querySelectorAll('a').forEach((one) => one.textContent === 'a b.txt' && one.click())")
    browser.until("document.querySelector('.trouble')")
    assert browser.run("document.querySelector('.trouble').textContent") == told
    assert browser.run("document.querySelectorAll('.paragraph').length") == 0
    back(browser)
    show(browser, "b.txt")
    part.write_bytes(b"window.pwned = 1")  # not a part
    back(browser)
    browser.run("rows.querySelectorAll('a').forEach((one) => one.textContent === 'a b.txt' && one.click())")
    browser.until("document.querySelector('.trouble')")
    part.write_bytes(aside)
    back(browser)
    show(browser, "a b.txt")
    assert browser.run("current(cards[0])") == {"text": "Раз.", "fuzzy": False}
    assert unsaved(browser) == 1
    clean(browser)


def test_an_address_leads_to_a_paragraph(browser: Browser, tmp_path: Path) -> None:
    texts = [machine(f"Text {n}.") for n in range(80)]
    page = written(tmp_path, translation("a.txt", *texts), translation("b.txt", machine("Two.")))
    opened(browser, page)
    own = browser.run("articles.find((one) => one.name === 'a.txt').id")
    browser.run(f"location.hash = '{own}-70'")
    browser.until("document.querySelector('.paragraph:target')?.dataset.number === '70'")
    browser.until("document.querySelector(':target').getBoundingClientRect().top < innerHeight")  # it scrolls there
    browser.run("location.hash = 'texts'")  # the link that skips to the texts
    assert browser.run("atHand.name") == "a.txt"
    browser.run("location.hash = ''")
    browser.until("document.body.dataset.view === 'list'")


def test_another_window_is_heard_for_an_article_that_is_not_open(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, translation("a.txt", machine("One.")), translation("b.txt", machine("Two.")))
    opened(browser, page)
    first = browser.turn(browser.new_page())
    try:
        opened(browser, page)
        show(browser, "b.txt")
        browser.run("settle(cards[0], 'Два.', false)")
    finally:
        other = browser.turn(first)
    browser.until("work.size === 1")
    assert browser.run("[...work.values()].map((one) => one.article.name)") == ["b.txt"]
    browser.until("!bar.hidden")
    browser.turn(other)
    browser.run("undo(cards[0])")
    browser.turn(first)
    browser.until("work.size === 0")
    clean(browser)


def test_stale_text_is_stale_on_the_page(browser: Browser, tmp_path: Path) -> None:
    article = Article("a.txt", "en", (Paragraph(1, "One now."), Paragraph(2, "Two.")))
    old = Unit("One now.", "Раз.", State.FUZZY, Origin.PERSON, previous="One.")
    path = layout.catalog_path(tmp_path, "a.txt", "ru")
    first = translation("a.txt", Unit("One.", "Раз.", State.TRANSLATED, Origin.PERSON), machine("Two."))
    catalog.save(path, catalog.load(path), first)
    translated = Translation(article, "ru", (old, machine("Two.")), "engine 1")
    page = written(tmp_path, translated)
    assert '#| msgid "One."' in path.read_text("utf-8")
    opened(browser, page)
    assert browser.run("document.querySelector('[data-of=stale]').textContent") == "1"
    show(browser, "a.txt")
    words = "[...document.querySelectorAll('.state')].map((one) => one.firstElementChild.nextSibling.textContent)"
    assert browser.run(words) == ["stale", "machine"]
    browser.run("settle(cards[0], 'Раз-два.', true)")
    assert browser.run(words) == ["stale", "machine"]  # as a later run will say: nobody has approved it for this source
    browser.run("settle(cards[0], 'Раз-два.', false)")
    assert browser.run(words) == ["approved", "machine"]
    clean(browser)


def test_list_and_article_print(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, translation("a.txt", machine("One.")), translation("b.txt", machine("Two.")))
    opened(browser, page)
    browser.printed(tmp_path / "list.pdf")
    show(browser, "a.txt")
    browser.printed(tmp_path / "article.pdf")
    for name in ("list", "article"):
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_texts_have_their_direction(browser: Browser, tmp_path: Path) -> None:
    article = Article("a.txt", "en", (Paragraph(1, "One."),))
    page = written(tmp_path, Translation(article, "ar", (Unit("One.", "واحد.", State.FUZZY, Origin.MACHINE),), "m"))
    opened(browser, page)
    show(browser, "a.txt")
    assert browser.run("getComputedStyle(document.querySelector('.target')).direction") == "rtl"
    browser.run("edit(cards[0])")
    assert browser.run("[cards[0].area.dir, cards[0].area.lang]") == ["rtl", "ar"]
    browser.run("shut(cards[0])")


def test_without_a_script_the_page_says_where_the_texts_are(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, translation("a.txt", machine("One.")))
    browser.open(page, script=False)
    assert "out/po/ru" in browser.run("document.querySelector('noscript').textContent")


def test_a_page_without_storage_keeps_work_while_it_is_open(browser: Browser, tmp_path: Path) -> None:
    page = written(tmp_path, translation("a.txt", machine("One.")), translation("b.txt", machine("Two.")))
    opened(browser, page)
    browser.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    show(browser, "a.txt")
    browser.run("settle(cards[0], 'Раз.', false)")
    assert "This browser keeps nothing of it" in browser.run("tell.textContent")
    part = tmp_path / "report/ru/a.txt.js"
    back(browser)
    part.write_text(part.read_text("utf-8").replace("engine 1", "engine 2"), "utf-8")  # a later run
    show(browser, "a.txt")
    assert browser.run("current(cards[0])") == {"text": "Раз.", "fuzzy": False}
    clean(browser)
