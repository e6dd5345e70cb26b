"""What is said of a document as a whole reaches the summary of a run, its JSON, and the check; and it can be waived."""

from __future__ import annotations

from pathlib import Path

import pytest
import reports
from click.testing import CliRunner
from office_documents import sheet_row, xlsx

from translate.cli import cli

LEFT = "Sheet1!A1 stays in the source language: a formula uses it (Sheet1!B1)"


def test_texts_that_are_left_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = sheet_row(1, "s0", '=A1&"x"') + sheet_row(2, "s1")
    Path("a.xlsx").write_bytes(xlsx(["<t>Used text</t>", "<t>Free text</t>"], {"Sheet1": rows}))

    def call(*arguments: str) -> str:
        return CliRunner().invoke(cli, arguments, standalone_mode=False).output

    told = call("run", "a.xlsx", "--to", "ru", "--from", "en", "--engine", "pseudo")
    assert f"warning: a.xlsx (ru): left-text: {LEFT}\n" in told
    finding = reports.read(Path("out"))["findings"][0]
    assert (finding["rule"], finding["paragraph"], finding["message"]) == ("left-text", 0, LEFT)
    assert "1 translation proved, 0 not" in call("verify", "a.xlsx")
    assert f"out/po/ru/a.xlsx.po: warning: left-text: {LEFT}\n" in call("check")
    Path("translate.toml").write_text('[check.severity]\n"left-text" = "info"\n', "utf-8")
    assert "warning: left-text" not in call("check")
