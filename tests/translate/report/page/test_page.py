"""The page in a real browser: it runs nothing but its own script, and what a reviewer does there comes back as PO."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import reports
from chromium import Browser
from report_pages import FAKE_FOLDER, NAMES, changed, downloads, make, many, press, report_anew, typed, unsaved

from translate import catalog, exchange
from translate.model import Article, Origin, Paragraph, State, Translation, Unit
from translate.project import layout
from translate.report.page import html

HOSTILE = [
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned=1'> &lt;b&gt; <!-- \" ' ` </style>",
    "a\u202etxt.exe\u2066 b\u0085c\u2028d\u2029e\ufeff \u200f\\n \\\\ \\x41",
    "One\ttab\nand a second line.",
]


def test_hostile_text_runs_nothing_and_reads_as_it_is(browser: Browser, tmp_path: Path) -> None:
    _, page = make(tmp_path, HOSTILE, 'x"><script>window.pwned=1</script>.txt')
    browser.open(page)
    assert browser.messages == []
    assert browser.run("window.pwned === undefined")
    shown = "[...document.querySelectorAll('.{}')].map((one) => one.textContent)"
    assert browser.run(shown.format("source")) == HOSTILE
    assert browser.run(shown.format("target")) == [f"Да: {text}" for text in HOSTILE]
    assert browser.run("cards.length") == len(HOSTILE)
    assert browser.run("document.querySelectorAll('script').length") == 2
    injected = "document.body.append(Object.assign(document.createElement('script'), {text: 'window.pwned = 1'}))"
    browser.run(injected)
    assert browser.run("window.pwned === undefined")
    assert any("Content Security Policy" in message for message in browser.messages)


def test_it_reads_and_filters_without_a_script(browser: Browser, tmp_path: Path) -> None:
    _, page = make(tmp_path, ["One.", "Two."])
    browser.open(page, script=False)
    assert browser.run("document.querySelectorAll('button').length") == 0
    seen = "[...document.querySelectorAll('.paragraph')].filter((one) => one.checkVisibility()).length"
    assert browser.run(seen) == 2
    browser.run("document.querySelector('label[for=show-approved]').click()")
    assert browser.run(seen) == 0
    assert browser.run("document.querySelector('.empty').checkVisibility()")
    assert not browser.run("document.querySelector('.article').checkVisibility()")
    browser.run("document.querySelector('label[for=show-review]').click()")
    assert browser.run(seen) == 2


def test_what_is_edited_approved_and_downloaded_is_a_catalog(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One.", "Two.", "Three.", "One."], "sub/a.txt")
    before = path.read_text("utf-8")
    browser.open(page)
    press(browser, "Approve")
    assert browser.run("document.activeElement.ariaLabel") == "Approve paragraph 2 of sub/a.txt"
    press(browser, "Edit")  # paragraph 1 again
    browser.run("document.querySelector('textarea').value = 'Раз \"и\" всё.\\n'")
    press(browser, "Approve")
    assert browser.run("[...document.querySelectorAll('.approved.paragraph')].map((p) => p.dataset.number)") == [
        "1",
        "4",
    ]
    browser.run("cards[1].opener.click()")
    browser.run("document.querySelector('textarea').value = 'Два?'")
    press(browser, "Keep, not approved")
    assert browser.run("tell.textContent") == "2 texts changed in 1 article, not saved yet."
    [got] = downloads(browser, tmp_path / "got", 1)
    assert got.name == "sub--a.txt.po"
    assert changed(before, got.read_text("utf-8")) == [
        "-#, fuzzy", '-msgstr "Да: One."', '+msgstr "Раз \\"и\\" всё."', '-msgstr "Да: Two."', '+msgstr "Два?"',
    ]  # fmt: skip
    assert catalog.kept(catalog.load(got).entries, "en") == {
        "One.": catalog.Kept('Раз "и" всё.', approved=True),
        "Two.": catalog.Kept("Два?", approved=False),
    }
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(got)], check=True, capture_output=True)
    browser.open(page)
    assert browser.messages == []  # all is downloaded: the page may be left
    told = "2 texts downloaded, and kept here until a report shows that they came home."
    assert browser.run("tell.textContent") == told
    assert browser.run("document.querySelectorAll('.approved.paragraph').length") == 2
    shutil.copy(got, path)
    report_anew(tmp_path, path)
    browser.open(page)
    assert browser.run(
        "[Object.keys(localStorage).filter((one) => one.startsWith(SHELF)).length, bar.hidden, work.size]"
    ) == [0, True, 0]


def test_what_is_not_saved_holds_the_page_and_is_there_again(browser: Browser, tmp_path: Path) -> None:
    _, page = make(tmp_path, ["One."])
    browser.open(page)
    press(browser, "Edit")
    browser.run("document.querySelector('textarea').value = 'Раз.'")
    press(browser, "Approve")
    browser.send("Page.navigate", url="about:blank")
    assert browser.messages == ["beforeunload"]
    browser.open(page)
    assert browser.run("document.querySelector('.target').textContent") == "Раз."
    press(browser, "Undo")
    assert browser.run("document.querySelector('.target').textContent") == "Да: One."
    browser.open(page)
    assert unsaved(browser) == 0


def test_saving_to_a_folder_keeps_what_others_did_meanwhile(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One.", "Two.", "Three."], "sub/a.txt")
    now = path.read_text("utf-8").replace("Да: Two.", "Дважды.").replace("Last-Translator: ", "Last-Translator: Anna")
    browser.open(page)
    browser.run(FAKE_FOLDER % json.dumps({"ru/sub/a.txt.po": now.replace("\n", "\r\n")}))
    for n, text in enumerate(["Раз.", "Два.", "Три."]):
        browser.run(f"settle(cards[{n}], {json.dumps(text)}, false)")
    browser.run("saveToFolder()")
    saved = browser.run("written")["ru/sub/a.txt.po"]
    assert saved.count("\r\n") == saved.count("\n")
    assert changed(now, saved.replace("\r\n", "\n")) == [
        "-#, fuzzy", '-msgstr "Да: One."', '+msgstr "Раз."', "-#, fuzzy", '-msgstr "Да: Three."', '+msgstr "Три."',
    ]  # fmt: skip
    assert browser.run("tell.textContent") == "Saved 1 file.\nsub/a.txt: changed in the file meanwhile: Two."
    assert unsaved(browser) == 1
    browser.run("files = {}; written = {}; folder = null")
    browser.run("saveToFolder()")
    assert browser.run("tell.textContent").startswith("Nothing saved. Choose the folder that holds these PO files")
    browser.run("work.clear()")


ODD = """\
# a translator
#. extracted
#: a.txt
#, no-wrap,fuzzy, c-format
#| msgid "Before"
msgid ""
"One "
"more."
msgstr ""
"Ещё "
"один."

