"""The page in a real browser: it runs nothing but its own script, and what a reviewer does there comes back as PO."""

from __future__ import annotations

import difflib
import json
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate import catalog
from translate.model import Article, Origin, Outcome, Paragraph, State, Translation, Unit
from translate.project import layout
from translate.report import json_report
from translate.report.page import html

if TYPE_CHECKING:
    from tests.translate.report.page.conftest import Browser
else:
    Browser = Any

HOSTILE = [
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned=1'> &lt;b&gt; <!-- \" ' ` </style>",
    "a\u202etxt.exe\u2066 b\u0085c\u2028d\u2029e\ufeff \u200f\\n \\\\ \\x41",
    "One\ttab\nand a second line.",
]
FAKE_FOLDER = """
files = %s; written = {};
folderOf = (path) => ({
  getDirectoryHandle: async (name) => {
    if (!Object.keys(files).some((file) => file.startsWith(path + name + "/"))) {
      throw new DOMException("no folder", "NotFoundError");
    }
    return folderOf(path + name + "/");
  },
  getFileHandle: async (name) => {
    if (!(path + name in files)) throw new DOMException("no file", "NotFoundError");
    return {
      getFile: async () => new Blob([files[path + name]]),
      createWritable: async () => ({
        write: async (bytes) => (written[path + name] = new TextDecoder().decode(bytes)),
        close: async () => {},
      }),
    };
  },
});
window.showDirectoryPicker = async () => folderOf("");
"""


def make(out: Path, texts: list[str], name: str = "a.txt") -> tuple[Path, Path]:
    """A catalog of machine text and the page over it."""
    article = Article(name, "en", tuple(Paragraph(n, text) for n, text in enumerate(texts, 1)))
    units = tuple(Unit(text, f"Да: {text}", State.FUZZY, Origin.MACHINE) for text in texts)
    path = layout.catalog_path(out, name, "ru")
    catalog.save(path, catalog.load(path), Translation(article, "ru", tuple(units), "engine 1"))
    json_report.write(Outcome((Translation(article, "ru", units, "engine 1"),)), out)
    return path, out / "ru" / html.NAME


def press(browser: Browser, label: str) -> None:
    """Press the first button with a label."""
    selector = f"[...document.querySelectorAll('button')].find((one) => one.textContent === {json.dumps(label)})"
    browser.run(f"{selector}.click()")


def changed(before: str, after: str) -> list[str]:
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


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
    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path / "got"))
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
    press(browser, "Download the PO files")
    got = tmp_path / "got" / "sub--a.txt.po"
    for _ in range(100):
        if got.is_file():
            break
        time.sleep(0.05)
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
    assert browser.messages == []  # all is saved: the page may be left, and nothing was kept back


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
    assert browser.run("drafts.size") == 0


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
    assert browser.run("drafts.size") == 1
    browser.run("files = {}; written = {}; folder = null")
    browser.run("saveToFolder()")
    assert browser.run("tell.textContent").startswith("Nothing saved. Choose the folder that holds these PO files")
    browser.run("drafts.clear()")


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
    result = browser.run("edited(cards[0].article.po, [...drafts.values()].map(({article, ...rest}) => rest))")
    path.write_bytes(result["text"].encode("utf-8"))
    kept = catalog.kept(catalog.load(path).entries, "en")
    for n, text in enumerate(texts):
        plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ud800", "\ufffd").strip("\n")
        plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", plain)
        assert (kept[f"Source {n}."].target if plain.strip() else "") == plain.strip("\t" if plain == "\t" else "")
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], check=True, capture_output=True)
    browser.run("drafts.clear()")


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
