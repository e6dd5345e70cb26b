"""`translate verify`: what a ledger says is proved, and every other change is found."""

from __future__ import annotations

import json
from pathlib import Path

import office_documents
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from translate.cli import cli
from translate.errors import ConfigError, ExitCode
from translate.project import articles, ledger

TEXT = "The lake is cold.\r\n\r\n* * *\r\n\r\nNobody came. \u2028 It rained.\r\n"


def call(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return int(result.return_value), result.output


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert call("run", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q")[0] == ExitCode.DONE
    return tmp_path / "out"


def test_a_run_and_a_build_are_proved(whole: Path) -> None:
    assert call("verify") == (ExitCode.DONE, "1 translation proved, 0 not\n")
    assert call("build", "-q")[0] == ExitCode.DONE
    assert call("verify", "--to", "RU") == (ExitCode.DONE, "1 translation proved, 0 not\n")
    code, output = call("verify", "--to", "ru", "--json")
    assert (code, json.loads(output)) == (
        ExitCode.DONE,
        [{"article": "a.txt", "locale": "ru", "replaced": 2, "faults": []}],
    )


def test_a_byte_outside_of_the_texts_is_found(whole: Path) -> None:
    path = whole / "ru/a.txt"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"* * *", b"* + *"))
    claimed = json.loads((whole / "ledger/ru/a.txt.json").read_bytes())
    claimed["translation"]["sha256"] = ledger.digest(path.read_bytes())
    (whole / "ledger/ru/a.txt.json").write_text(json.dumps(claimed), "utf-8")
    code, output = call("verify")
    assert code == ExitCode.FINDINGS
    place = data.index(b"* * *") + 2
    assert output.splitlines()[0] == f"ru a.txt: byte {place} is not that of the source, and no translated text"


def test_a_span_that_is_no_text_is_found(whole: Path) -> None:
    path = whole / "ledger/ru/a.txt.json"
    claimed = json.loads(path.read_bytes())
    claimed["replaced"] = [[0, claimed["source"]["bytes"], 0, claimed["translation"]["bytes"], "1"]]
    path.write_text(json.dumps(claimed), "utf-8")
    assert "are no text that is translated" in call("verify")[1]


@pytest.mark.parametrize(("file", "said"), [("articles/a.txt", "the article was"), ("out/ru/a.txt", "the translation")])
def test_files_that_were_changed_since_are_told(whole: Path, file: str, said: str) -> None:
    path = whole.parent / file
    path.write_bytes(path.read_bytes() + b"x")
    code, output = call("verify", "-q")
    assert code == ExitCode.FINDINGS
    assert output.startswith(f"ru a.txt: {said}")


def test_a_broken_ledger_is_a_failure(whole: Path) -> None:
    (whole / "ledger/ru/a.txt.json").write_text("{}", "utf-8")
    code, output = call("verify", "-q")
    assert code == ExitCode.FAILED
    assert "is no ledger" in output


@given(st.text("ab \n\r", max_size=60), st.dictionaries(st.integers(1, 9), st.text("xyя", min_size=1), max_size=4))
def test_the_replacements_of_any_article_are_true(text: str, wanted: dict[int, str]) -> None:
    article = articles.parse(text.encode(), "a.txt", "en")
    made = articles.translated(article, {n: new for n, new in wanted.items() if n <= len(article.paragraphs)}, "ru")
    assert not list(ledger.differences(text.encode(), made.data, made.replacements))
    assert {(one.member, one.start, one.end) for one in made.replacements} <= articles.places(article)
    if made.replacements:
        assert list(ledger.differences(text.encode(), made.data + b"!", made.replacements))


def test_an_archive_is_proved_member_by_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = "<w:p><w:r><w:t>Le lac est froid.</w:t></w:r></w:p>"
    (tmp_path / "a.docx").write_bytes(office_documents.docx(body, styles='<w:lang w:val="fr-FR"/>'))
    assert call("run", "a.docx", "--to", "ru", "--from", "fr", "--engine", "pseudo", "-q")[0] == ExitCode.DONE
    assert call("verify", "a.docx") == (ExitCode.DONE, "1 translation proved, 0 not\n")
    path = tmp_path / "out/ru/a.docx"
    members = office_documents.members(path.read_bytes())
    assert b'<w:lang w:val="ru"/>' in members["word/styles.xml"]
    path.write_bytes(office_documents.zipped({**members, "word/settings.xml": b"<w:other/>"}))
    code, output = call("verify", "a.docx")
    assert code == ExitCode.FINDINGS
    assert "ru a.docx: the translation was changed after it was written; build it again" in output
    assert "word/settings.xml" in output


def test_where_nothing_can_be_proved_that_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(ConfigError, match="no ledger of these articles"):
        call("verify", "a.txt")
    with pytest.raises(ConfigError, match="SOURCES: none given"):
        call("verify")


@pytest.mark.parametrize("rows", [None, 1, [1], [[0, 1]], [[0.5, 1, 0, 1, "1"]], [["0", 1, 0, 1, "1"]], [[0] * 6]])
def test_a_ledger_with_broken_rows_is_a_failure(whole: Path, rows: object) -> None:
    path = whole / "ledger/ru/a.txt.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "replaced": rows}), "utf-8")
    code, output = call("verify", "-q")
    assert code == ExitCode.FAILED
    assert "is no ledger" in output
