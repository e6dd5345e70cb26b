"""The page of the desk in a real browser: every act by keyboard and by pointer, and nothing that is written is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from chromium import ALT, CONTROL, SHIFT, Browser
from scripted_engine import Scripted

from tests.translate.review.projects import entries, project
from translate import catalog, machine
from translate.pipeline import run
from translate.project import Options, layout
from translate.review import server
from translate.review.desk import Desk

ROWS = "document.querySelectorAll('.paragraphs .row')"
HOSTILE = [
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned=1'> &lt;b&gt; <!-- \" ' ` </style>",
    "a\u202etxt.exe\u2066 b\u0085c\u2028d\u2029e\ufeff \u200f\\n \\\\ \\x41",
    "One\ttab \U0001f600 and a smile.",
]
Serving = Callable[[Options], AbstractContextManager[str]]


@contextmanager
def serving(options: Options, locale: str = "ru", port: int = 0) -> Iterator[str]:
    """The address of a desk that is served in a thread."""
    listener = server.listen(Desk(options, locale, lambda: date(2026, 5, 4)), "Anna", port)
    thread = threading.Thread(target=listener.serve)
    thread.start()
    try:
        yield listener.address
    finally:
        listener.stop()
        thread.join()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path


def opened(browser: Browser, url: str, article: str = "a.txt", rows: int = 1) -> None:
    """Open an article, and wait until its paragraphs are there."""
    browser.visit(f"{url}?{article}#/a/{article}")  # a query, as a hash alone loads nothing
    browser.until(f"{ROWS}.length >= {rows} && desk().article.current")


def saved(browser: Browser) -> None:
    browser.until("desk().queue.pending() === 0 && document.querySelector('.saving').textContent === 'All saved'")


def texts(browser: Browser, selector: str) -> list[str]:
    found: list[str] = browser.run(f"[...document.querySelectorAll({selector!r})].map((one) => one.textContent)")
    return found


def current(browser: Browser) -> Any:
    return browser.run("desk().article.current.number")


def click(browser: Browser, label: str) -> None:
    wanted = f"[...document.querySelectorAll('button')].find((one) => one.textContent === {label!r})"
    browser.until(wanted)
    browser.run(f"{wanted}.click()")


def overwrite(browser: Browser, text: str) -> None:
    """Type over the text of the open editor."""
    browser.until("document.activeElement.matches('.editor textarea')")
    browser.run("document.activeElement.select()")
    browser.write(text)


def test_hostile_texts_run_nothing_and_read_as_they_are(browser: Browser, root: Path) -> None:
    name = "x'><script>window.pwned=1<|script>.txt"
    with serving(project(root, {name: HOSTILE, "a.txt": ["One."]})) as url:
        browser.visit(url)
        browser.until("document.querySelector('.articles a')")
        assert name in texts(browser, ".articles a")
        browser.run(
            f"[...document.querySelectorAll('.articles a')].find((one) => one.textContent === {name!r}).click()"
        )
        browser.until(f"{ROWS}.length === {len(HOSTILE)}")
        assert texts(browser, ".row .source") == HOSTILE
        assert browser.run("window.pwned === undefined && document.querySelectorAll('script').length === 1")
        browser.run("document.body.append(Object.assign(document.createElement('script'), {text: 'window.pwned = 1'}))")
        assert browser.run("window.pwned === undefined")
        assert all("Content Security Policy" in message for message in browser.messages)


def review_by_keys(browser: Browser, url: str) -> None:
    """Word and approve 1, word 2, approve 4, remark on 5."""
    browser.visit(url)
    browser.until("document.activeElement.matches('.articles a')")
    assert browser.run("document.activeElement.textContent") == "a.txt"
    browser.press("ArrowDown")
    assert browser.run("document.activeElement.textContent") == "b.txt"
    browser.press("k")
    browser.press("Enter")
    browser.until("document.activeElement.matches('.row.current')")
    browser.press("Enter")  # edit, approve and go on
    overwrite(browser, "Раз.")
    browser.press("Enter", CONTROL)
    assert current(browser) == 2
    overwrite(browser, "Два.")
    browser.press("s", CONTROL)
    browser.press("Escape")
    assert browser.run("document.activeElement.matches('.row.current')")
    browser.press("n")
    assert current(browser) == 4
    browser.press("a")
    assert current(browser) == 5
    browser.press("c")
    browser.write("Ask the author.")
    browser.press("Enter", CONTROL)
    saved(browser)


def test_a_day_of_review_with_the_keyboard_alone(browser: Browser, root: Path) -> None:
    texts_ = ["One.", "Two.", "* * *", "Three.", "Four."]
    with serving(project(root, {"a.txt": texts_, "b.txt": ["Other."]})) as url:
        review_by_keys(browser, url)
        found = entries(root, "a.txt")
        assert [(e.target, e.fuzzy) for e in found.values()] == [
            ("Раз.", False), ("Два.", True), ("Да: Three.", False), ("Да: Four.", True),
        ]  # fmt: skip
        assert found["Four."].remarks == ("Ask the author.",)
        assert found["One."].approvals == (catalog.Approval("Anna", "2026-05-04"),)
        browser.press("z")  # the comment
        browser.press("z")  # the approval of 4
        saved(browser)
        found = entries(root, "a.txt")
        assert (found["Three."].fuzzy, found["Four."].remarks, found["One."].fuzzy) == (True, (), False)
        browser.press("k")
        browser.press("k")
        browser.press("k")
        browser.press("k")
        browser.press("u")
        saved(browser)
        assert entries(root, "a.txt")["One."].fuzzy
        browser.press("X", SHIFT)
        browser.press("A", SHIFT)
        saved(browser)
        assert not any(e.fuzzy for e in entries(root, "a.txt").values())
        browser.press("?", SHIFT)
        assert browser.run(
            "document.querySelector('dialog').open && document.querySelectorAll('dialog kbd').length > 20"
        )
        browser.press("Escape")
        browser.press("/")
        browser.write("other")
        browser.press("Enter")
        browser.until("document.querySelector('.hits a')?.textContent === 'b.txt 1'")
        browser.press("Escape")
        browser.until("document.querySelector('.articles')")
        assert [message for message in browser.messages if url in message] == []


def test_clicks_do_the_same(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One.", "Two.", "Three."]})) as url:
        opened(browser, url, rows=3)
        browser.run(f"{ROWS}[1].querySelector('.target').click()")
        overwrite(browser, "Два.")
        click(browser, "Save")
        click(browser, "Approve and next")
        saved(browser)
        found = entries(root, "a.txt")["Two."]
        assert (found.target, found.fuzzy, found.machine) == ("Два.", False, "Да: Two.")
        click(browser, "Undo")
        saved(browser)
        assert entries(root, "a.txt")["Two."].fuzzy
        for n in (0, 2):
            browser.run(f"{ROWS}[{n}].querySelector('input').click()")
        click(browser, "Approve them")
        saved(browser)
        assert [e.fuzzy for e in entries(root, "a.txt").values()] == [False, True, False]
        browser.until("document.querySelector('.figures').textContent.includes('2 words done, 1 left')")
        browser.run("document.querySelector('input[value=approved]').click()")
        assert browser.run(f"[...{ROWS}].filter((one) => one.checkVisibility()).map((one) => one.row.number)") == [1, 3]


def test_faults_are_told_as_they_are_typed(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["In 1902 it burned."]})) as url:
        opened(browser, url)
        browser.press("e")
        overwrite(browser, "В 1903 году она сгорела.")
        browser.until("document.querySelector('.findings')?.textContent.includes('number')")
        assert "1902" in " ".join(texts(browser, ".editor .findings"))
        overwrite(browser, "В 1902 году она сгорела.")
        browser.until("!document.querySelector('.findings').textContent.includes('number')")
        assert texts(browser, ".editor .findings") == ["Nothing found"]


def test_two_pages_lose_nothing_of_each_other(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        opened(browser, url, rows=2)
        second = browser.new_page()
        first = browser.turn(second)
        opened(browser, url, rows=2)
        browser.press("e")
        overwrite(browser, "Один.")
        browser.press("Enter", CONTROL)
        saved(browser)
        browser.turn(first)
        browser.run("desk().article.refresh = () => {}")  # as if both had been done in the same second
        browser.press("e")
        overwrite(browser, "Раз.")
        browser.press("Enter", CONTROL)
        saved(browser)
        found = entries(root, "a.txt")["One."]
        assert (found.target, found.fuzzy, found.remarks) == ("Один.", False, ("other wording: Раз. (approved)",))
        assert "Somebody else has worded this meanwhile" in " ".join(texts(browser, ".row .notice"))
        assert texts(browser, ".other p[lang]") == ["Раз."]
        assert browser.run(f"{ROWS}[0].querySelector('.target').textContent") == "Один."
        assert browser.run("desk().shelf.drafts().length") == 0
        click(browser, "Use this one")
        browser.press("Enter", CONTROL)
        saved(browser)
        found = entries(root, "a.txt")["One."]
        assert (found.target, found.fuzzy, found.remarks) == ("Раз.", False, ())
        browser.turn(second)  # sees it by itself
        browser.until(f"{ROWS}[0].querySelector('.target')?.textContent === 'Раз.'")
        browser.visit("about:blank")
        browser.turn(first)


def test_what_an_editor_saves_meanwhile_is_shown_and_the_draft_stays(browser: Browser, root: Path) -> None:
    path = layout.catalog_path(root / "out", "a.txt", "ru")
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        opened(browser, url, rows=2)
        browser.press("e")
        overwrite(browser, "Раз")
        path.write_text(path.read_text("utf-8").replace("Да: One.", "Один.").replace("Да: Two.", "Два."), "utf-8")
        browser.until(f"{ROWS}[1].querySelector('.target').textContent === 'Два.'")
        assert browser.run("document.querySelector('.editor .now').textContent") == "Один."
        assert browser.run("document.activeElement.value") == "Раз"
        browser.press("Enter", CONTROL)
        saved(browser)
        found = entries(root, "a.txt")["One."]
        assert (found.target, found.remarks) == ("Один.", ("other wording: Раз (approved)",))


def test_an_editor_that_knew_nothing_of_an_approval_takes_no_words_with_it(browser: Browser, root: Path) -> None:
    path = layout.catalog_path(root / "out", "a.txt", "ru")
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        before = path.read_text("utf-8")
        opened(browser, url, rows=2)
        browser.press("e")
        overwrite(browser, "Раз.")
        browser.press("Enter", CONTROL)
        browser.press("Enter", CONTROL)  # the second one as it is
        saved(browser)
        path.write_text(before, "utf-8")
        browser.until(f"{ROWS}[1].classList.contains('machine')")
        assert "Somebody has taken that back" in " ".join(texts(browser, ".row .notice"))
        assert texts(browser, ".row .target")[:1] == ["Раз."]
        assert (entries(root, "a.txt")["One."].target, entries(root, "a.txt")["One."].fuzzy) == ("Раз.", False)


def test_half_a_word_survives_a_reload_and_a_crash(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        opened(browser, url, rows=2)
        browser.press("e")
        overwrite(browser, "Полсло")
        browser.reload()
        browser.until(f"{ROWS}.length === 2 && !document.querySelector('.editor') && desk().article.current")
        assert browser.run(f"{ROWS}[0].querySelector('.target').textContent") == "Полсло"
        assert entries(root, "a.txt")["One."].target == "Да: One."
        browser.press("c")
        browser.write("Спросить ав")
        browser.reload()
        browser.until(f"{ROWS}.length === 2 && desk().article.current && document.querySelector('textarea.remark')")
        assert browser.run("document.querySelector('textarea.remark').value") == "Спросить ав"
        browser.press("c")
        browser.write("тора")
        browser.press("Enter", CONTROL)
        saved(browser)
        assert entries(root, "a.txt")["One."].remarks == ("Спросить автора",)
        assert browser.run("Object.keys(localStorage).filter((name) => name.startsWith('note')).length") == 0
        browser.press("e")
        assert browser.run("document.activeElement.value") == "Полсло"
        click(browser, "Undo my changes")
        assert browser.run("document.activeElement.value") == "Да: One."
        browser.reload()
        browser.until(f"{ROWS}.length === 2 && desk().article.current")
        assert browser.run(f"{ROWS}[0].querySelector('.target').textContent") == "Да: One."


def test_what_was_saved_after_its_article_was_left_is_no_draft(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        opened(browser, url, rows=2)
        browser.press("e")
        overwrite(browser, "Раз.")
        slow = "(...all) => new Promise((done) => setTimeout(() => done(usual(...all)), 500))"
        browser.run(f"const usual = fetch; fetch = {slow}; 1")
        browser.press("Enter", CONTROL)
        browser.run("location.hash = '#/'")
        browser.until("document.querySelector('.articles a') && desk().queue.pending() === 0")
        assert entries(root, "a.txt")["One."].target == "Раз."
        assert browser.run("desk().shelf.drafts().length") == 0


def test_a_server_that_ends_in_the_middle_loses_nothing(browser: Browser, root: Path) -> None:
    options = project(root, {"a.txt": ["One.", "Two.", "Three."]})
    with serving(options) as url:
        opened(browser, url, rows=3)
    browser.press("e")
    overwrite(browser, "Раз.")
    browser.press("Enter", CONTROL)
    overwrite(browser, "Два")  # and half of the next
    browser.until("!document.querySelector('.alert').hidden")
    assert "not saved" in browser.run("document.querySelector('.alert').textContent")
    assert entries(root, "a.txt")["One."].fuzzy
    with serving(options) as again:
        assert again.split("/")[2] == url.split("/")[2]  # the same port: the browser finds what it has kept
        assert again != url
        opened(browser, again, rows=3)
        saved(browser)
        browser.until(f"{ROWS}[0].classList.contains('approved')")
        found = entries(root, "a.txt")
        assert (found["One."].target, found["One."].fuzzy) == ("Раз.", False)
        assert browser.run(f"{ROWS}[1].querySelector('.target').textContent") == "Два"
        browser.reload()
        browser.until(f"{ROWS}.length === 3 && desk().article.current")
        assert browser.run("Object.keys(localStorage).filter((name) => name.startsWith('step')).length") == 0


def test_a_full_disk_is_told_and_the_act_is_kept_until_it_is_saved(browser: Browser, root: Path) -> None:
    path = layout.catalog_path(root / "out", "a.txt", "ru")
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        opened(browser, url, rows=2)
        whole = path.read_bytes()
        path.write_bytes(whole + b"<<<<<<< ours\n")  # nothing can be written into it
        browser.press("e")
        overwrite(browser, "Раз.")
        browser.press("Enter", CONTROL)
        browser.until("document.querySelector('.row .notice')?.textContent.includes('not saved')")
        path.write_bytes(whole)
        browser.reload()
        browser.until(f"{ROWS}.length === 2 && desk().article.current")
        assert browser.run(f"{ROWS}[0].querySelector('.target').textContent") == "Раз."
        browser.run("desk().article.go(desk().article.rows[0], {focus: true})")
        browser.press("a")
        saved(browser)
        assert entries(root, "a.txt")["One."].target == "Раз."


def test_approving_faster_than_the_page_can_follow(browser: Browser, root: Path) -> None:
    count = 120
    with serving(project(root, {"a.txt": [f"Text {n}." for n in range(count)]})) as url:
        opened(browser, url, rows=count)
        browser.press("e")
        for n in range(60):
            overwrite(browser, f"Слово {n}.")
            browser.press("Enter", CONTROL)
        saved(browser)
        found = list(entries(root, "a.txt").values())
        assert [e.target for e in found[:60]] == [f"Слово {n}." for n in range(60)]
        assert not any(e.fuzzy for e in found[:60])
        assert all(e.fuzzy and e.target == f"Да: {e.source}" for e in found[60:])


def test_a_key_costs_the_same_in_a_long_article(browser: Browser, root: Path) -> None:
    """What is typed must be on the screen before the next key: in processor time, whatever else the machine does."""
    count = 3000
    with serving(project(root, {"a.txt": [f"The mill of Riverton number {n}." for n in range(count)]})) as url:
        opened(browser, url)
        browser.until(f"{ROWS}.length === {count}")
        browser.until("desk().article.current.details")
        browser.press("e")
        before = browser.computed()
        for letter in "слово за словом":
            browser.write(letter)
            browser.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert (browser.computed() - before) / 15 < 0.02
        assert browser.run("document.activeElement.value").endswith("слово за словом")


def test_changing_the_state_alone_is_saved(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One."]})) as url:
        opened(browser, url)
        browser.press("a")
        saved(browser)
        assert not entries(root, "a.txt")["One."].fuzzy
        browser.press("u")
        saved(browser)
        assert entries(root, "a.txt")["One."].fuzzy
        browser.press("a")
        saved(browser)
        browser.reload()
        browser.until(f"{ROWS}.length === 1 && desk().article.current")
        browser.press("z")  # what was done before the page was loaded again
        saved(browser)
        assert entries(root, "a.txt")["One."].fuzzy
        browser.until("document.querySelector('#said').textContent === '1 paragraph undone'")
        assert browser.run("document.querySelector('#said').checkVisibility()")


def test_the_keys_are_the_same_on_a_russian_keyboard(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        opened(browser, url, rows=2)
        browser.press("у", code="KeyE")
        overwrite(browser, "Раз.")
        browser.press("ы", CONTROL, code="KeyS")
        browser.press("Escape")
        saved(browser)
        assert entries(root, "a.txt")["One."].target == "Раз."
        browser.press("ф", code="KeyA")
        saved(browser)
        assert not entries(root, "a.txt")["One."].fuzzy


def test_a_server_that_is_away_is_told_and_that_it_is_back(browser: Browser, root: Path) -> None:
    options = project(root, {"a.txt": ["One."]})
    with serving(options) as url:
        opened(browser, url)
    browser.until("document.querySelector('.alert').textContent.startsWith('The server does not answer.')")
    with serving(options, port=int(url.split(":")[2].partition("/")[0])) as again:
        assert again != url  # another token: the page says that its address is no longer valid
        browser.press("a")
        browser.until("document.querySelector('.alert').textContent.includes('no longer valid')")
        opened(browser, again)
        saved(browser)
        assert not entries(root, "a.txt")["One."].fuzzy


def test_input_methods_and_dead_keys_are_left_alone(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One.", "Two."]})) as url:
        opened(browser, url, rows=2)
        browser.press("e")
        overwrite(browser, "")
        browser.send("Input.imeSetComposition", text="Ра", selectionStart=2, selectionEnd=2)
        told = "{key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, cancelable: true}"
        assert browser.run(f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {told}))")  # not taken
        browser.write("Раз.")
        assert browser.run("document.activeElement.value") == "Раз."
        assert current(browser) == 1


def test_right_to_left_narrow_and_large(browser: Browser, root: Path) -> None:
    options = project(root, {"a.txt": ["One. " * 110, "Two."]}, "ar")
    with serving(options, "ar") as url:
        opened(browser, url, rows=2)
        browser.press("e")
        assert browser.run("document.activeElement.dir") == "rtl"
        assert browser.run(f"{ROWS}[1].querySelector('.target').dir") == "rtl"
        for width, scale in ((360, 1), (1280, 2)):
            metrics = {"width": width // scale, "height": 800 // scale, "deviceScaleFactor": scale, "mobile": False}
            browser.send("Emulation.setDeviceMetricsOverride", **metrics)
            assert browser.run("document.documentElement.scrollWidth <= innerWidth"), (width, scale)
            assert browser.run("document.activeElement.getBoundingClientRect().right <= innerWidth")
            browser.press("Escape")
            browser.press("e")
            above = "document.activeElement.getBoundingClientRect().bottom <= {}.getBoundingClientRect().top + 1"
            browser.until(above.format("document.querySelector('.editor .buttons')"))
        browser.send("Emulation.clearDeviceMetricsOverride")


CONTRAST = """(() => {
  const parsed = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const found = parsed(getComputedStyle(one).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
  };
  const low = [];
  for (const one of document.querySelectorAll("body *")) {
    const isSaid = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!isSaid || !one.checkVisibility() || one.matches(":disabled")) continue;
    const [a, b] = [light(parsed(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.push(one.className + ": " + one.textContent.slice(0, 30));
  }
  return low;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_in_light_and_in_dark(browser: Browser, root: Path, scheme: str) -> None:
    """The contrast of WCAG 2.2, level AA: 4.5 to 1, of what is selected, approved, wrong or refused as well."""
    options = project(root, {"a.txt": ["In 1902 it burned.", "Two.", "* * *", "Three."]})
    path = layout.catalog_path(root / "out", "a.txt", "ru")
    path.write_text(path.read_text("utf-8").replace("#: a.txt", "#. number: missing: 7\n#: a.txt", 1), "utf-8")
    with serving(options) as url:
        browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        try:
            opened(browser, url, rows=4)
            browser.press("x")
            browser.run("desk().article.rows[1].others = [{line: 'x', text: 'Иначе.'}]")
            browser.run("desk().article.go(desk().article.rows[1], {focus: true})")
            browser.press("a")
            saved(browser)
            browser.run("desk().article.go(desk().article.rows[0], {editing: true})")
            overwrite(browser, "Она сгорела.")
            browser.until("document.querySelector('.editor .findings .warning')")
            dark = browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(23, 25, 28)"
            assert (dark, browser.run(CONTRAST)) == (scheme == "dark", [])
        finally:
            browser.send("Emulation.setEmulatedMedia", features=[])


def test_it_prints_texts_and_nothing_to_press(browser: Browser, root: Path) -> None:
    """All paragraphs, those far below too; light, in two columns, what is being typed as it is typed."""
    with serving(project(root, {"a.txt": [f"Text {n}." for n in range(400)]})) as url:
        opened(browser, url, rows=400)
        browser.press("e")
        overwrite(browser, "Полслова")
        dark = {"name": "prefers-color-scheme", "value": "dark"}
        browser.send("Emulation.setEmulatedMedia", media="print", features=[dark])
        try:
            shown = "[...document.querySelectorAll('button, input, select, .hints, .remarks')]"
            assert browser.run(f"{shown}.filter((one) => one.checkVisibility()).length") == 0
            assert browser.run(f"[...{ROWS}].filter((one) => one.checkVisibility()).length") == 400
            assert browser.run("getComputedStyle(document.body).color") == "rgb(34, 37, 42)"
            columns = f"getComputedStyle({ROWS}[9]).gridTemplateColumns.split(' ').length"
            browser.send(
                "Emulation.setDeviceMetricsOverride", width=700, height=1000, deviceScaleFactor=1, mobile=False
            )
            assert browser.run(columns) == 3
            browser.printed(root / "article.pdf")
            pages = (root / "article.pdf").read_bytes().count(b"/Type /Page\n")
            assert 8 < pages < 40
        finally:
            browser.send("Emulation.setEmulatedMedia", media="", features=[])
            browser.send("Emulation.clearDeviceMetricsOverride")


def test_it_speaks_russian(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One."]})) as url:
        browser.visit(url)
        browser.until("document.querySelector('.articles a')")
        browser.run("localStorage.setItem('locale', 'ru')")
        browser.visit(url + "?")
        browser.until("document.querySelector('.articles a')")
        assert browser.run("document.querySelector('h1').textContent") == "Проверка: русский"
        browser.run("localStorage.removeItem('locale')")
    time.sleep(0)


def heard(browser: Browser, root: Path) -> Iterator[tuple[str, str]]:
    """What a screen reader says of each view, by name."""
    with serving(project(root, {"a.txt": ["It burned in 1902.", "* * *", "Two."], "b.txt": ["Two."]})) as url:
        browser.visit(url)
        browser.until("document.activeElement.matches('.articles a')")
        yield "the list", browser.heard()
        opened(browser, url, rows=3)
        browser.until(f"[...{ROWS}].every((one) => one.row.details || one.row.standing === 'nothing')")
        browser.until("desk().article.current.related")
        yield "an article", browser.heard()
        browser.press("e")
        overwrite(browser, "Она сгорела.")
        browser.until("document.querySelector('.editor .findings .warning')?.textContent.includes('1902')")
        yield "the editor", browser.heard()
        browser.press("Enter", CONTROL)
        browser.until("document.querySelector('#said').textContent === 'Paragraph 1 approved'")
        saved(browser)
        browser.press("Escape")
        browser.press("v")
        browser.until("document.activeElement.matches('.sentence')")
        yield "as it will be read", browser.heard()


def test_what_a_screen_reader_says(browser: Browser, root: Path) -> None:
    """Each field has a name, each paragraph its state, and what is current or refused is said."""
    said = "\n".join(f"=== {name}\n{text}" for name, text in heard(browser, root))
    assert said == (Path(__file__).parents[2] / "golden" / "desk" / "heard.txt").read_text("utf-8")


def test_a_translation_goes_to_all_paragraphs_of_the_same_text_and_back(browser: Browser, root: Path) -> None:
    with serving(project(root, {"a.txt": ["One.", "Two."], "b.txt": ["Two.", "One."], "c.txt": ["One."]})) as url:
        opened(browser, url, "c.txt")
        browser.press("a")
        saved(browser)
        opened(browser, url, rows=2)
        browser.press("e")
        overwrite(browser, "Раз.")
        browser.press("s", CONTROL)
        browser.press("Escape")
        saved(browser)
        browser.until("document.querySelector('.twins')?.textContent.includes('2 other places: b.txt 2, c.txt 1')")
        assert "From memory: c.txt, 100 %" in texts(browser, ".more h2")
        browser.press("m", ALT, code="KeyM")
        assert browser.run("document.activeElement.value") == "Да: One."  # what is approved there
        click(browser, "Undo my changes")
        browser.press("Escape")
        browser.press("p")
        saved(browser)
        assert (entries(root, "b.txt")["One."].target, entries(root, "b.txt")["One."].fuzzy) == ("Раз.", True)
        assert entries(root, "c.txt")["One."].target == "Да: One."  # somebody has approved it
        browser.press("z")
        saved(browser)
        assert entries(root, "b.txt")["One."].target == "Да: One."


def test_the_article_as_it_will_be_read(browser: Browser, root: Path) -> None:
    hostile = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script>"
    text = f"# A *mill*\n\nIt burned. Nobody came.\n\n- an item\n\n<div onclick='window.pwned=1'>{hostile}Raw.</div>\n"
    options = project(root, {"a.txt": ["One."]})
    (root / "articles" / "m.md").write_text(text, "utf-8")
    with serving(options) as url:
        opened(browser, url, "m.md", rows=3)
        browser.press("v")
        browser.until("document.querySelectorAll('.reading .sentence').length > 3")
        assert browser.run("document.querySelector('.reading h1').textContent") == "A mill"
        assert browser.run("document.querySelector('.reading > ul li').firstChild.textContent") == "an item"
        assert browser.run("document.querySelectorAll('.reading :is(img, script, [onclick])').length") == 0
        nobody = "[...document.querySelectorAll('.sentence')].find((one) => one.textContent.startsWith('Nobody'))"
        browser.run(f"{nobody}.click()")
        assert browser.run("document.activeElement.matches('.reading .holder textarea')")
        overwrite(browser, "Она сгорела. Никто не пришёл.")
        browser.press("Enter", CONTROL)
        saved(browser)
        assert current(browser) == 3  # the item
        browser.write("Ещё")  # before the text flows anew, and after it
        browser.until("document.querySelector('.reading > p').textContent === 'Она сгорела. Никто не пришёл.'")
        browser.write(" слово")
        assert browser.run("document.activeElement.value").endswith("Ещё слово")
        browser.press("Escape")
        browser.press("v")
        browser.until(f"{ROWS}.length >= 4")
        assert browser.run("window.pwned === undefined")


def test_a_term_is_added_from_the_page_and_the_text_follows(browser: Browser, root: Path) -> None:
    (root / "articles").mkdir()
    (root / "articles" / "a.txt").write_text("Anna Petrova came to Riverton.\n\nRiverton is old.\n", "utf-8")
    sources, out = (str(root / "articles"),), str(root / "out")
    options = Options(sources, ("ru",), "en", out, root=str(root), quality="fast")
    run(options)
    with serving(options) as url:
        opened(browser, url, rows=2)
        browser.until("desk().article.current.details")
        word = "[...document.querySelectorAll('.row.current mark')].find((one) => one.textContent === 'Riverton')"
        browser.run(f"getSelection().selectAllChildren({word})")
        browser.press("g")
        assert browser.run("document.querySelector('dialog input[name=term]').value") == "Riverton"
        browser.run("document.activeElement.select()")
        browser.write("Речной Город")
        browser.press("Enter")
        browser.until("document.querySelector('dialog [role=status]').textContent === '2 paragraphs are new'")
        browser.press("Escape")
        browser.until(f"[...{ROWS}].every((one) => one.textContent.includes('Речно'))")
        browser.press("N", SHIFT)
        browser.until("document.activeElement.matches('.names input')")
        assert "Riverton" in texts(browser, ".names tr.persons th")
        browser.run("document.querySelector('.names input').focus()")
        name = browser.run("document.activeElement.closest('tr').querySelector('th').textContent")
        browser.run("document.activeElement.select()")
        browser.write("Иначе")
        browser.press("Enter")
        browser.until(f"document.querySelector('.figures').textContent === '{name} → Иначе'")
        assert "Иначе" in (root / "out" / "ru" / "names.csv").read_text("utf-8")
        browser.run("document.querySelector('.names input').focus(); document.activeElement.select()")
        browser.write("Полсло")
        browser.visit(f"{url}?again#/names")
        browser.until("document.activeElement.matches('.names input')")
        assert browser.run("document.activeElement.value") == "Полсло"


def test_the_machine_is_asked_again_on_the_page(browser: Browser, root: Path) -> None:
    """For another hypothesis, for one sentence, and for the whole; what it said stays to be compared."""
    with serving(project(root, {"a.txt": ["The mill burned in 1902. Nobody came."]})) as url:
        opened(browser, url)
        browser.until("document.querySelector('.again summary')")
        browser.run("document.querySelector('.again summary').click()")
        browser.until("document.querySelectorAll('.versions li').length > 2")
        browser.run("document.querySelector('.versions select').value = '1'")
        click(browser, "fast")
        browser.until("document.querySelector('.results .label')?.textContent.endsWith(', fast')")
        sentence = texts(browser, ".results p[lang]")[0]
        assert sentence.startswith("Никто")
        browser.run("document.querySelector('.versions select').value = ''")
        click(browser, "good")
        browser.until("document.querySelectorAll('.results .label').length === 2")
        whole = texts(browser, ".results p[lang]")
        assert ("1902" in whole[0], whole[1]) == (True, sentence)
        browser.run("document.querySelector('.results button').click()")
        browser.until("document.activeElement.matches('.editor textarea')")
        assert browser.run("document.activeElement.value") == whole[0]
        browser.run("document.querySelectorAll('.results button')[1].click()")
        assert browser.run("document.activeElement.value").endswith(sentence)


def test_refused_drafts_stand_beside_the_paragraph_with_their_reasons(
    browser: Browser, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a sentence that is taken from there stands in place of its sentence."""
    said = {"It burned in 1902.": ["Она горела.", "Она сгорела в 1902 году."], "Nobody came.": ["Никто не пришёл."]}
    monkeypatch.setattr(machine, "load", lambda route, threads: Scripted(lambda text, _: said.get(text, ["Нет."])))
    options = project(root, {"a.txt": ["It burned in 1902. Nobody came."]})
    path = layout.catalog_path(root / "out", "a.txt", "ru")
    noted = path.read_text("utf-8").replace("#: a.txt", "#. number: missing: 1902\n#: a.txt")
    path.write_text(noted.replace("Да: It burned in 1902. Nobody came.", "Она сгорела. Никто не шёл."), "utf-8")
    with serving(options) as url:
        opened(browser, url)
        browser.until("document.querySelector('.again summary')")
        summary = "What else the machine would say · The guard refused a draft: number: missing: 1902"
        assert texts(browser, ".again summary") == [summary]
        browser.run("document.querySelector('.again summary').click()")
        browser.until("document.querySelector('.versions .refused')")
        assert texts(browser, ".versions .refused p") == ["The guard refused – number: missing: 1902"]
        assert texts(browser, ".versions .refused li") == ["Она горела. Insert"]
        assert texts(browser, ".versions ol li") == ["Она сгорела в 1902 году. Insert", "Никто не пришёл. Insert"]
        for n in (0, 1):
            browser.run(f"document.querySelectorAll('.versions ol li button')[{n}].click()")
        assert browser.run("document.activeElement.value") == "Она сгорела в 1902 году. Никто не пришёл."
