"""Runs over reviewed work whose sources change, and over what people own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import whole_runs

from translate import catalog, machine
from translate.catalog import writer
from translate.catalog.entries import Entry
from translate.errors import ConfigError
from translate.model import Standing, State
from translate.pipeline.human_only import Owned
from translate.project.config import Options

LAKE = "The lake rose by twelve centimetres in May."
ОЗЕРО = "В мае озеро поднялось на двенадцать сантиметров."


class Quiet:
    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...


def run(folder: Path, **more: object) -> whole_runs.Ran:
    options = {"sources": (str(folder / "in"),), "to": ("ru",), "engine": "pseudo"} | more
    return whole_runs.run(Options(out=str(folder / "out"), root=str(folder), **options), Quiet())  # type: ignore[arg-type]


def write(folder: Path, text: str, name: str = "a.txt") -> None:
    (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / "in" / name).write_text(text, "utf-8")


def edit(folder: Path, source: str, name: str = "a.txt", to: str = "ru", **changes: object) -> None:
    path = folder / "out/po" / to / f"{name}.po"
    old = catalog.load(path)
    assert source in {entry.source for entry in old.entries}
    entries = tuple(replace(e, **changes) if e.source == source else e for e in old.entries)  # type: ignore[arg-type]
    path.write_text(writer.serialize(replace(old, entries=entries)), "utf-8")


def entry(folder: Path, source: str, name: str = "a.txt", to: str = "ru") -> Entry:
    return catalog.load(folder / "out/po" / to / f"{name}.po").by_source()[source]


def article(folder: Path, name: str = "a.txt", to: str = "ru") -> str:
    return (folder / "out" / to / name).read_text("utf-8")


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    write(tmp_path, f"{LAKE}\n")
    run(tmp_path)
    edit(tmp_path, LAKE, target=ОЗЕРО, flags=())
    write(tmp_path, LAKE.replace("May", "June"))
    return tmp_path


@pytest.mark.parametrize(
    ("on_stale", "shown", "what"),
    [
        ("keep", ОЗЕРО, "the old wording"),
        ("machine", "Thé làké", "the machine's translation"),
        ("source", "The lake", "the source"),
    ],
)
def test_what_the_article_shows_of_a_changed_paragraph(reviewed: Path, on_stale: str, shown: str, what: str) -> None:
    outcome = run(reviewed, on_stale=on_stale)
    assert article(reviewed).startswith(shown)
    (unit,) = outcome.translations[0].units
    assert unit.previous == LAKE
    assert [finding.rule for finding in unit.findings] == ["stale"]
    assert what in unit.findings[0].message
    found = entry(reviewed, LAKE.replace("May", "June"))
    assert (found.target, found.previous, found.state) == (ОЗЕРО, LAKE, State.FUZZY)
    assert entry(reviewed, LAKE).obsolete
    assert run(reviewed, on_stale=on_stale).changed == 0


def test_under_machine_the_catalog_holds_what_the_machine_says(reviewed: Path) -> None:
    run(reviewed, on_stale="machine")
    assert entry(reviewed, LAKE.replace("May", "June")).machine == article(reviewed).strip()


def test_an_approved_entry_stays_to_the_byte(tmp_path: Path) -> None:
    write(tmp_path, f"{LAKE}\n\nIt rains.\n")
    run(tmp_path)
    edit(tmp_path, LAKE, flags=("no-wrap",), comments=("Anna: as in the atlas", *entry(tmp_path, LAKE).comments))
    path = tmp_path / "out/po/ru/a.txt.po"
    before = path.read_bytes()
    run(tmp_path)
    assert path.read_bytes() == before
    write(tmp_path, f"It snows.\n\n{LAKE}\n")
    run(tmp_path)
    block = before.decode().split("\n\n")[1]
    assert block in path.read_text("utf-8")


def test_a_split_paragraph_shows_its_sentences_whatever_the_choice(tmp_path: Path) -> None:
    write(tmp_path, f"{LAKE} The boats were lost.\n")
    run(tmp_path)
    edit(tmp_path, f"{LAKE} The boats were lost.", target=f"{ОЗЕРО} Лодки пропали.", flags=())
    write(tmp_path, f"{LAKE}\n\nThe boats were lost.\n")
    outcome = run(tmp_path, on_stale="source")
    assert article(tmp_path) == f"{ОЗЕРО}\n\nЛодки пропали.\n"
    assert {unit.state for unit in outcome.translations[0].units} == {State.FUZZY}


def test_the_machines_text_is_kept_beside_a_persons(tmp_path: Path) -> None:
    write(tmp_path, f"{LAKE}\n")
    run(tmp_path)
    said = entry(tmp_path, LAKE).target
    edit(tmp_path, LAKE, target=ОЗЕРО, flags=())
    assert entry(tmp_path, LAKE).machine is None
    run(tmp_path)
    assert (entry(tmp_path, LAKE).machine, entry(tmp_path, LAKE).target) == (said, ОЗЕРО)
    assert entry(tmp_path, LAKE).comments[0] == f"machine said: {said}"
    (tmp_path / ".translate/cache.sqlite").unlink()
    assert run(tmp_path).changed == 0


def test_what_people_own_no_machine_fills(tmp_path: Path) -> None:
    write(tmp_path, f"{LAKE}\n\n* * *\n", "legal/terms.txt")
    write(tmp_path, f"{LAKE}\n", "news.txt")
    outcome = run(tmp_path, human=("ru/legal/**",))
    assert entry(tmp_path, LAKE, "legal/terms.txt").target == ""
    assert article(tmp_path, "legal/terms.txt") == f"{LAKE}\n\n* * *\n"
    assert entry(tmp_path, LAKE, "news.txt").standing is Standing.MACHINE
    states = {t.article.name: [str(unit.state) for unit in t.units] for t in outcome.translations}
    assert states == {"legal/terms.txt": ["untranslated", "translated"], "news.txt": ["fuzzy"]}
    edit(tmp_path, LAKE, "legal/terms.txt", target=ОЗЕРО)
    run(tmp_path, human=("ru/legal/**",))
    assert article(tmp_path, "legal/terms.txt").startswith(ОЗЕРО)


def test_a_locale_that_people_own_needs_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "choose", lambda *_: pytest.fail("an engine was sought"))
    write(tmp_path, f"{LAKE}\n")
    outcome = run(tmp_path, to=("be",), human=("be",), on_stale="machine")
    assert not outcome.failures
    edit(tmp_path, LAKE, to="be", target="Возера паднялося.")
    write(tmp_path, LAKE.replace("May", "June"))
    run(tmp_path, to=("be",), human=("be",), on_stale="machine")
    assert article(tmp_path, to="be") == "Возера паднялося."
    assert entry(tmp_path, LAKE.replace("May", "June"), to="be").standing is Standing.STALE


@pytest.mark.parametrize(
    ("pattern", "locale", "name", "owned"),
    [
        ("be", "be", "a/b.txt", True),
        ("be", "bg", "be/b.txt", False),
        ("pt_br", "pt-BR", "a.txt", True),
        ("ru/legal/**", "ru", "legal/a/b.txt", True),
        ("ru/legal/**", "ru", "illegal/a.txt", False),
        ("ru/legal/**", "uk", "legal/a.txt", False),
        ("*/legal/*.txt", "uk", "legal/a.txt", True),
        ("*/legal/*.txt", "uk", "legal/a/b.txt", False),
        ("ru/**/terms.txt", "ru", "terms.txt", True),
        ("ru/**/terms.txt", "ru", "a/b/terms.txt", True),
        ("ru/a?.(1).txt", "ru", "ab.(1).txt", True),
        ("ru/[ab].txt", "ru", "b.txt", True),
        ("ru/**.txt", "ru", "a/b.txt", True),  # in release 0.1; reported, and people's still
    ],
)
def test_patterns_of_ownership(pattern: str, locale: str, name: str, owned: bool) -> None:
    assert Owned((pattern,)).covers(locale, name) is owned


@pytest.mark.parametrize("pattern", ["", "/legal", "legal/**", "ru/"])
def test_patterns_that_cannot_be_meant(pattern: str) -> None:
    with pytest.raises(ConfigError, match="human: "):
        Owned((pattern,))


def test_an_article_that_was_renamed_takes_its_catalog_along(tmp_path: Path) -> None:
    write(tmp_path, f"{LAKE}\n\nIt rains.\n", "old name.txt")
    run(tmp_path)
    edit(tmp_path, LAKE, "old name.txt", target=ОЗЕРО, flags=(), comments=("Anna: see the map",))
    (tmp_path / "in/old name.txt").rename(tmp_path / "in/new.txt")
    write(tmp_path, "Nothing of all that.\n", "other.txt")
    run(tmp_path)
    found = entry(tmp_path, LAKE, "new.txt")
    assert (found.target, found.state, found.references) == (ОЗЕРО, State.TRANSLATED, ("new.txt",))
    assert article(tmp_path, "new.txt").startswith(ОЗЕРО)
    assert entry(tmp_path, "Nothing of all that.", "other.txt").standing is Standing.MACHINE
    assert (tmp_path / "out/po/ru/old name.txt.po").exists()
    assert run(tmp_path).changed == 0
