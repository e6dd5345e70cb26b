"""One word for one state: machine, edited, approved, stale, untranslated, in what commands print, on the page, in the
documentation. "Fuzzy" is the name of a flag in PO files and nothing else; "reviewed" was a second word for approved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import translate
from translate.cli import cli

DOCS = sorted((Path(translate.__file__).parent / "docs").glob("*.md"))
OLD = re.compile(r"\b(un)?reviewed\b|\bnot yet approved\b|\bfuzzy\b", re.I)
ALIASES = re.compile(r"--(require|min)-reviewed\b")  # names of options that earlier releases had


def call(*arguments: str) -> str:
    return CliRunner(env={"COLUMNS": "200"}).invoke(cli, arguments, standalone_mode=False).output


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article with a paragraph in each state but "nothing to translate"."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    article = tmp_path / "articles/a.txt"
    article.write_text("One mill.\n\nTwo mills.\n\nThree mills.\n\nFour mills.\n\n* * *\n", "utf-8")
    call("run", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q")
    catalog = tmp_path / "out/po/ru/a.txt.po"
    text = catalog.read_text("utf-8")
    for source, wording, is_approved in (("One", "Раз.", True), ("Two", "Два.", False), ("Four", "Четыре.", True)):
        flag = "" if is_approved else "#, fuzzy\n"
        pattern = rf'#, fuzzy\nmsgid "{source} mills?\."\nmsgstr ".*"'
        number = "mill" if source == "One" else "mills"
        text = re.sub(pattern, f'{flag}msgid "{source} {number}."\nmsgstr "{wording}"', text)
    catalog.write_text(text, "utf-8")
    article.write_text(article.read_text("utf-8").replace("Four mills.", "Four old mills.") + "\nFive.\n", "utf-8")
    return tmp_path


def test_commands_and_page_say_the_same_words(project: Path) -> None:
    narrow = {"COLUMNS": "60"}
    said = {
        "status": call("status", "--to", "ru"),
        "status in 60 columns": CliRunner(env=narrow).invoke(cli, ["status"], standalone_mode=False).output,
        "build": call("build", "--to", "ru", "-v"),
        "run": call("run", "--to", "ru", "--from", "en", "--engine", "pseudo"),
        "check": call("check").replace("fuzzy-shipped", ""),  # the name of a rule
        "check in Markdown": call("check", "--format", "markdown").replace("fuzzy-shipped", ""),
        "export": call("export", "--to", "ru", "--output-file", "a.tsv"),
        "page": re.sub(r"(?s)<script.*?</script>", "", (project / "out/ru/report.html").read_text("utf-8")),
    }
    for command in ("status", "build", "check", "run", "export"):
        said[f"{command} --help"] = ALIASES.sub("", call(command, "--help"))
    for name, text in said.items():
        assert not OLD.findall(text), name
    for count, word in ((1, "approved"), (1, "edited"), (2, "machine"), (1, "stale")):
        assert word in said["status"], word
        assert f"{count} {word}" in said["run"], word
        assert f"</span>{count} {word}</li>" in said["page"], word
    assert [line.split()[1:6] for line in said["status"].splitlines()[1:2]] == [["1", "1", "1", "1", "1"]]
    assert re.findall(r"gap: a.txt:\d+ \(ru\): (\w+)", said["build"]) == ["edited", "machine", "stale", "untranslated"]


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.stem)
def test_the_documentation_says_the_same_words(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```", "", page.read_text("utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    text = re.sub(r"\bflags?\s+\*?fuzzy\b|\*?\bfuzzy\*? (is the name of a )?flag\b", "", text, flags=re.I)
    assert not [text[max(0, found.start() - 40) : found.end() + 20] for found in OLD.finditer(text)]
