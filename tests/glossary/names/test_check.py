"""Names in finished translations: what is garbled is told, what a translator put otherwise is not."""

from __future__ import annotations

import pytest

from glossary.names.check import MANGLED, SEVERAL, SegmentPair, check_names

SOURCE = "Anna Lindqvist spoke in Yerevan."


def rules(*pairs: tuple[str, str], locale: str = "ru") -> list[str]:
    return [finding.rule for finding in check_names([SegmentPair(*pair) for pair in pairs], locale)]


@pytest.mark.parametrize(
    "target",
    [
        "Анна Линдквист выступила в Ереване.",
        "С речью Анны Линдквист в Ереване ознакомились все.",
        "Она выступила в столице Армении.",
        "Шведский политик выступила в Москве.",
        "ANNA LINDQVIST",
        "",
    ],
)
def test_any_form_any_other_wording_and_nothing_at_all_pass(target: str) -> None:
    assert not rules((SOURCE, target))


@pytest.mark.parametrize(
    ("target", "word"),
    [("Анна Лимкуса выступила в Ереване.", "Лимкуса"), ("Анна Линдквист выступила в Егераке.", "Егераке")],
)
def test_a_garbled_name_is_found_and_named(target: str, word: str) -> None:
    (finding,) = check_names([SegmentPair(SOURCE, target, "a.po:7")], "ru")
    assert (finding.rule, finding.where) == (MANGLED, "a.po:7")
    assert word in finding.message
    assert finding.hint.startswith(f"{word} -> ")


def test_two_renderings_in_a_document_are_told_where_the_rarer_stands() -> None:
    pairs = [
        SegmentPair("Harlem is far.", "Гарлем далеко.", "1"),
        SegmentPair("We left Harlem.", "Мы уехали из Гарлема.", "2"),
        SegmentPair("Harlem is near.", "Харлем рядом.", "3"),
    ]
    (finding,) = check_names(pairs, "ru")
    assert (finding.rule, finding.where) == (SEVERAL, "3")


def test_in_latin_script_a_name_must_stay_as_it_is() -> None:
    source = "Anna Lindqvist said no."
    assert not rules((source, "Anna Lindqvist disse que não."), locale="pt")
    assert rules((source, "Anna Lindkvist disse que não."), locale="pt") == [MANGLED]


def test_the_rendering_that_is_told_is_the_one_that_stands_there() -> None:
    pairs = [
        SegmentPair("Olga Weaver came.", "Приехала Ольга Уивер."),
        SegmentPair("Olga Weaver left.", "Ольга Вивер ушла."),
    ]
    (finding,) = check_names(pairs, "ru")
    assert {finding.message.split()[2], finding.message.split()[4]} == {"Уивер", "Вивер"}


def test_a_mark_of_stress_changes_no_name() -> None:
    assert not rules(("Sigourney Weaver said so.", "Сигурни Уи\u0301вер сказала."))
