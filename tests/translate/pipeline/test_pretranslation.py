"""Translation memories in a run: their words stand as fuzzy with their origin, the engine is asked for the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
import reports
import whole_runs

from translate import catalog
from translate.errors import ConfigError
from translate.model import Origin, Standing, State
from translate.project.config import Options

TMX = """<tmx version="1.4"><header/><body>
<tu><tuv xml:lang="en"><seg>The train  left.</seg></tuv><tuv xml:lang="ru"><seg>Поезд ушёл из Гюмри.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Gyumri is cold. It snows.</seg></tuv>
<tuv xml:lang="ru"><seg>В Гюмри холодно. Снег.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>The big library opens at nine.</seg></tuv><tuv xml:lang="ru"><seg>Открыта.</seg></tuv></tu>
</body></tmx>"""
TEXT = "Gyumri is cold. It snows.\n\nThe train left. It was late.\n\nThe library opens at nine.\n\nThe train left.\n"


class Silent:
    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("recall")


def run(folder: Path, *memories: str) -> whole_runs.Ran:
    (folder / "a.txt").write_text(TEXT)
    (folder / "m.tmx").write_text(TMX)
    (folder / "terms.csv").write_text("source,target\nGyumri,Гюмри\nlibrary,библиотека\n")
    options = Options(
        (str(folder / "a.txt"),), ("ru",), "en", str(folder / "out"), (str(folder / "terms.csv"),),
        tuple(str(folder / name) for name in memories), root=str(folder), quality="fast",
    )  # fmt: skip
    return whole_runs.run(options, Silent())


def test_a_run_with_a_memory(folder: Path) -> None:
    outcome = run(folder, "m.tmx")
    whole, mixed, close, again = outcome.translations[0].units
    assert (whole.target, whole.state, whole.origin) == ("В Гюмри холодно. Снег.", State.FUZZY, Origin.MACHINE)
    assert [(o.status, whole.target[o.start : o.end]) for o in whole.occurrences] == [("satisfied", "Гюмри")]
    assert mixed.target.startswith("Поезд ушёл из Гюмри. ")
    assert len(mixed.target) > len("Поезд ушёл из Гюмри. ") + 3
    assert "Открыта" not in close.target
    assert again.target == "Поезд ушёл из Гюмри."
    text = (folder / "out/po/ru/a.txt.po").read_text("utf-8")
    entries = catalog.load(folder / "out/po/ru/a.txt.po").by_source()
    assert all(entry.fuzzy and entry.standing is Standing.MACHINE for entry in entries.values())
    marks = {source: entry.comments[-1] for source, entry in entries.items()}
    assert marks["The train left."].startswith("machine: translation memory m.tmx; text ")
    assert "; translation memory m.tmx for 1 of 2 sentences; text " in marks["The train left. It was late."]
    assert "translation memory" not in marks["The library opens at nine."]
    assert "#. memory: 85 % like “The big library opens at nine.”: “Открыта.” (m.tmx)\n" in text
    assert "made by <bdi>translation memory m.tmx</bdi>" in (report := outcome_report(folder, outcome))
    assert "85 % like “The big library opens at nine.”" in report


def outcome_report(folder: Path, outcome: whole_runs.Ran) -> str:
    reports.write(outcome.translations, folder / "out")
    return (folder / "out/ru/report.html").read_text("utf-8")


def test_again_and_without_it(folder: Path) -> None:
    run(folder, "m.tmx")
    assert run(folder, "m.tmx").changed == 0
    path = folder / "out/po/ru/a.txt.po"
    approved = path.read_text("utf-8").replace('#, fuzzy\nmsgid "The train left."', 'msgid "The train left."')
    path.write_text(approved, "utf-8")
    units = run(folder).translations[0].units
    assert units[0].target != "В Гюмри холодно. Снег."
    assert (units[3].target, units[3].origin, units[3].state) == (
        "Поезд ушёл из Гюмри.",
        Origin.PERSON,
        State.TRANSLATED,
    )


def test_a_memory_that_is_not_there(folder: Path) -> None:
    with pytest.raises(ConfigError, match="no such translation memory"):
        run(folder, "no.tmx")
