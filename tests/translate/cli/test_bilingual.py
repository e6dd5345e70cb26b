"""`--bilingual`: documents in two languages from runs and builds, and the proof that the source is whole in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.errors import ConfigError, ExitCode
from translate.project import ledger


def call(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return int(result.return_value), result.output


def run(*arguments: str) -> int:
    return call("run", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q", *arguments)[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.html").write_text("<h1>The lake</h1>\n<p>It is cold.</p>\n", "utf-8")
    return tmp_path


def test_it_stands_beside_the_translation(folder: Path) -> None:
    assert run() == ExitCode.DONE
    alone = (folder / "out/ru/a.html").read_bytes()
    assert not (folder / "out/bilingual").exists()
    assert run("--bilingual", "below") == ExitCode.DONE
    assert (folder / "out/ru/a.html").read_bytes() == alone
    both = (folder / "out/bilingual/ru/a.html").read_text("utf-8")
    assert both.endswith(
        '<p class="source" lang="en">It is cold.</p><p class="translation" lang="ru">Ît îš çõld.</p>\n'
    )


def test_a_build_shows_what_a_person_wrote(folder: Path) -> None:
    run("--bilingual", "below")
    before = (folder / "out/bilingual/ru/a.html").read_bytes()
    assert call("build", "--bilingual", "below", "-q")[0] == ExitCode.DONE
    assert (folder / "out/bilingual/ru/a.html").read_bytes() == before
    po = folder / "out/po/ru/a.html.po"
    po.write_text(po.read_text("utf-8").replace("Ît îš çõld.", "Холодно."), "utf-8")
    call("build", "--bilingual", "beside", "-q")
    assert "Холодно." in (folder / "out/bilingual/ru/a.html").read_text("utf-8")
    assert "display:grid" in (folder / "out/bilingual/ru/a.html").read_text("utf-8")


def test_the_configuration_may_ask_for_it(folder: Path) -> None:
    (folder / "translate.toml").write_text('bilingual = "below"\n', "utf-8")
    run()
    assert (folder / "out/bilingual/ru/a.html").is_file()
    (folder / "translate.toml").write_text('bilingual = "above"\n', "utf-8")
    with pytest.raises(ConfigError, match="'above' is not below, beside or facing"):
        run()


def test_a_layout_that_a_format_lacks_is_refused_before_any_work(folder: Path) -> None:
    (folder / "articles/b.txt").write_text("The lake.\n", "utf-8")
    with pytest.raises(ConfigError, match=r"b\.txt: its format cannot be laid out beside; use below"):
        run("--bilingual", "beside")
    (folder / "articles/c.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nHello\n", "utf-8")
    with pytest.raises(ConfigError, match=r"c\.srt: its format has no document in two languages"):
        run("--bilingual", "below")
    assert not (folder / "out").exists()


def test_it_is_proved(folder: Path) -> None:
    run("--bilingual", "facing")
    assert call("verify") == (ExitCode.DONE, "2 translations proved, 0 not\n")
    records = json.loads(call("verify", "--json")[1])
    assert [one.get("bilingual", False) for one in records] == [False, True]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda row: [row[0], row[1] + 1, *row[2:]], "is not that of the source"),
        (lambda row: [row[0] + 7, row[1] + 7, row[2] + 7, row[3] + 7, *row[4:]], "inside of a text of the source"),
    ],
)
def test_a_false_ledger_is_found(folder: Path, change: object, said: str) -> None:
    assert callable(change)
    run("--bilingual", "below")
    path = folder / "out/ledger/bilingual/ru/a.html.json"
    claimed = json.loads(path.read_bytes())
    claimed["replaced"][0] = change(claimed["replaced"][0])
    path.write_text(json.dumps(claimed), "utf-8")
    code, output = call("verify")
    assert code == ExitCode.FINDINGS
    assert said in output
    assert "bilingual ru a.html: " in output


def test_a_source_that_was_changed_there_is_found(folder: Path) -> None:
    run("--bilingual", "below")
    path, proof = folder / "out/bilingual/ru/a.html", folder / "out/ledger/bilingual/ru/a.html.json"
    path.write_bytes(path.read_bytes().replace(b"It is cold", b"It is warm"))
    claimed = json.loads(proof.read_bytes())
    claimed["translation"]["sha256"] = ledger.digest(path.read_bytes())
    proof.write_text(json.dumps(claimed), "utf-8")
    code, output = call("verify")
    assert code == ExitCode.FINDINGS
    assert "is not that of the source" in output


def test_shards_and_attestations_have_it(folder: Path) -> None:
    (folder / "articles/b.html").write_text("<p>Nobody came.</p>\n", "utf-8")
    run("--bilingual", "below", "--attest")
    found = json.loads((folder / "out/attestation.json").read_bytes())
    assert "bilingual/ru/a.html" in found["articles"][0]["files"]
    for number in ("1", "2"):
        run("--bilingual", "below", "--shard", f"{number}/2", "-o", f"part{number}")
    assert call("merge", "part1", "part2", "-o", "whole")[0] == ExitCode.DONE
    for name in ("a.html", "b.html"):
        both = (folder / f"whole/bilingual/ru/{name}").read_bytes()
        assert both == (folder / f"out/bilingual/ru/{name}").read_bytes()
