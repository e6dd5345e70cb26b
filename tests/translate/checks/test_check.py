"""Whole output folders: entries against articles, waivers, thresholds, terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translate.checks.conftest import Make, comment
from translate import checks
from translate.checks import checked_documents
from translate.checks.checked_documents import CatalogFile
from translate.checks.gate import Report
from translate.errors import ConfigError
from translate.model import State
from translate.project import check_settings

APPROVED, FUZZY, NONE = State.TRANSLATED, State.FUZZY, State.UNTRANSLATED


def check(*places: CatalogFile, gate: check_settings.Gate | None = None, glossary: tuple[str, ...] = ()) -> Report:
    out = next(parent for parent in places[0].path.parents if parent.name == "out")
    return checks.check(places, out, glossary, gate or check_settings.Gate(), lambda _: None)


def rules(report: Report) -> list[str]:
    return [one.rule for one in report.standing]


def test_clean_text_that_a_person_approved_has_no_finding(make: Make) -> None:
    report = check(make("a.txt", [("The mill burned.", "Мельница сгорела.", APPROVED)]))
    assert report.findings == ()
    assert report.tallies[0].reviewed == report.tallies[0].entries == 1


def test_a_finding_says_file_line_article_and_paragraph(make: Make) -> None:
    place = make(
        "a.txt", [("The mill burned.", "Мельница сгорела.", APPROVED), ("It had 4 rooms.", "Там 5.", APPROVED)]
    )
    (one,) = [one for one in check(place).findings if one.rule == "number"]
    lines = place.path.read_text("utf-8").split("\n")
    assert lines[one.record.line - 1] == 'msgid "It had 4 rooms."'
    assert (one.record.article, one.record.paragraphs) == ("a.txt", (2,))


def test_machine_text_is_shown_unreviewed_and_what_is_missing_is_named(make: Make) -> None:
    place = make("a.txt", [("The mill burned.", "Мельница сгорела.", FUZZY), ("It had rooms.", "", NONE)])
    report = check(place)
    assert sorted(rules(report)) == ["fuzzy-shipped", "missing"]
    assert [one.message for one in report.findings if one.rule == "fuzzy-shipped"] == [
        "1 of 2 texts are shown, though nobody has approved them"
    ]


def test_a_wording_that_the_article_does_not_show_is_stale(make: Make) -> None:
    place = make("a.txt", [("The mill burned.", "Мельница сгорела.", APPROVED)])
    place.path.write_text(place.path.read_text("utf-8").replace("сгорела", "погибла"), "utf-8")
    assert rules(check(place)) == ["stale-article"]


def test_an_article_edited_by_hand_is_stale(make: Make, tmp_path: Path) -> None:
    place = make("a.txt", [("The mill burned.", "Мельница сгорела.", APPROVED)])
    article = tmp_path / "out/ru/a.txt"
    article.write_text(article.read_text("utf-8").replace("сгорела", "погибла"), "utf-8")
    assert rules(check(place)) == ["stale-article"]


def test_a_paragraph_lost_from_an_article_is_counted(make: Make, tmp_path: Path) -> None:
    place = make("a.txt", [("One mill.", "Мельница одна.", APPROVED), ("Two dams.", "Две плотины.", APPROVED)])
    (tmp_path / "out/ru/a.txt").write_text("Мельница одна.", "utf-8")
    assert "paragraph-count" in rules(check(place))


def test_an_article_that_is_parted_otherwise_by_the_lengths_of_its_lines_has_lost_nothing(
    make: Make, tmp_path: Path
) -> None:
    place = make("a.txt", [("One mill.", "Мельница одна.", APPROVED), ("Two dams.", "Две плотины.", APPROVED)])
    article = tmp_path / "out/ru/a.txt"
    article.write_text(article.read_text("utf-8").replace("\n\n", "\n"), "utf-8")
    assert rules(check(place)) == []


def test_one_source_with_two_wordings_is_inconsistent_where_it_is_rarer(make: Make) -> None:
    texts = ["Мельница сгорела.", "Мельница сгорела.", "Сгорела мельница."]
    places = [make(f"{n}.txt", [("The mill burned.", text, APPROVED)]) for n, text in enumerate(texts)]
    found = [one for one in check(*places).findings if one.rule == "inconsistent"]
    assert [one.record.article for one in found] == ["2.txt"]


def test_terms_are_judged_and_counted(make: Make, tmp_path: Path) -> None:
    termbase = tmp_path / "terms.csv"
    termbase.write_text("source,target,forbidden\nGyumri,Гюмри,Ленинакан\nYerevan,Ереван,\n", "utf-8")
    texts = [
        ("He left Gyumri.", "Он покинул Ленинакан.", APPROVED),
        ("He left Yerevan.", "Он уехал из Еревана.", APPROVED),
        ("He is in Yerevan.", "Он в столице.", FUZZY),
    ]
    report = check(make("a.txt", texts), glossary=(str(termbase),))
    graded = {one.rule: str(one.severity) for one in report.findings}
    assert graded["term-forbidden"] == "error"
    assert graded["term-missing"] == "warning"  # not approved yet
    assert (report.tallies[0].terms, report.tallies[0].satisfied) == (3, 1)


WRONG = ("It had 4 rooms.", "Там было 5 комнат.", APPROVED)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("# translate: ignore number -- the source errs", "the source errs"),
        ("# translate: ignore length, number -- both", "both"),
        ("# translate: ignore * -- a poem", "a poem"),
        ("# waive: number", "said in the entry, without a reason"),
        ("#, ignore-all-checks", "flag ignore-all-checks"),
    ],
)
def test_an_entry_can_waive_a_rule_and_the_report_still_tells(make: Make, line: str, reason: str) -> None:
    place = make("a.txt", [WRONG])
    comment(place.path, WRONG[0], line)
    report = check(place)
    assert [(one.rule, one.waived) for one in report.findings if one.rule == "number"] == [("number", reason)]
    assert "number" not in rules(report)
    assert not checks.fails(report.findings, "error")


def test_a_waiver_of_another_rule_waives_nothing_and_is_reported(make: Make) -> None:
    place = make("a.txt", [WRONG])
    comment(place.path, WRONG[0], "# translate: ignore url -- wrong rule")
    assert sorted(rules(check(place))) == ["number", "unused-waiver"]


def test_a_waiver_of_no_rule_is_reported(make: Make) -> None:
    place = make("a.txt", [WRONG])
    comment(place.path, WRONG[0], "# translate: ignore numbr -- slip")
    assert sorted(rules(check(place))) == ["number", "unknown-waiver"]


def test_a_term_alone_can_be_waived(make: Make, tmp_path: Path) -> None:
    termbase = tmp_path / "terms.csv"
    termbase.write_text("source,target\nGyumri,Гюмри\nYerevan,Ереван\n", "utf-8")
    place = make("a.txt", [("From Gyumri to Yerevan.", "Оттуда сюда.", APPROVED)])
    comment(place.path, "From Gyumri to Yerevan.", "# waive: term-missing Yerevan")
    found = {one.about: one.waived is None for one in check(place, glossary=(str(termbase),)).findings if one.term}
    assert found == {"Gyumri": True, "Yerevan": False}


def test_a_waiver_of_a_term_that_is_there_is_reported_as_unused(make: Make, tmp_path: Path) -> None:
    termbase = tmp_path / "terms.csv"
    termbase.write_text("source,target\nGyumri,Гюмри\nYerevan,Ереван\n", "utf-8")
    place = make("a.txt", [("From Gyumri to Yerevan.", "Оттуда в Ереван.", APPROVED)])
    comment(place.path, "From Gyumri to Yerevan.", "# waive: term-missing Гюмри\n# waive: term-missing Yerevan")
    found = [(one.rule, one.waived) for one in check(place, glossary=(str(termbase),)).findings if one.rule != "name"]
    assert found == [("term-missing", "said in the entry, without a reason"), ("unused-waiver", None)]


@pytest.mark.parametrize(
    ("ignored", "stands"),
    [
        (check_settings.Ignored("number", "why"), False),
        (check_settings.Ignored("number", "why", path="a.*"), False),
        (check_settings.Ignored("number", "why", path="press/*"), True),
        (check_settings.Ignored("number", "why", to="uk"), True),
        (check_settings.Ignored("*", "why", to="ru"), False),
    ],
)
def test_the_configuration_waives_by_rule_path_and_language(
    make: Make, ignored: check_settings.Ignored, stands: bool
) -> None:
    report = check(make("a.txt", [WRONG]), gate=check_settings.Gate(ignore=(ignored,)))
    assert ("number" in rules(report)) is stands


def test_the_configuration_grades_rules(make: Make) -> None:
    report = check(make("a.txt", [WRONG]), gate=check_settings.Gate(severity={"number": "info"}))
    assert not checks.fails(report.findings, "warning")


@pytest.mark.parametrize(
    "gate",
    [check_settings.Gate(severity={"numbr": "info"}), check_settings.Gate(ignore=(check_settings.Ignored("x", "y"),))],
)
def test_a_gate_that_names_no_rule_is_refused(make: Make, gate: check_settings.Gate) -> None:
    with pytest.raises(ConfigError, match="no such rule"):
        check(make("a.txt", [WRONG]), gate=gate)


@pytest.mark.parametrize(
    ("limits", "missed"),
    [
        (check_settings.Threshold(approved=66), []),
        (check_settings.Threshold(approved=67), ["ru: approved: 66.6 %, wanted 67 %"]),
        (check_settings.Threshold(translated=100), []),
        (check_settings.Threshold(errors=0), ["ru: errors: 1, at most 0 allowed"]),
        (check_settings.Threshold(errors=1, findings=1), []),
    ],
)
def test_thresholds(make: Make, limits: check_settings.Threshold, missed: list[str]) -> None:
    texts = [WRONG, ("The mill burned.", "Мельница сгорела.", APPROVED), ("A dam.", "Плотина.", FUZZY)]
    report = check(make("a.txt", texts), gate=check_settings.Gate(thresholds={"ru": limits}))
    assert [one.message for one in report.findings if one.rule == "threshold"] == missed


def test_a_broken_catalog_is_a_failure_and_the_others_are_judged(make: Make) -> None:
    broken, whole = make("a.txt", [WRONG]), make("b.txt", [WRONG])
    broken.path.write_text('msgid "cut', "utf-8")
    report = check(broken, whole)
    assert len(report.failures) == 1
    assert sorted(rules(report)) == ["number", "unreadable"]


def test_an_article_that_is_no_text_is_told_and_its_catalog_is_judged(make: Make, tmp_path: Path) -> None:
    place = make("a.txt", [WRONG])
    (tmp_path / "out/ru/a.txt").write_bytes(b"\xff")
    assert sorted(rules(check(place))) == ["number", "unreadable"]


def test_a_catalog_from_anywhere_is_judged_by_the_language_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "app.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: pt_BR\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d arquivo"\nmsgstr[1] "arquivos"\n',
        "utf-8",
    )
    places = checked_documents.given_catalogs([str(path)], tmp_path / "out", (), "en")
    assert [place.locale for place in places] == ["pt-BR"]
    report = checks.check(places, tmp_path / "out", (), check_settings.Gate(), lambda _: None)
    assert [one.rule for one in report.findings] == ["placeholder"]


def _of_catalog(path: Path, language: str, entries: str, rule: str = "") -> list[str]:
    """The rules that the entries of a catalog of a program break."""
    header = f"Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: {rule}\\n"
    path.write_text(f'msgid ""\nmsgstr "{header}"\n\n{entries}', "utf-8")
    places = checked_documents.given_catalogs([str(path)], path.parent / "out", (), "en")
    report = checks.check(places, path.parent / "out", (), check_settings.Gate(), lambda _: None)
    return [one.rule for one in report.findings]


def _forms(*texts: str) -> str:
    forms = "".join(f'msgstr[{form}] "{text}"\n' for form, text in enumerate(texts))
    return f'msgid "one photo"\nmsgid_plural "%d photos"\n{forms}'


RUSSIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"


@pytest.mark.parametrize(
    ("language", "rule", "texts", "broken"),
    [
        ("ru", RUSSIAN, ("%d снимок", "%d снимка", "%d снимков"), []),
        ("ru", "", ("%d снимок", "%d снимка", "%d снимков"), []),  # the rule of the language
        ("ru", "nplurals=9; plural=oops;", ("%d снимок", "%d снимка", "%d снимков"), []),
        ("ru", RUSSIAN, ("один снимок", "%d снимка", "%d снимков"), ["placeholder"]),  # 21, 31 too
        ("ru", RUSSIAN, ("%d снимок", "%d снимка", "снимки"), ["placeholder"]),
        ("de", "nplurals=2; plural=n != 1;", ("ein Foto", "%d Fotos"), []),
        ("de", "", ("%d Foto", "%d Fotos"), []),
        ("de", "", ("ein Foto", "viele Fotos"), ["placeholder"]),
        ("fr", "nplurals=2; plural=n > 1;", ("une photo", "%d photos"), []),
        ("fr", "nplurals=2; plural=n > 1;", ("%d photo", "%d photos"), []),
        ("ja", "nplurals=1; plural=0;", ("写真 %d 枚",), []),
        ("ja", "nplurals=1; plural=0;", ("一枚の写真",), ["placeholder"]),
        ("sl", "", ("%d slika", "%d sliki", "%d slike", "%d slik"), []),
        ("ar", "", ("لا صور", "صورة", "صورتان", "%d صور", "%d صورة", "%d صورة"), []),
        (
            "ga",
            "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : 4;",
            ("%d a", "%d b"),
            [],
        ),  # not its rule
    ],
)
def test_a_plural_form_is_judged_by_the_numbers_that_it_is_for(
    tmp_path: Path, language: str, rule: str, texts: tuple[str, ...], broken: list[str]
) -> None:
    assert _of_catalog(tmp_path / "a.po", language, _forms(*texts), rule) == broken


def test_contexts_are_messages_of_their_own_and_one_message_in_two_catalogs_is_one(tmp_path: Path) -> None:
    may = 'msgctxt "{}"\nmsgid "May"\nmsgstr "{}"\n\n'
    whole = may.format("month", "май") + may.format("verb", "может") + 'msgid "May"\nmsgstr "Мэй"\n'
    assert _of_catalog(tmp_path / "a.po", "ru", whole) == []
    header = 'msgid ""\nmsgstr "Language: ru\\n"\n\n'
    for name, word in (("b", "май"), ("c", "мая")):
        (tmp_path / f"{name}.po").write_text(header + may.format("month", word), "utf-8")
    paths = [str(tmp_path / "b.po"), str(tmp_path / "c.po")]
    places = checked_documents.given_catalogs(paths, tmp_path / "out", (), "en")
    report = checks.check(places, tmp_path / "out", (), check_settings.Gate(), lambda _: None)
    assert rules(report) == ["inconsistent"]


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "translator-credits"\nmsgstr "Дарья Линд <lind@example.org>, 2021"\n',
        'msgid "translator-credits"\nmsgstr ""\n',
        'msgctxt "NAME OF TRANSLATORS"\nmsgid "Your names"\nmsgstr "Дарья Линд"\n',
        'msgctxt "EMAIL OF TRANSLATORS"\nmsgid "Your emails"\nmsgstr "lind@example.org"\n',
    ],
)
def test_the_names_of_the_translators_are_no_translation(tmp_path: Path, entry: str) -> None:
    assert _of_catalog(tmp_path / "a.po", "ru", entry) == []


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no catalogs"):
        checked_documents.written_catalogs(tmp_path, (), "en")
    with pytest.raises(ConfigError, match="no such file"):
        checked_documents.given_catalogs([str(tmp_path / "a.po")], tmp_path, (), "en")
