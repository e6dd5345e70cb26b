"""Subtitles that cannot be read while they are shown are told, with their time."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.project import articles

SRT = "1\n00:00:01,000 --> 00:00:02,000\n<i>The old bridge is closed.</i>\n\n2\n01:02:05,000 --> 01:02:09,000\nWhy?\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nThe old bridge is closed.\n"
ASS = "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,{\\b1}The old\\Nbridge\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.srt", SRT, [("The old bridge is closed.", 1.0, 2.0), ("Why?", 3725.0, 3729.0)]),
        ("a.vtt", VTT, [("The old bridge is closed.", 1.0, 2.0)]),
        ("a.ass", ASS, [("The old\nbridge", 1.0, 2.0)]),
        ("a.txt", SRT, []),
    ],
)
def test_what_viewers_see_is_known_with_its_times(
    name: str, text: str, expected: list[tuple[str, float, float]]
) -> None:
    article = articles.parse(text.encode(), name, "en")
    assert [(one.text, one.begin, one.end) for one in articles.shown(article)] == expected


def test_a_cue_that_is_too_fast_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.srt").write_text(SRT)

    def call(*arguments: str) -> str:
        return CliRunner().invoke(cli, arguments, standalone_mode=False).output

    call("run", "--to", "ru", "--from", "en", "--engine", "copy", "-q")
    found = [line.partition("reading: ")[2] for line in call("check", "-v").splitlines() if "reading: " in line]
    assert found == ["at 0:00:01, The old bridge is closed.: 25 characters a second, at most 17 are read"]