#| msgid "old"
msgctxt "menu"
msgid "One more."
msgstr "x"

msgid "day"
msgid_plural "days"
msgstr[0] "день"
msgstr[1] "дни"

msgid "Two.\\n"
msgstr ""

#~ msgid "Two.\\n"
#~ msgstr "Два\\n"
"""


def edit(browser: Browser, po: str, *edits: tuple[str, str | None, str, str, bool]) -> Any:
    keys = ("id", "context", "base", "text", "fuzzy")
    rows = [dict(zip(keys, one, strict=True)) for one in edits]
    return browser.run(f"edited({json.dumps(po)}, {json.dumps(rows)})")


def test_only_msgstr_and_the_fuzzy_flag_change(browser: Browser, tmp_path: Path) -> None:
    browser.open(make(tmp_path, ["One."])[1])
    found = edit(browser, ODD, ("One more.", None, "Ещё один.", "Один.", False), ("Two.\n", None, "", "2\n", True))
    assert changed(ODD, found["text"]) == [
        "-#, no-wrap,fuzzy, c-format", "+#, no-wrap, c-format", '-msgstr ""', '-"Ещё "', '-"один."', '+msgstr "Один."',
        "+#, fuzzy", '-msgstr ""', '+msgstr "2\\n"',
    ]  # fmt: skip
    found = edit(browser, ODD, ("One more.", "menu", "x", "y", True), ("day", None, "деньдни", "z", False))
    assert changed(ODD, found["text"]) == ["+#, fuzzy", '-msgstr "x"', '+msgstr "y"']
    assert found["text"].index("#, fuzzy\n#| msgid") > 0
    assert [one["id"] for one in found["refused"]] == ["day"]


def test_what_a_person_has_judged_meanwhile_is_not_judged_again(browser: Browser, tmp_path: Path) -> None:
    browser.open(make(tmp_path, ["One."])[1])
    approved = 'msgid "A"\nmsgstr "Машинный."\n'
    row = {"id": "A", "context": None, "base": "Машинный.", "wasFuzzy": True, "text": "Другое.", "fuzzy": True}
    found = browser.run(f"edited({json.dumps(approved)}, {json.dumps([row])})")
    assert (found["text"], len(found["refused"])) == (approved, 1)
    same = row | {"text": "Машинный.", "fuzzy": False}
    assert not browser.run(f"edited({json.dumps(approved)}, {json.dumps([same])})")["refused"]
    fuzzy = "#, fuzzy\n" + approved
    assert "Другое." in browser.run(f"edited({json.dumps(fuzzy)}, {json.dumps([row])})")["text"]


def test_any_text_comes_back_from_the_catalog(browser: Browser, tmp_path: Path) -> None:
    long = "Довольно длинное предложение, «с кавычками», — и так далее, 1 234,5 и https://example.org/a_b?c=d. " * 3
    texts = [*HOSTILE, long.strip(), "x" * 200, " " * 90 + "y", "\\", '"', "a\\nb", "\n\nA\n\n\nB\n", "\U0001f600 я̈",
             "a\x00b\x1bc\rd\r\ne", "\t", "ends with a blank ", "\ud800"]  # fmt: skip
    path, page = make(tmp_path, [f"Source {n}." for n in range(len(texts))])
    browser.open(page)
    browser.run(f"{json.dumps(texts)}.forEach((text, n) => settle(cards[n], text, false))")
    result = browser.run("edited(cards[0].article.po, changedArticles()[0][1].map(({work, ...rest}) => rest))")
    path.write_bytes(result["text"].encode("utf-8"))
    kept = catalog.kept(catalog.load(path).entries, "en")
    for n, text in enumerate(texts):
        plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ud800", "\ufffd").strip("\n")
        plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", plain)
        assert (kept[f"Source {n}."].target if plain.strip() else "") == plain.strip("\t" if plain == "\t" else "")
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], check=True, capture_output=True)
    browser.run("work.clear()")


def test_one_text_is_edited_in_one_place_and_what_is_open_is_told(browser: Browser, tmp_path: Path) -> None:
    _, page = make(tmp_path, ["One.", "Two.", "One."])
    browser.open(page)
    browser.run("edit(cards[0]); cards[0].area.value = 'typed'")
    browser.run("edit(cards[2])")
    assert browser.run("document.querySelectorAll('textarea').length") == 1
    assert browser.run("document.activeElement.value") == "typed"
    browser.run("settle(cards[1], 'Два.', false)")
    browser.run(FAKE_FOLDER % json.dumps({"a.txt.po": layout.catalog_path(tmp_path, "a.txt", "ru").read_text("utf-8")}))
    browser.run("saveToFolder()")
    assert browser.run("tell.textContent") == "Saved 1 file.\nNot in it: 1 text that you are still editing."
    assert browser.run("cards[0].area.value") == "typed"


def test_it_prints(browser: Browser, tmp_path: Path) -> None:
    _, page = make(tmp_path, ["One.", "Two."])
    browser.open(page)
    browser.printed(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_many_articles_come_as_one_archive_and_come_home(browser: Browser, tmp_path: Path) -> None:
    page = many(tmp_path / "out")
    browser.open(page)
    browser.run("cards.filter((one) => one.number === '1').forEach((one) => settle(one, 'Раз.', false))")
    [got] = downloads(browser, tmp_path / "got", 1)
    assert got.name == "reviewed-ru.zip"
    with zipfile.ZipFile(got) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(f"{name}.po" for name in NAMES)
        for name in NAMES:
            before = layout.catalog_path(tmp_path / "out", name, "ru").read_text("utf-8")
            after = archive.read(f"{name}.po").decode("utf-8")
            assert changed(before, after) == ["-#, fuzzy", f'-msgstr "Да: One of {name}."', '+msgstr "Раз."']
    assert browser.run("tell.textContent.split('\\n')[0]") == (
        "26 files in one archive downloaded. Bring them in with: translate import FILE --to ru"
    )
    assert browser.run("document.querySelectorAll('.approved.paragraph').length") == len(NAMES)
    found = exchange.catalogs.load(tmp_path / "out", "ru")
    given = exchange.exchange_formats.read(got, "en", "ru")
    changes, brought = exchange.catalogs.bring_in(given, found)
    assert sorted(changes) == sorted(NAMES)
    assert [one.fate for one in brought].count(exchange.Fate.APPROVED) == len(NAMES)
    browser.open(page)
    assert browser.run("[work.size, bar.hidden]") == [len(NAMES), False]  # nobody has imported it yet
    assert browser.run("document.querySelectorAll('.approved.paragraph').length") == len(NAMES)
    browser.run("localStorage.clear(); work.clear()")


def test_an_archive_leads_out_of_no_folder(browser: Browser, tmp_path: Path) -> None:
    browser.open(make(tmp_path, ["One."])[1])
    names = ["../../etc/x.po", "/abs/x.po", "a\\..\\b.po", "./c//d.po", "emoji \U0001f600.po"]
    when = "new Date(2026, 1, 3, 4, 5, 6)"
    script = f"new Blob(zipped({json.dumps([[name, 'é' * n] for n, name in enumerate(names)])}, {when})).arrayBuffer()"
    data = bytes(browser.run(f"{script}.then((found) => [...new Uint8Array(found)])"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["etc/x.po", "abs/x.po", "a/b.po", "c/d.po", names[-1]]
        assert [archive.read(name).decode() for name in archive.namelist()] == ["é" * n for n in range(5)]
        assert archive.infolist()[0].date_time == (2026, 2, 3, 4, 5, 6)
    if shutil.which("unzip"):
        (tmp_path / "a.zip").write_bytes(data)
        subprocess.run(["unzip", "-tq", str(tmp_path / "a.zip")], check=True, capture_output=True)


def test_half_typed_text_survives_a_reload(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One.", "Two.", "One."])
    browser.open(page)
    browser.run("edit(cards[0])")
    typed(browser, 0, "Пол-слова\nи ещё  ")
    browser.open(page)
    assert browser.messages == ["beforeunload"]
    assert browser.run("cards.map((one) => one.area && one.area.value)") == ["Пол-слова\nи ещё  ", None, None]
    assert browser.run("[...work.values()].filter(isChanged).length") == 0
    browser.run("edit(cards[2])")  # the same text
    assert browser.run("document.activeElement === cards[0].area")
    typed(browser, 0, "Раз")
    path.write_text(path.read_text("utf-8").replace("Да: One.", "Раз-два."), "utf-8")
    report_anew(tmp_path, path, "a.txt")
    browser.open(page)  # its text has changed meanwhile: what was typed is there all the same
    assert browser.run("cards.map((one) => one.area && one.area.value).filter(Boolean)") == ["Раз"]
    press(browser, "Cancel")
    assert browser.run("cards[0].target.textContent") == "Раз-два."
    browser.open(page)
    assert browser.run(
        "[Object.keys(localStorage).filter((one) => one.startsWith(SHELF)).length,"
        "document.querySelectorAll('textarea').length]"
    ) == [0, 0]


def test_typing_goes_on_while_another_text_of_the_entry_is_saved(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One."])
    browser.open(page)
    browser.run(FAKE_FOLDER % json.dumps({"a.txt.po": path.read_text("utf-8")}))
    browser.run("settle(cards[0], 'Раз.', false); edit(cards[0])")
    typed(browser, 0, "Раз и")
    browser.run("saveToFolder()")
    assert 'msgstr "Раз."' in browser.run("written")["a.txt.po"]
    assert browser.run("cards[0].area.value") == "Раз и"
    browser.open(page)
    assert browser.run("cards[0].area.value") == "Раз и"
    assert browser.run("current(cards[0])") == {"text": "Раз.", "fuzzy": False}
    browser.run("localStorage.clear(); work.clear(); shut(cards[0])")


BLANK = ["", " ", "\n\n", "\t \u00a0\u2003", "\u200b\u2060\ufeff", "\u00ad\u200e", "\u3164\u2800", "\x85\x07"]


def test_blank_text_cannot_be_approved(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One.", "Two."])
    path.write_text(path.read_text("utf-8").replace("Да: Two.", " \u200b"), "utf-8")
    report_anew(tmp_path, path, "a.txt")
    browser.open(page)
    assert browser.run(f"{json.dumps(BLANK)}.map((text) => cleaned(text, 'One.'))") == [""] * len(BLANK)
    assert browser.run("cards.map((one) => [...one.actions.children].map((each) => each.textContent)).sort()") == [
        ["Approve", "Edit"], ["Edit"],
    ]  # fmt: skip
    press(browser, "Edit")
    for text in BLANK:
        browser.run("window.open_ = cards.findIndex((one) => one.area)")
        typed(browser, browser.run("open_"), text)
        assert browser.run("[...cards[open_].actions.children].map((one) => one.disabled)") == [True, True, False]
        browser.run("cards[open_].area.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true}))")
        assert browser.run("[...work.values()].filter(isChanged).length") == 0
    browser.run("localStorage.clear(); work.clear(); cards.forEach(shut)")


def test_what_is_saved_stays_approved_until_the_report_shows_it(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One.", "Two.", "Three."])
    browser.open(page)
    count = "[...document.querySelectorAll('label')].find((one) => one.textContent.startsWith('Approved')).textContent"
    browser.run(FAKE_FOLDER % json.dumps({"a.txt.po": path.read_text("utf-8")}))
    press(browser, "Approve")
    browser.run("settle(cards[1], 'Два.', false)")
    assert browser.run(count) == "Approved 2"
    browser.run("saveToFolder()")
    assert browser.run("tell.textContent") == "Saved 1 file."
    assert browser.run(count) == "Approved 2"
    words = "[...document.querySelectorAll('.counts li')].map((one) => one.textContent)"
    assert browser.run(words) == ["2 approved", "1 machine"]
    assert browser.run("document.querySelector('.bar .approved').getAttribute('width')").startswith("66.6")
    browser.open(page)
    assert browser.messages == []
    assert [browser.run(count), browser.run("bar.hidden"), unsaved(browser)] == ["Approved 2", True, 0]
    browser.run("settle(cards[1], 'Дважды.', false)")
    browser.open(page)
    assert [browser.run(count), browser.run("cards[1].target.textContent")] == ["Approved 2", "Дважды."]
    assert unsaved(browser) == 1
    report_anew(tmp_path, path, "a.txt")  # a run that does not have what was saved: nothing of it is lost
    browser.open(page)
    assert [browser.run(count), unsaved(browser)] == ["Approved 2", 1]
    text = path.read_text("utf-8").replace('#, fuzzy\nmsgid "One."', 'msgid "One."')
    path.write_text(text.replace('#, fuzzy\nmsgid "Two."\nmsgstr "Да: Two."', 'msgid "Two."\nmsgstr "Два."'), "utf-8")
    report_anew(tmp_path, path, "a.txt")
    browser.open(page)
    assert [browser.run(count), unsaved(browser)] == ["Approved 2", 1]
    assert browser.run("[...work.values()].map((one) => one.states.map((each) => each.text))") == [["Два.", "Дважды."]]
    path.write_text(path.read_text("utf-8").replace("Два.", "Дважды."), "utf-8")
    report_anew(tmp_path, path, "a.txt")
    browser.open(page)
    assert browser.run(
        "[Object.keys(localStorage).filter((one) => one.startsWith(SHELF)).length, bar.hidden, work.size]"
    ) == [0, True, 0]


def test_a_file_that_does_not_hold_what_was_written_is_not_saved(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One."])
    browser.open(page)
    fake = FAKE_FOLDER.replace("files[path + name] = written", "written")
    browser.run(fake % json.dumps({"a.txt.po": path.read_text("utf-8")}))
    browser.run("settle(cards[0], 'Раз.', false)")
    browser.run("saveToFolder()")
    assert "a.txt.po: does not hold what was written into it, try again" in browser.run("tell.textContent")
    assert unsaved(browser) == 1
    browser.run("localStorage.clear(); work.clear()")


def test_what_no_longer_fits_is_told_and_kept_until_it_is_discarded(browser: Browser, tmp_path: Path) -> None:
    path, page = make(tmp_path, ["One.", "Two."])
    browser.open(page)
    browser.run("settle(cards[0], 'Раз.', false); settle(cards[1], 'Два.', false)")
    first = path.read_text("utf-8")
    path.write_text(first.replace("Да: One.", "Кто-то другой."), "utf-8")
    report_anew(tmp_path, path, "a.txt")
    told = "No longer fits its text in a.txt, and is kept here: Раз."
    for _ in range(2):
        browser.open(page)
        assert browser.run("tell.textContent") == f"1 text changed earlier on this page, not saved yet.\n{told}"
    path.write_text(first, "utf-8")
    report_anew(tmp_path, path, "a.txt")
    browser.open(page)
    assert unsaved(browser) == 2  # its text is back
    path.write_text(first.replace("Да: One.", "Кто-то другой."), "utf-8")
    report_anew(tmp_path, path, "a.txt")
    browser.open(page)
    press(browser, "Discard what no longer fits")
    assert browser.run("tell.textContent") == "1 text changed in 1 article, not saved yet."
    browser.run("undo(cards.find((one) => work.has(one.entry)))")
    assert browser.run("Object.keys(localStorage).filter((one) => one.startsWith(SHELF)).length") == 0


def test_the_shelf_of_an_earlier_release_is_taken_over(browser: Browser, tmp_path: Path) -> None:
    _, page = make(tmp_path, ["One.", "Two."])
    browser.open(page)
    row = {"article": "a.txt", "context": None, "fuzzy": False}
    rows = [
        row | {"id": "One.", "base": "Да: One.", "wasFuzzy": True, "text": "Раз."},
        row | {"id": "Two.", "base": "Да: Two.", "text": "Два."},
        row | {"id": "Gone.", "base": "x", "text": "Ушёл."},
    ]
    browser.run(f"localStorage.setItem(SHELF, {json.dumps(json.dumps(rows))})")
    browser.open(page)
    assert browser.run("cards.map((one) => current(one).text)") == ["Раз.", "Два."]
    assert "Ушёл." in browser.run("tell.textContent")
    assert browser.run("localStorage.getItem(SHELF)") is None
    browser.run("localStorage.clear(); work.clear()")


def test_two_windows_do_not_write_over_each_other(browser: Browser, tmp_path: Path) -> None:
    _, page = make(tmp_path, ["One.", "Two."])
    browser.open(page)
    browser.run("settle(cards[0], 'Раз.', false)")
    other = browser.run("Object.entries({...localStorage})[0]")
    browser.open(page)
    value = other[1].replace("One.", "Two.").replace("Раз.", "Два.")
    key = other[0].replace("One.", "Two.")
    event = f"new StorageEvent('storage', {{key: {json.dumps(key)}, newValue: {json.dumps(value)}}})"
    browser.run(f"localStorage.setItem({json.dumps(key)}, {json.dumps(value)}); dispatchEvent({event})")
    assert browser.run("cards.map((one) => current(one).text)") == ["Раз.", "Два."]
    browser.run("undo(cards[0])")
    browser.open(page)
    assert browser.run("cards.map((one) => current(one).text)") == ["Да: One.", "Два."]
    browser.run("localStorage.clear(); work.clear()")


def test_one_text_in_two_contexts_has_two_entries(browser: Browser, tmp_path: Path) -> None:
    article = Article("a.json", "en", (Paragraph(1, "Open", context='menu "x"'), Paragraph(2, "Open", context="state")))
    units = tuple(Unit("Open", target, State.FUZZY, Origin.MACHINE) for target in ("Открыть", "Открыто"))
    translation = Translation(article, "ru", units, "engine 1")
    path = layout.catalog_path(tmp_path, "a.json", "ru")
    catalog.save(path, catalog.load(path), translation)
    reports.write((translation,), tmp_path)
    browser.open(tmp_path / "ru" / html.NAME)
    assert browser.run("cards.map((one) => [one.number, one.entry.context, current(one).text])") == [
        ["1", 'menu "x"', "Открыть"], ["2", "state", "Открыто"],
    ]  # fmt: skip
    browser.run("settle(cards[1], 'Открыт', false)")
    assert browser.run("cards.map((one) => current(one).text)") == ["Открыть", "Открыт"]
    browser.open(tmp_path / "ru" / html.NAME)
    assert browser.run("cards.map((one) => current(one).text)") == ["Открыть", "Открыт"]
    browser.run("localStorage.clear(); work.clear()")
