"""`translate init` begins a project, overwrites nothing, and what it begins works."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.errors import Error
from translate.project import configured

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["init", *arguments], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.stdout


def test_a_project_begins_and_is_read(here: Path) -> None:
    out = init("--to", "Russian,pt_br", "--ci", "github", "--sources", "news", "--glossary", 'names "1".csv')
    assert out.startswith('translate.toml: written\nnames "1".csv: written\n.gitignore: written\n.github/')
    assert (configured().to, configured().sources, configured().from_) == (("ru", "pt-BR"), ("news",), "en")
    assert Path(".gitignore").read_text() == ".translate/\n"
    assert Path('names "1".csv').read_text() == "source,target,type,note\n"
    assert Path("news").is_dir()
    assert "translate run --check" in Path(".github/workflows/translations.yml").read_text()
    assert tomllib.loads(Path("translate.toml").read_text().replace("# glossary", "glossary"))["glossary"]


def test_what_a_person_wrote_stays(here: Path) -> None:
    kept = {".gitignore": "*.bak", "translate.toml": 'to = "de"\n', "terms.csv": "a,b\n", ".gitlab-ci.yml": "x: 1\n"}
    for name, text in kept.items():
        Path(name).write_text(text)
    Path("articles").mkdir()
    out = init("--to", "ru", "--ci", "gitlab")
    assert out.count("is there already, left as it is") == 3
    assert {name: Path(name).read_text() for name in kept} == kept | {".gitignore": "*.bak\n.translate/\n"}
    init("--to", "ru", "--ci", "gitlab")
    assert Path(".gitignore").read_text() == "*.bak\n.translate/\n"


@pytest.mark.parametrize(("to", "message"), [([], "no target language"), (["--to", "rusian"], "did you mean ru")])
def test_a_wrong_call_writes_nothing(here: Path, to: list[str], message: str) -> None:
    with pytest.raises(Error, match=message):
        init(*to)
    assert list(here.iterdir()) == []


def test_the_job_for_gitlab_is_that_of_the_project() -> None:
    ours = ROOT / "translate/data/ci/gitlab.yml"
    assert ours.read_text() == (ROOT / ".ci/gitlab/translate-check.yml").read_text()
