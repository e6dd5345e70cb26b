"""A run from files to files: real engines, real output, and the laws that no run may break."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polib
import pytest
import whole_runs
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from whole_runs import Ran

from glossary import Status
from translate import machine
from translate.errors import ConfigError, EngineError, LocaleError
from translate.machine import cache, judge
from translate.machine.engine import Decoding, Hypothesis, Request
from translate.model import Origin, State
from translate.pipeline import project_run, survey, translator
from translate.project.config import Options


class Silent:
    """Progress that only counts."""

    def __init__(self) -> None:
        self.total = self.done = 0

    def start(self, label: str, paragraphs: int, words: int) -> None:
        self.total += paragraphs

    def advance(self, paragraphs: int, words: int) -> None:
        self.done += paragraphs


def run(
    folder: Path, *sources: str, to: tuple[str, ...] = ("ru",), progress: Silent | None = None, **more: object
) -> Ran:
    options = Options(sources=sources, to=to, out=str(folder / "out"), root=str(folder), quality="fast", beam=1, **more)  # type: ignore[arg-type]
    return whole_runs.run(options, progress or Silent())


def articles_of(folder: Path) -> list[str]:
    return sorted(name for name in tree(folder) if name.endswith(".txt"))


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_main_job_on_the_samples(tmp_path: Path, samples: Path) -> None:
    progress = Silent()
    outcome = run(tmp_path, str(samples), progress=progress)
    assert [t.article.name for t in outcome.translations] == ["lake-sevan.txt", "night-train.txt", "city/library.txt"]
    assert not outcome.failures
    assert progress.done == progress.total == sum(len(t.units) for t in outcome.translations)
    for name in ("lake-sevan.txt", "night-train.txt", "city/library.txt"):
        text = (tmp_path / "out/ru" / name).read_text("utf-8")
        assert sum("а" <= letter.lower() <= "я" for letter in text) > 0.6 * sum(map(str.isalpha, text))
        source = (tmp_path / f"out/parallel/en-ru/{name}.en").read_text("utf-8").splitlines()
        target = (tmp_path / f"out/parallel/en-ru/{name}.ru").read_text("utf-8").splitlines()
        assert len(source) == len(target)
        assert all(entry.fuzzy or not entry.msgstr for entry in polib.pofile(str(tmp_path / f"out/po/ru/{name}.po")))
    lake = (tmp_path / "out/ru/lake-sevan.txt").read_text("utf-8")
    assert "https://openmap.example.org/sevan" in lake
    assert "lake@example.org" in lake
    assert "\n\nЕРЕВ" in lake


def test_a_second_run_changes_nothing_and_loads_no_engine(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, str(samples), to=("ru", "pt"))
    before = tree(tmp_path / "out")
    monkeypatch.setattr(machine, "load", lambda route, threads: pytest.fail("an engine was loaded"))
    second = run(tmp_path, str(samples), to=("ru", "pt"))
    assert (second.asked, second.changed) == (0, 0)
    assert tree(tmp_path / "out") == before


def test_several_targets_share_a_run(tmp_path: Path, samples: Path) -> None:
    outcome = run(tmp_path, str(samples / "night-train.txt"), to=("ru", "pt-BR"))
    assert [(t.locale, t.signature.split()[0]) for t in outcome.translations] == [("ru", "argos"), ("pt-BR", "firefox")]
    assert "Yerevan" in (tmp_path / "out/pt-BR/night-train.txt").read_text("utf-8")
    header = (tmp_path / "out/po/pt-BR/night-train.txt.po").read_text("utf-8")
    assert '"Language: pt_BR\\n"' in header


def test_what_a_person_approved_is_used_and_kept_and_not_asked_for(tmp_path: Path, samples: Path) -> None:
    article = str(samples / "city/library.txt")
    run(tmp_path, article)
    path = tmp_path / "out/po/ru/library.txt.po"
    catalog = polib.pofile(str(path))
    entry = next(e for e in catalog if e.msgid.startswith("Old Bread"))
    entry.msgstr, entry.flags = "Пекарня стала библиотекой", []
    catalog.save()
    outcome = run(tmp_path, article)
    unit = outcome.translations[0].units[0]
    assert (unit.target, unit.state, unit.origin) == ("Пекарня стала библиотекой", State.TRANSLATED, Origin.PERSON)
    assert outcome.asked == 0
    assert (tmp_path / "out/ru/library.txt").read_text("utf-8").startswith("Пекарня стала библиотекой\n\n")
    approved = polib.pofile(str(path)).find(entry.msgid)
    assert approved is not None
    assert approved.flags == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n",
        b"\xef\xbb\xbf",
        "😀😀\n\n👩‍🚀\n".encode(),
        "\u202e\u2066\n\n12:30 — 14:00\n\n* * *".encode(),
        b"\x01\x02 \x07 * * *\n",
    ],
)
def test_odd_but_valid_text_goes_through_unchanged(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd.txt").write_bytes(data)
    outcome = run(tmp_path, str(tmp_path / "odd.txt"))
    assert not outcome.failures
    assert (tmp_path / "out/ru/odd.txt").read_bytes() == data


def test_what_is_not_text_is_refused_by_name_and_the_others_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in {"a.txt": b"Germany.", "b.txt": b"caf\xe9", "c.txt": b"a\0b", "d.txt": b"France."}.items():
        (folder / name).write_bytes(data)
    outcome = run(tmp_path, str(folder))
    assert [failure.name for failure in outcome.failures] == ["b.txt", "c.txt"]
    assert "not UTF-8" in outcome.failures[0].message
    assert articles_of(tmp_path / "out/ru") == ["a.txt", "d.txt"]


def test_a_broken_catalog_stops_its_article_only_and_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Germany.")
    broken = tmp_path / "out/po/ru/a.txt.po"
    broken.parent.mkdir(parents=True)
    broken.write_text('msgid "Germany.\n')
    outcome = run(tmp_path, str(folder))
    assert [failure.name for failure in outcome.failures] == ["a.txt"]
    assert broken.read_text() == 'msgid "Germany.\n'
    assert articles_of(tmp_path / "out/ru") == ["b.txt"]


class Babbling:
    """An engine that never says anything fit."""

    def translate(self, requests: list[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis("да да да да да да да да"),) * decoding.hypotheses for _ in requests]


def test_what_stays_bad_is_left_untranslated_and_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Babbling())
    (tmp_path / "a.txt").write_text("It rained in the mountains in 2020.\n")
    outcome = run(tmp_path, str(tmp_path / "a.txt"))
    unit = outcome.translations[0].units[0]
    assert (unit.target, unit.state) == ("", State.UNTRANSLATED)
    assert not outcome.failures
    assert [finding.article for finding in outcome.translations[0].findings][:1] == ["a.txt"]
    assert (tmp_path / "out/ru/a.txt").read_text() == "It rained in the mountains in 2020.\n"
    entry = polib.pofile(str(tmp_path / "out/po/ru/a.txt.po"))[0]
    assert (entry.msgstr, entry.flags) == ("", [])
    assert "repetition" in entry.comment


class Moody:
    """An engine that loops where the text has the word "mud", and fails where it has "fire"."""

    def translate(self, requests: list[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        if any("fire" in request.text for request in requests):
            raise EngineError("moody", "out of memory", "use a smaller text")
        made = ("да " * 8 if "mud" in one.text else f"Дождь шёл {len(one.text)}." for one in requests)
        return [(Hypothesis(text.replace(" 0", "")),) * decoding.hypotheses for text in made]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It rained. There was mud in town. It was late.", ["There was mud in town."]),
        ("It rained. There was fire in town. It was late.", ["There was fire in town."]),
        ("It rained.\n\nMud was there, mud was all. It rained.", ["Mud was there, mud was all."]),
        ("- It rained.\n- There was mud in town.\n- It was late.\n- The fire was out.",
         ["There was mud in town.", "The fire was out."]),
        ("1. It rained.\n2. There was mud.", ["There was mud."]),
        ("| It rained | There was mud | late |\n| It was late | it rained | There was fire |",
         ["There was mud", "There was fire"]),
        ("MOSCOW (Reuters) - There was mud in town. It rained.", ["There was mud in town."]),
        ("\u201cThere was mud,\u201d she said. \u201cIt rained.\u201d", ["\u201cThere was mud,\u201d she said."]),
        (f"It rained. {'There was mud, and it was late, ' * 30}and so on. It was late.", ["There was mud, and it"]),
        ("fire " * 200 + "out. It rained. It was late.", ["fire fire fire"]),
    ],
)  # fmt: skip
def test_what_fails_is_left_alone_at_the_smallest_piece_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, left: list[str]
) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Moody())
    monkeypatch.setattr(translator, "judge", lambda *pair: tuple(f for f in judge(*pair) if f.rule == "repetition"))
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (translation,) = run(tmp_path, str(tmp_path / "a.txt"), names="off").translations
    units = translation.units
    shown = (tmp_path / "out/ru/a.txt").read_text("utf-8")
    named = [f.message.partition("; left untranslated: ")[2] for f in translation.findings if f.severity == "warning"]
    assert [any(piece in one for one in named) for piece in left] == [True] * len(left)
    assert all(shown.count(piece.rstrip(" .")) >= 1 for piece in left)
    for piece in ("It rained", "It was late", "it rained"):
        assert piece not in shown or any(piece in one for one in left)
    assert "Дождь шёл" in shown
    assert all(unit.state is State.FUZZY for unit in units)
    entries = polib.pofile(str(tmp_path / "out/po/ru/a.txt.po"))
    assert all(entry.fuzzy for entry in entries)
    assert any("left untranslated" in entry.comment for entry in entries)


def test_an_engine_that_fails_at_everything_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Moody())
    for text in ("The fire.", "The fire. A fire.", "It rained. " + " ".join(f"The fire was {n}." for n in "abcdef")):
        (tmp_path / "a.txt").write_text(text)
        with pytest.raises(EngineError, match="out of memory"):
            run(tmp_path, str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("data", "source"),
    [
        ("The mayor\x0bleft early.", "The mayor\nleft early."),
        ("The council met.\x1a", "The council met."),
        ("The mayor left early\x07.", "The mayor left early."),
        ("\x0fA\x7f note\x1ffor you", "A note for you"),
        ("\x1b[1mBold\x1b[0m", "[1mBold[0m"),
        ("日本\x02語", "日本語"),
        ("ⅷ. ª\x08", "ⅷ. ª"),
        ("क\x0eख", "कख"),
    ],
)
def test_text_with_letters_is_something_to_translate_whatever_stands_in_it(
    tmp_path: Path, data: str, source: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data.encode())
    (unit,) = run(tmp_path, str(tmp_path / "a.txt"), engine="pseudo").translations[0].units
    assert (unit.source, unit.origin) == (source, Origin.MACHINE)
    assert [entry.msgid for entry in polib.pofile(str(tmp_path / "out/po/ru/a.txt.po"))] == [source]


class Limited:
    """An engine that Ctrl-C stops at its call after the first `calls`."""

    def __init__(self, calls: int) -> None:
        self.calls = calls
        self.asked: list[str] = []

    def translate(self, requests: list[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        if not self.calls:
            raise KeyboardInterrupt
        self.calls -= 1
        self.asked += [request.text for request in requests]
        return [(Hypothesis("Эта страна большая и красивая, как все."),) * decoding.hypotheses for _ in requests]


def test_an_interruption_keeps_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "WINDOW", 1000)
    folder = tmp_path / "in"
    folder.mkdir()
    words = [f"{a}{b}" for a in "bdfgklmnprst" for b in ("al", "en", "ir", "ol", "un", "ar", "em", "is", "or", "ut")]
    for name, capital in (("a.txt", "Land"), ("b.txt", "Isle")):
        text = " ".join(f"The {capital} of {word.title()}ia is large and beautiful." for word in words)
        (folder / name).write_text(text)
    stopped, resumed = Limited(3), Limited(100)
    monkeypatch.setattr(machine, "load", lambda route, threads: stopped)
    outcome = run(tmp_path, str(folder), names="off")
    assert outcome.interrupted
    assert [t.article.name for t in outcome.translations] == ["a.txt"]
    assert (tmp_path / "out/ru/a.txt").exists()
    assert not (tmp_path / "out/ru/b.txt").exists()
    monkeypatch.setattr(machine, "load", lambda route, threads: resumed)
    assert not run(tmp_path, str(folder), names="off").interrupted
    assert len(stopped.asked) > len(words)
    assert sorted(stopped.asked + resumed.asked) == sorted(set(stopped.asked + resumed.asked))


def test_translations_do_not_go_among_the_articles(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("Hello.")
    with pytest.raises(ConfigError, match="folder of the articles"):
        run(tmp_path, str(folder))
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_usage_errors_come_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hello.")
    for options, error in (
        ({"to": ()}, ConfigError),
        ({"to": ("klingonish",)}, LocaleError),
        ({"to": ("ja",)}, LocaleError),
        ({"engine": "none"}, ConfigError),
        ({"from_": "xx"}, LocaleError),
    ):
        with pytest.raises(error):
            run(tmp_path, str(tmp_path / "a.txt"), **options)
    assert not (tmp_path / "out").exists()


def test_detection_and_configuration_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "pt.txt").write_text("O lago está frio e a água está muito limpa este ano, dizem os pescadores. " * 5)
    outcome = run(tmp_path, str(tmp_path / "pt.txt"), to=("en",))
    assert outcome.translations[0].article.locale == "pt"
    assert "lake" in (tmp_path / "out/en/pt.txt").read_text()
    assert run(tmp_path, str(tmp_path / "pt.txt"), from_="en").translations[0].article.locale == "en"


def test_a_cache_that_cannot_be_opened_is_done_without(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.txt").write_text("Germany.")
    (tmp_path / ".translate").write_text("a file in the way")
    assert not run(tmp_path, str(tmp_path / "a.txt")).failures
    assert any("the cache" in note and "going on without" in note for note in caplog.messages)
    assert cache.FILE not in tree(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=120), st.booleans())
@example("0\r\x0b0", False)
def test_the_copy_engine_gives_every_byte_back(tmp_path: Path, text: str, windows: bool) -> None:
    data = text.replace("\n", "\r\n").encode() if windows else text.encode()
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    (tmp_path / "a.txt").write_bytes(data)
    outcome = run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    assert (tmp_path / "out/ru/a.txt").read_bytes() == data
    lines = (tmp_path / "out/parallel/en-ru/a.txt.ru").read_bytes().decode().split("\n")
    assert len(lines) - 1 == len(outcome.translations[0].units)


def test_pseudo_marks_every_sentence_and_spares_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Visit https://example.org/path now.\n")
    run(tmp_path, str(tmp_path / "a.txt"), engine="pseudo")
    assert (tmp_path / "out/ru/a.txt").read_text("utf-8") == "Vîšît https://example.org/path ñõw.\n"
    assert json.dumps(tree(tmp_path / "out"), default=str)


def test_terms_are_enforced_reported_and_noted_for_the_reviewer(tmp_path: Path, samples: Path) -> None:
    termbase = str(samples.parent / "termbase.csv")
    article = str(samples / "lake-sevan.txt")
    outcome = run(tmp_path, article, glossary=(termbase,))
    units = outcome.translations[0].units
    found = [o for unit in units for o in unit.occurrences]
    assert len(found) >= 15
    assert all(o.status is not Status.UNRESOLVED for o in found)
    for unit in units:
        for o in unit.occurrences:
            assert unit.target[o.start : o.end].lower() == o.new.lower()
    assert any("Петросян" in unit.target for unit in units)
    entry = polib.pofile(str(tmp_path / "out/po/ru/lake-sevan.txt.po"))[1]
    assert entry.msgstr.startswith("ЕРЕВАН — ")
    assert "term: Yerevan -> Ереван" in entry.comment
    assert "; terms Yerevan, " in entry.tcomment
    before = tree(tmp_path / "out")
    again = run(tmp_path, article, glossary=(termbase,))
    assert (again.asked, again.changed, tree(tmp_path / "out")) == (0, 0, before)


def test_a_term_missing_in_what_a_person_approved_is_reported_and_nothing_is_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Velmora is a large city.\n")
    (tmp_path / "terms.csv").write_text("source,target\nVelmora,Вельмора\n", "utf-8")
    path = tmp_path / "out/po/ru/a.txt.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Velmora is a large city."\nmsgstr "Велмора — большой город."\n', "utf-8")
    outcome = run(tmp_path, str(tmp_path / "a.txt"), glossary=(str(tmp_path / "terms.csv"),))
    unit = outcome.translations[0].units[0]
    assert unit.target == "Велмора — большой город."
    assert [(f.rule, f.paragraph) for f in outcome.translations[0].findings] == [("term-unresolved", 1)]
    assert outcome.asked == 0


def test_an_output_that_would_overwrite_a_source_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru/a.txt").write_text("My original.")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="the output would overwrite this article"):
        project_run.run(Options(sources=("ru",), to=("ru",), out=".", engine="pseudo"), Silent())
    assert (tmp_path / "ru/a.txt").read_text() == "My original."


def test_what_a_person_writes_during_a_run_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Germany is large.\n")
    path = tmp_path / "out/po/ru/a.txt.po"

    class Approving:
        def translate(self, requests: list[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text('msgid "Germany is large."\nmsgstr "Германия большая, да."\n', "utf-8")
            return [(Hypothesis("Германия велика."),) * decoding.hypotheses for _ in requests]

    monkeypatch.setattr(machine, "load", lambda route, threads: Approving())
    outcome = run(tmp_path, str(tmp_path / "a.txt"))
    assert outcome.translations[0].units[0].target == "Германия большая, да."
    assert polib.pofile(str(path))[0].flags == []


def test_addresses_and_numbers_reach_the_article_to_the_letter(tmp_path: Path) -> None:
    long = "https://example.org/" + "abc_def/" * 80 + "end"
    text = (
        "Read https://docs.example.org/3.11/library/re.html or write to mary@mail-2.5.example.org today.\n\n"
        "Read More About The Talks At https://example.org/Peace/Talks Today Please\n\n"
        f"The man who was in the house said that he would go there and see {long} now.\n\n"
        "The peace talks go on today.\n"
    )
    (tmp_path / "a.txt").write_text(text)
    run(tmp_path, str(tmp_path / "a.txt"))
    shown = (tmp_path / "out/ru/a.txt").read_text("utf-8")
    for exact in ("https://docs.example.org/3.11/library/re.html", "mary@mail-2.5.example.org", f"{long} "):
        assert exact in shown
    assert "https://example.org/Peace/Talks" in shown


def test_an_article_is_translated_alike_in_any_company(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Government Says War Is Over\n\nThe man went home to sleep.\n")
    run(tmp_path, str(folder / "a.txt"))
    before = (tmp_path / "out/ru/a.txt").read_bytes()
    (folder / "b.txt").write_text("The old government said that a war is never over and the man says so.\n")
    run(tmp_path, str(folder))
    assert (tmp_path / "out/ru/a.txt").read_bytes() == before


def test_an_article_in_the_target_language_is_left_out_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pt.txt").write_text("O lago está frio e a água está muito limpa este ano, dizem os pescadores. " * 5)
    outcome = run(tmp_path, str(tmp_path / "pt.txt"), to=("pt",))
    assert outcome.translations == ()
    assert any("pt.txt: is in Portuguese already" in note for note in caplog.messages)


def test_a_persons_text_with_blank_lines_stays_one_paragraph(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One house.\n\nTwo houses.\n")
    path = tmp_path / "out/po/ru/a.txt.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "One house."\nmsgstr "Дом.\\n\\n  Один.\\n"\n', "utf-8")
    run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    assert (tmp_path / "out/ru/a.txt").read_text("utf-8") == "Дом.\n  Один.\n\nTwo houses.\n"
    assert len((tmp_path / "out/parallel/en-ru/a.txt.ru").read_text("utf-8").splitlines()) == 2


def test_long_runs_of_white_space_cost_no_more_than_their_length(tmp_path: Path) -> None:
    data = f"Hello{' ' * 200_000}world.\n\n{chr(9) * 100_000}x {chr(9) * 100_000}y\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    assert (tmp_path / "out/ru/a.txt").read_bytes() == data


@pytest.mark.parametrize("columns", [30, 78])
def test_a_catalog_that_polib_saved_is_not_edited(tmp_path: Path, columns: int) -> None:
    (tmp_path / "a.txt").write_text("The old mill burned.\n\nIt was rebuilt.\n", "utf-8")
    run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    path = tmp_path / "out/po/ru/a.txt.po"
    polib.pofile(str(path), wrapwidth=columns).save()
    before = path.read_bytes()
    outcome = run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    assert [unit.origin for unit in outcome.translations[0].units] == [Origin.MACHINE, Origin.MACHINE]
    assert path.read_bytes() == before


def test_a_deleted_stamp_over_an_unchanged_text_is_no_edit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The old mill burned.\n\nIt was rebuilt.\n", "utf-8")
    run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    path = tmp_path / "out/po/ru/a.txt.po"
    first = path.read_text("utf-8")
    lines = [line for line in first.splitlines(keepends=True) if not line.startswith("# machine")]
    path.write_text("".join(lines), "utf-8")
    outcome = run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    assert {unit.origin for unit in outcome.translations[0].units} == {Origin.MACHINE}
    assert path.read_text("utf-8") == first
    path.write_text("".join(lines).replace('msgstr "It was rebuilt."', 'msgstr "Отстроена."'), "utf-8")
    outcome = run(tmp_path, str(tmp_path / "a.txt"), engine="copy")
    assert [unit.origin for unit in outcome.translations[0].units] == [Origin.MACHINE, Origin.PERSON]
    path.write_text("".join(lines), "utf-8")
    outcome = run(tmp_path, str(tmp_path / "a.txt"), engine="copy", human=("ru",))
    assert {unit.origin for unit in outcome.translations[0].units} == {Origin.PERSON}
