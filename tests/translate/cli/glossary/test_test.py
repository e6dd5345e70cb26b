"""`glossary test`: real carriers through the built-in model, and verdicts on made-up translations."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from glossary import Match, Occurrence, PartOfSpeech, Status, Term, TermKind, TermType
from glossary.cli import cli
from glossary.languages import target_language
from translate import pipeline
from translate.evaluation import trials
from translate.evaluation.probes import carriers_of
from translate.evaluation.trials import Trial, Verdict
from translate.model import Article, Origin, State, Translation, Unit
from translate.project import Options

TERMS = (
    "source,target,type,pos,gender,number,scope\n"
    "Velmora,Вельмора,place,noun,femn,sing,\n"
    "tidal,приливный,other,adj,,,islands/*.txt\n"
    "sail,плыть,other,verb,,,\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text(TERMS, "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_terms_by_carriers_through_the_built_in_model(folder: Path) -> None:
    result = run("test", "--to", "ru", "--glossary", "t.csv")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == [
        "start", "possessive", "accusative", "genitive", "dative", "instrumental", "locative", "quotes",
    ]  # fmt: skip
    assert [line.split()[0] for line in lines[1:3]] == ["Velmora", "tidal"]
    assert lines[1].count("pass") >= 6
    assert re.split(r"\s{2,}", lines[2].strip())[2] == "-"
    assert "rows left out: 1 (no carrier sentences for verbs and phrases)" in result.stderr
    assert "argos: en -> ru" in result.stderr
    assert " of 15 pass: " in result.stderr.splitlines()[-1]
    assert [path.name for path in folder.iterdir()] == ["t.csv"]


def test_json_one_term_and_the_bar() -> None:
    result = run("-q", "test", "--to", "ru", "--glossary", "t.csv", "--term", "вельмора", "--json", "--fail-on", "100")
    found = json.loads(result.stdout)
    assert {(trial["term"], trial["target"]) for trial in found["trials"]} == {("Velmora", "Вельмора")}
    passed = sum(trial["verdict"] == "pass" for trial in found["trials"])
    assert found["percent"] == round(100 * passed / 8, 1)
    assert (result.exit_code, result.stderr) == (3 if passed < 8 else 0, "")
    by_carrier = {trial["carrier"]: trial for trial in found["trials"]}
    assert by_carrier["genitive"]["source"] == "We could not begin without Velmora."
    assert "без Вельморы" in by_carrier["genitive"]["translation"]


def test_an_engine_that_translates_nothing_fails_the_bar() -> None:
    result = run(
        "test", "--to", "ru", "--glossary", "t.csv", "--term", "Velmora", "--engine", "copy", "--fail-on", "1%"
    )
    assert result.exit_code == 3
    assert "Velmora, dative: missing: " in result.stdout
    assert result.stderr.endswith("0 of 8 pass: 0 %\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--to", "ja"], 2, "en to ja: no model for English to Japanese with --engine auto; available: "),
        (["--to", "qq"], 2, "'qq': no such language; "),
        (["--to", "ru", "--engine", "x"], 2, "--engine x: no such engine; available: "),
        (["--to", "ru", "--from", "de"], 2, "--from de: the carrier sentences are in English; use --from en\n"),
        (["--to", "ru", "--term", "no"], 2, "Error: --term no: no row has it as source, alias or target\n"),
        (["--to", "ru", "--fail-on", "most"], 2, "'most' is no share; give one such as 90%, or none\n"),
        (["--to", "ru", "--fail-on", "101%"], 2, "'101%' is no share; "),
        (["--to", "ru", "--glossary", "none.csv"], 1, "none.csv: no such file; check the path\n"),
        ([], 2, "Missing option '--to'"),
    ],
)
def test_errors(arguments: list[str], code: int, message: str) -> None:
    result = run("test", "--glossary", "t.csv", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_an_interruption_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "in_memory", interrupted)
    result = run("test", "--to", "ru", "--glossary", "t.csv")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (130, "interrupted")


PLACE = Term("Velmora", "Вельмора", type=TermType.PLACE, gender="femn", number="sing", accept=("Валмура",))
FERRY = Term("ferry", "паром")
TIDAL = Term("tidal", "приливный", pos=PartOfSpeech.ADJ)
KEPT = Term("MapTool", "MapTool", kind=TermKind.KEEP)


@pytest.mark.parametrize(
    ("term", "carrier", "target", "word", "verdict", "why"),
    [
        (PLACE, "genitive", "Без Вельморы никак.", "Вельморы", Verdict.PASS, ""),
        (PLACE, "genitive", "Без Валмуры никак.", "Валмуры", Verdict.PASS, ""),
        (PLACE, "genitive", "Без Вельмора никак.", "Вельмора", Verdict.WRONG, "nomn.sing where gent is asked for"),
        (PLACE, "genitive", "Без Вельморища никак.", "Вельморища", Verdict.WRONG, "'Вельморища' is no form of it"),
        (PLACE, "genitive", "Без неё никак.", "", Verdict.MISSING, "nothing found"),
        (PLACE, "genitive", "", "", Verdict.MISSING, "the engine gave no fit translation"),
        (PLACE, "quotes", "Там «Вельморе».", "Вельморе", Verdict.PASS, ""),
        (FERRY, "genitive", "Без паромов никак.", "паромов", Verdict.WRONG, "gent.plur where gent sing is asked for"),
        (FERRY, "plural genitive", "Без паромов никак.", "паромов", Verdict.PASS, ""),
        (TIDAL, "genitive", "Без приливной помощи.", "приливной", Verdict.PASS, ""),
        (TIDAL, "genitive", "Без приливному помощи.", "приливному", Verdict.WRONG, "masc.datv or neut.datv where gent"),
        (TIDAL, "genitive", "Без приливного помощи.", "приливного", Verdict.WRONG, "does not agree: помощи"),
        (KEPT, "genitive", "Без MapTool никак.", "MapTool", Verdict.PASS, ""),
    ],
)
def test_verdicts(term: Term, carrier: str, target: str, word: str, verdict: Verdict, why: str) -> None:
    chosen = next(found for found in carriers_of(term) if found.name == carrier)
    sentence = chosen.sentence(term)
    at = sentence.index(term.source[:4])
    match = Match(term, at, at + len(term.source), term.source)
    start = target.index(word) if word else -1
    status = Status.SATISFIED if word else Status.UNRESOLVED
    found = Occurrence(match, status, start, start + len(word), word, word, means="nothing found")
    unit = Unit(sentence, target, State.FUZZY, Origin.MACHINE, (found,))
    judged = trials.judged(Trial(term, chosen, sentence), unit, target_language("ru"))
    assert judged.verdict is verdict
    assert why in judged.why
    assert bool(judged.why) == (verdict is not Verdict.PASS)


def test_a_term_that_another_row_took_the_place_of_says_so() -> None:
    carrier = carriers_of(PLACE)[0]
    sentence = carrier.sentence(PLACE)
    taken = Occurrence(Match(Term("Velmora changed", "x"), 0, 15, "Velmora changed"), Status.SATISFIED, 0, 1)
    for occurrences, why in (((taken,), "the row Velmora changed took its place"), ((), "not found in the sentence")):
        unit = Unit(sentence, "Да.", State.FUZZY, Origin.MACHINE, occurrences)
        judged = trials.judged(Trial(PLACE, carrier, sentence), unit, target_language("ru"))
        assert (judged.verdict, judged.why) == (Verdict.MISSING, why)


def test_the_scope_of_a_row_does_not_keep_it_from_being_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def translated(group: Sequence[Article], target: str, options: Options, progress: object) -> list[Translation]:
        seen.append(Path(options.glossary[0]).read_text("utf-8"))
        units = (Unit(one.raw, "", State.UNTRANSLATED) for one in group[0].paragraphs)
        return [Translation(group[0], target, tuple(units), "")]

    monkeypatch.setattr(pipeline, "in_memory", translated)
    assert run("test", "--to", "ru", "--glossary", "t.csv", "--term", "tidal").exit_code == 0
    assert "tidal" in seen[0]
    assert "islands" not in seen[0]
