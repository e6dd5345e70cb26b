"""What a run need not do again: one row of a glossary, concurrent runs, shards and their merge."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import whole_runs
from click.testing import CliRunner
from whole_runs import Ran

from translate.cli import cli
from translate.errors import ConfigError, ExitCode
from translate.project import config, discovery
from translate.project.discovery import Source
from translate.report import locale_report

TEXTS = {
    "a.txt": "Gyumri is a city.\n\nThe old mill burned.\n",
    "b.txt": "The river is cold.\n\nHe left Yerevan in May.\n\nHe came back to Yerevan.\n",
    "press/c.txt": "It rained.\n",
    "press/d.txt": "Nobody came.\n",
}


class Silent:
    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in TEXTS.items():
        (tmp_path / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "articles" / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)


def run(*glossary: str) -> Ran:
    options = config.Options(("articles",), ("ru",), "en", glossary=glossary, quality="fast", names="off")
    return whole_runs.run(options, Silent())


def command(*arguments: str) -> int:
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return int(result.return_value)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_row_of_the_glossary_touches_its_paragraphs_only(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("source,target\nGyumri,Гюмри\nYerevan,Ереван\n", "utf-8")
    assert run(str(table)).fresh == 6 + 1  # every paragraph is new
    again = run(str(table))
    assert (again.asked, again.fresh, again.changed) == (0, 0, 0)
    table.write_text("source,target\nGyumri,Гюмри\nYerevan,Эривань\n", "utf-8")
    edited = run(str(table))
    assert edited.fresh == 2
    assert _changed(edited) == {"b.txt"}
    other = run(str(table))
    assert (other.asked, other.fresh, other.changed) == (0, 0, 0)


def _changed(outcome: Ran) -> set[str]:
    """The articles in which a term was put in."""
    return {
        t.article.name
        for t in outcome.translations
        for u in t.units
        for o in u.occurrences
        if o.match.term.target == "Эривань"
    }


def test_two_runs_at_once_end_as_one(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "translate", "run", "--to", "ru", "--engine", "pseudo", "-q"]
    running = [
        subprocess.Popen([*line, *which], cwd=tmp_path, env=dict(os.environ))
        for which in (["articles", "-o", "out"], ["articles", "-o", "out"])
    ]
    assert [process.wait(120) for process in running] == [0, 0]
    together = tree(tmp_path / "out")
    subprocess.run([*line, "articles", "-o", "alone"], cwd=tmp_path, check=True)
    assert together == tree(tmp_path / "alone")


def test_each_article_is_in_one_shard_whatever_else_is_there() -> None:
    some = [Source(None, f"{n}.txt") for n in range(300)]
    parts = [discovery.shard(some, number, 7) for number in range(1, 8)]
    assert sorted(s.name for part in parts for s in part) == sorted(s.name for s in some)
    assert max(map(len, parts)) < 2 * min(map(len, parts))
    assert all(s in parts[n] for n in range(7) for s in discovery.shard(some[::2], n + 1, 7))


def shards(count: int, *options: str) -> list[str]:
    folders = []
    for number in range(1, count + 1):
        folder = f"part-{number}"
        assert command("run", "articles", "--to", "ru", "--engine", "pseudo", "-q", "-o", folder,
                       "--shard", f"{number}/{count}", *options) == ExitCode.DONE  # fmt: skip
        folders.append(folder)
    return folders


@pytest.mark.parametrize("on_one_page", [2000, 1], ids=["one page", "loaded"])
def test_shards_merged_are_what_one_run_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_one_page: int
) -> None:
    monkeypatch.setattr(locale_report, "ON_ONE_PAGE", on_one_page)
    assert command("merge", *shards(3), "-o", "merged") == ExitCode.DONE
    assert command("run", "articles", "--to", "ru", "--engine", "pseudo", "-q", "-o", "whole") == ExitCode.DONE
    assert tree(tmp_path / "merged") == tree(tmp_path / "whole")
    assert {r["article"] for r in json.loads(Path("merged/ru/report.json").read_text("utf-8"))["articles"]} == set(
        TEXTS
    )


def test_a_shard_that_began_with_all_results_brings_only_its_own(tmp_path: Path) -> None:
    assert command("run", "articles", "--to", "ru", "--engine", "pseudo", "-q", "-o", "whole") == ExitCode.DONE
    before = tree(tmp_path / "whole")
    for number in (1, 2):
        subprocess.run(["cp", "-r", "whole", f"part-{number}"], check=True)
    (tmp_path / "articles/a.txt").write_text("Gyumri is big.\n", "utf-8")
    assert command("merge", *shards(2), "-o", "whole") == ExitCode.DONE
    changed = {name for name, data in tree(tmp_path / "whole").items() if before.get(name) != data}
    reports = {"ru/report.json", "ru/report.html"}
    assert all("a.txt" in name for name in changed - reports)
    assert len(changed - reports) == 6  # its five files and its part of the report


def test_peoples_words_that_a_shard_does_not_have_stay(tmp_path: Path) -> None:
    assert command("run", "articles", "--to", "ru", "--engine", "pseudo", "-q", "-o", "whole") == ExitCode.DONE
    path = tmp_path / "whole/po/ru/press/c.txt.po"
    text = path.read_text("utf-8").replace("#, fuzzy\nmsgid", "msgid")
    path.write_text(text, "utf-8")
    before = tree(tmp_path / "whole")
    assert command("merge", *shards(2), "-o", "whole") == ExitCode.FAILED
    after = tree(tmp_path / "whole")
    page = "ru/report.html"  # shows the catalogs as they are now
    assert {name for name in before if after[name] != before[name]} <= {page}
    assert after.keys() == before.keys()


def test_peoples_remarks_that_a_shard_does_not_have_stay_and_missing_files_are_told(tmp_path: Path) -> None:
    parts = shards(2)
    assert command("merge", *parts, "-o", "whole") == ExitCode.DONE
    path = tmp_path / "whole/po/ru/press/c.txt.po"
    text = path.read_text("utf-8").replace("#: press", "# Ask Anna.\n#: press", 1)
    path.write_text(text, "utf-8")
    assert command("merge", *parts, "-o", "whole") == ExitCode.FAILED
    assert path.read_text("utf-8") == text
    for part in parts:
        (tmp_path / part / "ru/press/c.txt").unlink(missing_ok=True)
    assert command("merge", *parts, "-o", "other") == ExitCode.FAILED
    assert not (tmp_path / "other/po/ru/press/c.txt.po").exists()


def test_a_missing_shard_is_told_and_a_double_one_refused() -> None:
    one, two = shards(2)
    assert command("merge", one, "-o", "merged") == ExitCode.FAILED
    for folders in ((one, one), (one, "articles")):
        with pytest.raises(ConfigError):
            command("merge", *folders, "-o", "merged")
    Path("part-9").mkdir()
    Path("part-9/shard.json").write_text(Path(f"{two}/shard.json").read_text("utf-8").replace(" 2", " 3"), "utf-8")
    with pytest.raises(ConfigError, match="different wholes"):
        command("merge", one, "part-9", "-o", "merged")


@pytest.mark.parametrize("text", ["3", "0/4", "5/4", "a/b", "1/0", "-1/4"])
def test_what_is_no_shard_is_refused(text: str) -> None:
    result = CliRunner().invoke(cli, ["run", "articles", "--to", "ru", "--shard", text])
    assert result.exit_code == ExitCode.USAGE
    assert "e.g. 3/16" in result.output
