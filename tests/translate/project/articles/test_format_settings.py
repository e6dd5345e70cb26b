"""The table `formats` of the configuration, and --format."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.errors import ConfigError, ExitCode
from translate.project import articles

MATTER = '---\ntitle: The mill\nsubtitle: "Old"\nteaser: It burned.\n---\n'


def test_the_keys_of_a_front_matter_are_chosen() -> None:
    settings = articles.read_settings({"front-matter": ["teaser", "Title"]})
    article = articles.parse(MATTER.encode(), "a.md", "en", settings)
    assert [articles.source_text(article, one.id) for one in article.paragraphs] == ["The mill", "It burned."]


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ([], ""),
        ({"key": []}, "key"),
        ({"keys": "title"}, "keys"),
        ({"anchors": "mine"}, "anchors"),
        ({"front-matter": "title"}, "front-matter"),
        ({"format": 1}, "format"),
    ],
)
def test_what_is_none_is_told(table: object, where: str) -> None:
    with pytest.raises(ConfigError) as raised:
        articles.read_settings(table)
    assert str(raised.value.where) == where


def test_a_format_that_is_named_goes_before_the_suffix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("# A mill\n\n    code\n\nText.\n", "utf-8")
    (tmp_path / "translate.toml").write_text('[formats]\nformat = "markdown"\n', "utf-8")

    def call(*arguments: str) -> int:
        result = CliRunner().invoke(cli, arguments, standalone_mode=False)
        if result.exception:
            raise result.exception
        return int(result.return_value)

    assert call("run", "a.txt", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q") == ExitCode.DONE
    assert "    code\n" in (tmp_path / "out/ru/a.txt").read_text("utf-8")
    assert call("verify", "a.txt", "-q") == ExitCode.DONE
    assert call("verify", "a.txt", "-q", "--format", "plain") == ExitCode.FINDINGS
    with pytest.raises(ConfigError, match="is no format"):
        call("run", "a.txt", "--to", "ru", "--format", "nonsense")
