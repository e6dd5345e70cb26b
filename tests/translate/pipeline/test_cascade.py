"""Other engines: asked where the first is in doubt or gives nothing, believed only where nothing speaks against it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import whole_runs
from scripted_provider import ScriptedProvider, by_text, installed

from translate import machine
from translate.errors import ConfigError, EngineError
from translate.machine.models import lock
from translate.model import Origin, Unit
from translate.pipeline import project_run
from translate.project import Options

CLEAN = {"The lake": "Озеро холодное.", "Nobody": "Никто не пришёл."}
FIRST = {"We sell": "Мы продаём 30 лодок.", **CLEAN}  # the guard lets no number change
SECOND = {"We sell": "Мы продаём 20 лодок.", "The lake": "Это озеро очень холодное.", "Nobody": "Никого не было."}


def run(folder: Path, text: str, **options: object) -> whole_runs.Ran:
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "a.txt").write_text(text, "utf-8")
    given = {"engine": "first", "to": "ru", "from_": "en", "names": "off", "quality": "fast", **options}
    return whole_runs.run(
        Options(sources=str(folder / "articles"), out=str(folder / "out"), root=str(folder), **given),  # type: ignore[arg-type]
        project_run.SILENT,
    )


def units(ran: whole_runs.Ran) -> tuple[Unit, ...]:
    return ran.translations[0].units


def rules(unit: Unit) -> list[str]:
    return [found.rule for found in unit.findings]


def engines(monkeypatch: pytest.MonkeyPatch, first: dict[str, str] | None, **others: dict[str, str] | None) -> None:
    given = {"first": first, **others}
    installed(
        monkeypatch,
        *(ScriptedProvider(name, by_text(some) if some is not None else None) for name, some in given.items()),
    )


def test_only_what_is_in_doubt_is_asked_of_the_second_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second = ScriptedProvider("second", by_text(SECOND))
    installed(monkeypatch, ScriptedProvider("first", by_text(FIRST)), second)
    ran = run(tmp_path, "The lake is cold. We sell 20 boats.\n\nNobody came.\n", second="second")
    assert [unit.target for unit in units(ran)] == ["Озеро холодное. Мы продаём 20 лодок.", "Никто не пришёл."]
    assert second.engine is not None
    assert {*second.engine.asked} == {"We sell 20 boats."}
    assert units(ran)[0].made_by == f"{ran.translations[0].signature}; second second-1@1 for 1 of 2 sentences"
    assert rules(units(ran)[0]) == ["number", "other-engine"]
    assert "“We sell 20 boats.”: second second-1@1; the first: number: " in units(ran)[0].findings[1].message
    assert (units(ran)[1].made_by, rules(units(ran)[1])) == ("", [])
    assert "where that is in doubt, second: en -> ru (second-1)" in ran.routes
    assert [one.engine for one in ran.models] == ["first", "second"]


def test_an_answer_that_a_check_rejects_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines(monkeypatch, FIRST, second={"We sell": "Мы продаём 40 лодок."})
    (unit,) = units(run(tmp_path, "We sell 20 boats.\n", second="second"))
    assert unit.target == ""
    assert rules(unit) == ["number", "other-engine-refused"]
    assert "not taken: number: " in unit.findings[1].message


def test_a_term_that_does_not_stand_is_asked_for_and_an_answer_without_it_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "terms.csv").write_text("en,ru,pos\nsluice gate,затвор шлюза,phrase\n", "utf-8")
    glossary = str(tmp_path / "terms.csv")
    text = "They closed the sluice gate in the evening.\n"
    engines(monkeypatch, {"They": "Вечером они закрылись."}, second={"They": "Вечером они закрыли затвор шлюза."})
    (unit,) = units(run(tmp_path, text, second="second", glossary=glossary))
    assert (unit.target, rules(unit)) == ("Вечером они закрыли затвор шлюза.", ["other-engine"])
    assert "the first: sluice gate is not rendered as затвор шлюза" in unit.findings[0].message
    engines(monkeypatch, {"They": "Вечером они закрылись."}, second={"They": "Вечером они всё закрыли."})
    (unit,) = units(run(tmp_path, "They closed the sluice gate in the end.\n", second="second", glossary=glossary))
    assert (unit.target, rules(unit)) == ("Вечером они закрылись.", ["other-engine-refused"])
    assert unit.made_by == ""


def test_hypotheses_that_disagree_are_a_doubt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torn = ["Озеро было холодным.", "Холодна вода в этом пруду.", "Пруд совсем не тёплый.", "Там зябко."]
    agreed = [*["Никто не пришёл."] * 3, "Никто не пришёл к нам."]
    first = ScriptedProvider("first", lambda text, how: (torn if "lake" in text else agreed)[: how.hypotheses])
    installed(monkeypatch, first, ScriptedProvider("second", by_text(SECOND)))
    ran = run(tmp_path, "The lake is cold.\n\nNobody came.\n", second="second", quality="good")
    assert [unit.target for unit in units(ran)] == ["Это озеро очень холодное.", agreed[0]]
    assert "hypotheses agree by " in units(ran)[0].findings[0].message


def test_what_was_left_untranslated_is_asked_of_one_engine_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines(monkeypatch, FIRST, next={"We sell": "Мы продаём 40 лодок."}, last={"We sell": "Мы продаём 20 лодок."})
    ran = run(tmp_path, "We sell 20 boats.\n\nThe lake is cold.\n", fallback=("next", "last"))
    assert [unit.target for unit in units(ran)] == ["Мы продаём 20 лодок.", "Озеро холодное."]
    assert [unit.made_by for unit in units(ran)] == ["last last-1@1", ""]


def test_an_engine_that_fails_gives_way_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engines(monkeypatch, None, next=SECOND)
    ran = run(tmp_path, "We sell 20 boats.\n\nThe lake is cold.\n", fallback="next")
    assert [unit.target for unit in units(ran)] == ["Мы продаём 20 лодок.", "Это озеро очень холодное."]
    assert {unit.made_by for unit in units(ran)} == {"next next-1@1"}
    assert "first: the server does not answer; start it; going on without it" in caplog.text
    engines(monkeypatch, None, next=None)
    with pytest.raises(EngineError, match="the server does not answer"):
        run(tmp_path, "Something new.\n", fallback="next")


def test_a_second_engine_that_fails_leaves_all_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    second = ScriptedProvider("second", None)
    installed(monkeypatch, ScriptedProvider("first", by_text(FIRST)), second)
    ran = run(tmp_path, "The lake is cold. We sell 20 boats.\n", second="second")
    assert units(ran)[0].target == "Озеро холодное. We sell 20 boats."
    assert caplog.text.count("going on without it") == 1
    assert second.loaded == 1


def test_a_second_run_asks_neither_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines(monkeypatch, FIRST, second=SECOND)
    text = "We sell 20 boats.\n\nThe lake is cold.\n"
    assert run(tmp_path, text, second="second").asked
    again = run(tmp_path, text, second="second")
    assert (again.asked, again.changed) == (0, 0)
    without = run(tmp_path, text)
    assert without.changed  # what made an article was another set of engines
    third = run(tmp_path, text, second="second")
    assert (third.asked, units(third)[0].target) == (0, "Мы продаём 20 лодок.")


def test_a_persons_words_are_no_engines_business(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines(monkeypatch, FIRST, second=SECOND)
    run(tmp_path, "We sell 20 boats.\n")
    catalog = tmp_path / "out" / "po" / "ru" / "a.txt.po"
    catalog.write_text(catalog.read_text("utf-8").replace('msgstr ""\n#', "#").rstrip() + "\n", "utf-8")
    text = catalog.read_text("utf-8")
    at = text.rindex('msgstr ""')
    catalog.write_text(text[:at] + 'msgstr "Продаём двадцать лодок."\n', "utf-8")
    (unit,) = units(run(tmp_path, "We sell 20 boats.\n", second="second"))
    assert (unit.origin, unit.target) == (Origin.PERSON, "Продаём двадцать лодок.")


def test_what_makes_no_sense_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engines(monkeypatch, FIRST, second=SECOND)
    with pytest.raises(ConfigError, match="is the first engine already"):
        run(tmp_path, "The lake is cold.\n", second="first")
    with pytest.raises(ConfigError, match="no such engine"):
        run(tmp_path, "The lake is cold.\n", fallback="third")
    assert not (tmp_path / "out").exists()
    installed(
        monkeypatch,
        ScriptedProvider("first", by_text(FIRST)),
        ScriptedProvider("second", by_text(SECOND), ("en", "de")),
    )
    assert units(run(tmp_path, "The lake is cold.\n", second="second"))[0].target == "Озеро холодное."
    assert "no model for English to Russian with --engine second" in caplog.text
    assert "going on without second" in caplog.text


def test_the_models_of_other_engines_must_be_pinned_where_models_must_be(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    shutil.copytree(machine.BUILT_IN, folder)
    (folder / "metadata.json").write_text('{"from_code": "en", "to_code": "ru", "package_version": "9"}')
    given: dict[str, object] = {"engine": "argos", "second": str(folder), "locked": "ci"}
    with pytest.raises(ConfigError, match=r"translate\.lock: argos-en-ru-9@\w{12} of the engine argos is not pinned"):
        run(tmp_path, "The lake is cold.\n", **given)
    pins = lock.pin(machine.choose("argos", "en", "ru"))
    others = lock.pin(machine.choose(str(folder), "en", "ru"))
    made = lock.with_others(lock.with_pair(None, "en", "ru", pins), others)
    lock.save(made, tmp_path)
    assert lock.load(tmp_path) == made
    assert run(tmp_path, "The lake is cold.\n", **given).results
