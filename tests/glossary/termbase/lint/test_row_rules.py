"""Lint: every rule seen to fire, and to be silent on the sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from glossary.model import PartOfSpeech, Severity, Term, TermKind, TermType
from glossary.termbase.lint.row_rules import RULES, lint
from glossary.termbase.termbase import Termbase, load

SAMPLE = Path(__file__).parents[3] / "data" / "termbase.csv"
KEEP, PLACE, PERSON = TermKind.KEEP, TermType.PLACE, TermType.PERSON
LAKE = Term("lake", "озеро", place="a:1")


@dataclass(frozen=True)
class _Paradigms:
    """An inflector that knows what it is told."""

    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def paradigm(self, term: Term) -> Mapping[str, str]:
        return self.known.get(term.target, {"nomn.sing": term.target, "gent.sing": f"{term.target}а"})


def _lint(*terms: Term, to: str = "ru", known: Mapping[str, Mapping[str, str]] | None = None) -> list[str]:
    findings = lint(Termbase(terms, "en", to), inflector=_Paradigms(known or {}))
    return [f"{finding.where} {finding.severity} {finding.rule}: {finding.message}" for finding in findings]


def test_the_sample_has_nothing_but_remarks() -> None:
    findings = lint(load(SAMPLE, to="ru")[0])
    assert {(finding.rule, finding.severity) for finding in findings} == {("shadowed", Severity.INFO)}


_CASES: list[tuple[str, tuple[Term, ...], list[str]]] = [
    ("duplicate-row", (LAKE, Term("lake", "озеро", note="n", place="a:2")), ["a:2 warning: 'lake' repeats a:1"]),
    (
        "contradiction",
        (LAKE, Term("Lake", "пруд", place="a:2"), Term("mere", "лужа", aliases=("lake",), place="a:3")),
        ["a:3 error: 'lake' is 'лужа' here and 'озеро' in a:1"],
    ),
    ("contradiction", (LAKE, Term("lake", "пруд", scope=("domain:x",))), []),
    ("contradiction", (Term("Turkey", "Турция"), Term("turkey", "индейка")), []),
    ("contradiction", (Term("turkey", "индейка"), Term("Turkey", "Турция")), []),
    (
        "other-capitals",
        (LAKE, Term("Lake", "Озеро", place="a:2"), Term("LAKE", "пруд", place="a:3")),
        [
            "a:2 warning: 'Lake' is in a:1 with other capitals",
            "a:3 warning: 'LAKE' is 'пруд' here and, with other capitals, 'озеро' in a:1",
            "a:3 warning: 'LAKE' is 'пруд' here and, with other capitals, 'Озеро' in a:2",
        ],
    ),
    (
        "other-capitals",
        (LAKE, Term("mere", "озеро", aliases=("Mere", "The Lake", "Lake"), place="a:2")),
        ["a:2 warning: 'Lake' is in a:1 with other capitals"],
    ),
    (
        "other-capitals",
        (Term("turkey", "индейка", place="a:1"), Term("Turkey", "Турция", place="a:2")),
        ["a:2 info: 'Turkey' is 'Турция' here and, with other capitals, 'индейка' in a:1"],
    ),
    ("other-capitals", (LAKE, Term("Lake", "озеро", scope=("news/*",)), Term("lakes", "озёра")), [
        "row 2 warning: 'Lake' is in a:1 with other capitals",
    ]),
    ("other-capitals", (Term("lake", "озеро", scope=("a/*",)), Term("Lake", "озеро", scope=("b/*",))), []),
    (
        "contradiction",
        (LAKE, Term("lake", "lake", kind=KEEP, place="a:2")),
        ["a:2 error: 'lake' is kept here and 'озеро' in a:1"],
    ),
    (
        "source-in-two-rows",
        (LAKE, Term("lake", "озеро", gender="neut", place="a:2")),
        ["a:2 warning: 'lake' is in a:1 too"],
    ),
    (
        "outranked",
        (LAKE, Term("lake", "пруд", priority=1, place="a:2")),
        ["a:1 warning: 'lake' never matches: a:2 has a higher priority"],
    ),
    (
        "shadowed",
        (Term("Mira", "Мира", place="a:1"), Term("Lake Mira", "озеро Мира", place="a:2")),
        ["a:1 info: 'Mira' does not apply within 'Lake Mira' (a:2)"],
    ),
    (
        "shadowed",
        (Term("Mira", "Мира", place="a:1"), Term("Mira Lake", "Синее озеро", place="a:2")),
        [
            "a:1 warning: 'Mira' does not apply within 'Mira Lake' (a:2), which is rendered otherwise: "
            "'Синее озеро', not 'Мира'"
        ],
    ),
    ("shadowed", (Term("Mira", "Мира"), Term("Lake Mira", "озеро", scope=("x/*",))), []),
    ("shadowed", (Term("art", "искусство"), Term("article", "статья")), []),
    (
        "forbidden-is-target",
        (Term("lake", "озеро", accept=("пруд",), forbidden=("озеро", "пруд"), place="a:1"),),
        ["a:1 error: 'озеро' is both wanted and forbidden", "a:1 error: 'пруд' is both wanted and forbidden"],
    ),
    (
        "forbidden-is-target",
        (Term("lake", "Синее озеро", forbidden=("озеро", "синее озеро", "зеро"), place="a:1"),),
        ["a:1 warning: the wanted 'Синее озеро' contains the forbidden 'озеро'"],
    ),
    (
        "forms-contradict",
        (Term("Mir", "Мир", forms={"gent": "Миру", "gent.sing": "Мира", "datv": "Миру"}, place="a:1"),),
        ["a:1 warning: gent is 'Миру', the paradigm has 'Мира'"],
    ),
    (
        "forms-contradict",
        (Term("Mir", "Мир", inflect=False, forms={"nomn": "Мир", "gent": "Мира"}, place="a:1"),),
        ["a:1 warning: inflect is no, but gent is 'Мира'"],
    ),
    (
        "unknown-form",
        (Term("Mir", "Мир", forms={"genitive": "Мира", "gent.sing": "Мира"}, place="a:1"),),
        ["a:1 warning: the form key 'genitive' is never looked for"],
    ),
    ("never-matches", (Term("two\nlines", "x", place="a:1"),), ["a:1 error: 'two\\nlines' can never match"]),
    (
        "never-matches",
        (Term("lake", "озеро", aliases=("a\nb",), place="a:1"), Term("озеро", "lake", place="a:2")),
        ["a:1 warning: 'a\\nb' can never match", "a:2 warning: 'озеро' has no letter of the source language"],
    ),
    (
        "never-matches",
        (Term("lake", "озеро", scope=("domain:", "./a/*", "/a/*", "news/*", "domain:x"), place="a:1"),),
        ["a:1 warning: no article lies in the scope 'domain:'", "a:1 warning: no article lies in the scope './a/*'"],
    ),
    ("never-matches", (Term("3G", "3G"), Term("C++", "Си"), Term("R&D", "НИОКР"), Term("X.", "Икс")), []),
    ("empty-target", (Term("lake", "", place="a:1"),), ["a:1 warning: 'lake' has no target"]),
    ("empty-target", (Term("lake", "", forbidden=("пруд",)),), []),
    (
        "target-is-source",
        (Term("Mira", "Mira", place="a:1"), Term("Mir", "Mir", kind=KEEP), Term("Mi", "7")),
        ["a:1 warning: the target 'Mira' is not in the script of the language"],
    ),
    (
        "keep-has-target",
        (Term("Mira", "Мира", kind=KEEP, place="a:1"), Term("Mir", "Mir", kind=KEEP)),
        ["a:1 warning: 'Mira' is kept, so the target 'Мира' is unused"],
    ),
    (
        "stray-characters",
        (Term("the  lake", "озе\u00adро", forms={"gent": "озера\u200b"}, place="a:1"),),
        [
            "a:1 warning: source 'the  lake' holds U+0020, U+0020",
            "a:1 warning: target 'озе\\xadро' holds U+00AD",
            "a:1 warning: form gent 'озера\\u200b' holds U+200B",
        ],
    ),
    (
        "mixed-script",
        (Term("lake", "oзеро COVID-тест", aliases=("lаke",), place="a:1"),),
        [
            "a:1 warning: target 'oзеро COVID-тест': 'oзеро' mixes alphabets",
            "a:1 warning: aliases 'lаke': 'lаke' mixes alphabets",
        ],
    ),
    (
        "alias-is-source",
        (Term("lake", "озеро", aliases=("lake", "mere", "mere"), accept=("озеро",), place="a:1"),),
        [
            "a:1 warning: aliases repeats 'lake'",
            "a:1 warning: aliases repeats 'mere'",
            "a:1 warning: accept repeats 'озеро'",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "terms", "expected"), _CASES)
def test_a_rule(rule: str, terms: tuple[Term, ...], expected: list[str]) -> None:
    found = [text.replace(f" {rule}:", ":", 1) for text in _lint(*terms) if f" {rule}: " in text]
    assert found == expected


def test_every_rule_has_a_case() -> None:
    assert {rule for rule, _, expected in _CASES if expected} | {"indeclinable-inflects"} == set(RULES)


@pytest.mark.parametrize(
    ("term", "found"),
    [
        (Term("Baku", "Баку", type=PLACE), True),
        (Term("Shushi", "Шуши", type=PLACE), True),
        (Term("Baku", "Баку", type=PLACE, inflect=False), False),
        (Term("Anahit Mirzoyan", "Анаит Мирзоян", type=PERSON, gender="femn"), True),
        (Term("Levan Beridze", "Леван Беридзе", type=PERSON, gender="masc"), False),
        (Term("Yerevan", "Ереван", type=PLACE), False),
        (Term("statement", "заявление"), False),
        (Term("Nynorsk", "нюнорск"), False),
        (Term("American Samoa", "Американское Самоа", type=PLACE), False),
        (Term("Mali", "мали", pos=PartOfSpeech.ADJ), False),
        (Term("Vake", "Vake", kind=KEEP), False),
    ],
)
def test_indeclinable_nouns_of_russian(term: Term, found: bool) -> None:
    findings = lint(Termbase((term,), "en", "ru"))
    assert [finding.rule for finding in findings] == ["indeclinable-inflects"] * found


def test_forms_are_compared_with_the_real_paradigm() -> None:
    term = Term("Yerevan", "Ереван", type=PLACE, gender="masc", forms={"gent": "Еревана", "ablt": "Ереванам"})
    (finding,) = lint(Termbase((term,), "en", "ru"))
    assert finding.message == "ablt is 'Ереванам', the paradigm has 'Ереваном'"


def test_languages_without_cases_are_not_asked_for_them() -> None:
    assert lint(Termbase((Term("Madrid", "Madrid", type=PLACE, forms={"x": "y"}),), "en", "es")) == ()


def test_many_rows_take_no_long_time() -> None:
    terms = tuple(Term(f"Lake number{at}", f"озеро{at}", inflect=False) for at in range(1500))
    assert lint(Termbase(terms, "en", "de")) == ()
