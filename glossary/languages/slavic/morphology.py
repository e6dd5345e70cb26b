"""Words of Russian and Ukrainian by pymorphy3, which only this module imports: cached parses, forms, agreement."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Protocol
from unicodedata import name

from glossary.languages.records import Reading

_CASES = {"gen2": "gent", "gen1": "gent", "acc2": "accs", "loc2": "loct", "loc1": "loct", "voct": "nomn"}
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
ADJECTIVES = ("ADJF", "PRTF")
VERBS = ("VERB", "INFN", "PRTS", "PRTF", "GRND")
PAUCAL = "pauc"  # after two, three or four: a noun in the genitive singular, its adjectives in the plural
_SHARED = 3  # letters that a form has in common with its word unless the stem is another: малый, меньший


@lru_cache(4)
def analyser(code: str) -> Any:
    """The analyser of "ru" or "uk". Raises ImportError or ValueError where its dictionary is not installed."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=code)


def _plain(grammeme: object) -> str:
    """A grammeme as a common string (those of pymorphy3 refuse to be compared with "")."""
    return "" if grammeme is None else str.__str__(str(grammeme))


class Form(Protocol):
    """What takes part in agreement: a parse or a reading. Names are those of OpenCorpora, "" is unknown."""

    @property
    def case(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def gender(self) -> str: ...
    @property
    def animacy(self) -> str: ...


def agrees(word: Form, noun: Form) -> bool:
    """True if an adjective, participle or verb can go with a noun: where both show case, number, in the singular gender
    and in the accusative animacy, they are the same. To compare without the case, give the noun as a reading without
    one."""
    if word.case and noun.case and word.case != noun.case:
        return False
    if word.number and noun.number and word.number != noun.number and noun.number != PAUCAL:
        return False
    if word.case == noun.case == "accs" and word.animacy and noun.animacy and word.animacy != noun.animacy:
        return False
    return "plur" in (word.number, noun.number) or not word.gender or not noun.gender or word.gender == noun.gender


class Parse:
    """One parse of a word with its grammemes as plain attributes (pymorphy computes them anew each time)."""

    __slots__ = ("animacy", "case", "gender", "known", "lemma", "number", "pos", "raw", "score", "tags", "word")

    def __init__(self, raw: Any) -> None:
        tag = raw.tag
        self.raw = raw
        self.word: str = raw.word
        self.lemma: str = raw.normal_form
        self.score: float = raw.score
        self.known: bool = raw.is_known
        self.tags = frozenset(_plain(grammeme) for grammeme in tag.grammemes)
        self.pos = _plain(tag.POS)
        self.case = _CASES.get(_plain(tag.case), _plain(tag.case))
        self.gender = _plain(tag.gender)
        self.number = _plain(tag.number) or ("sing" if self.gender else "")  # Ukrainian leaves the singular unsaid
        self.animacy = _plain(tag.animacy)

    def inflect(self, grammemes: Iterable[str]) -> str | None:
        """The form with these grammemes, or None."""
        wanted = {grammeme for grammeme in grammemes if grammeme}
        if self.number == "sing" and "sing" not in self.tags:
            wanted.discard("sing")
        found = self.raw.inflect(wanted)
        return None if found is None else str(found.word)

    def lexeme(self) -> list[Parse]:
        """Every form of the word."""
        return [Parse(raw) for raw in self.raw.lexeme]


class _Nothing(Parse):
    """The parse of a token that is not a word: it has no forms."""

    __slots__ = ()

    def __init__(self) -> None:
        self.raw = None
        self.word = self.lemma = self.pos = self.case = self.gender = self.number = self.animacy = ""
        self.score, self.known, self.tags = 0.0, False, frozenset()

    def inflect(self, grammemes: Iterable[str]) -> str | None:
        """None: it has no forms."""
        return None

    def lexeme(self) -> list[Parse]:
        """Nothing: it has no forms."""
        return []


NOTHING = _Nothing()


def reading_of(noun: Parse) -> Reading:
    """A parse of a noun as the reading of a noun."""
    return Reading("noun", noun.case, noun.number, noun.gender, noun.animacy)


@lru_cache(100_000)
def parses(code: str, low: str) -> tuple[Parse, ...]:
    """Every parse of a lower-case word, likeliest first; the vocative counts as nominative, loc2 as locative. A
    character without a name (unassigned, private, Tangut) goes in as its number: pymorphy3 looks every name up."""
    named = "".join(char if name(char, "") or char.isspace() else f"x{ord(char):x}" for char in low)
    return tuple([Parse(raw) for raw in analyser(code).parse(named)])


@lru_cache(100_000)
def is_known(code: str, low: str) -> bool:
    """True if the dictionary has a lower-case word, or each half of a hyphenated one."""
    plain = low.replace("‐", "-").replace("‑", "-")
    return _has(code, plain) or ("-" in plain and all(_has(code, part) for part in plain.split("-")))


def _has(code: str, word: str) -> bool:
    """True if the dictionary has a word; to the letter first, as that is much faster than with ё for е as well."""
    dictionary = analyser(code)
    return word in dictionary.dictionary.words or dictionary.word_is_known(word)


@lru_cache(100_000)
def lemma(code: str, low: str) -> str:
    """The lemma of the likeliest parse, ё written е."""
    return parses(code, low)[0].lemma.replace("ё", "е")


@lru_cache(100_000)
def lemmas(code: str, low: str) -> frozenset[str]:
    """The lemmas of every parse, ё written е."""
    return frozenset([parse.lemma.replace("ё", "е") for parse in parses(code, low)])


def adjective_form(parse: Parse, case: str, number: str, gender: str, animacy: str) -> str | None:
    """An adjective, participle or adjectival pronoun in a form; None if it lacks that form."""
    wanted = {case, number}
    if number == "sing":
        wanted.add(gender)
    if case == "accs" and (number == "plur" or gender == "masc"):
        exact = parse.inflect(wanted | {animacy or "inan"})
        if exact is not None:
            return _nearest(parse, wanted | {animacy or "inan"}, exact)
    return _nearest(parse, wanted, parse.inflect(wanted)) or parse.inflect({case, number})


def _nearest(parse: Parse, wanted: set[str], form: str | None) -> str | None:
    """Of the forms with the same grammemes, the one most like the word: меньшую -> меньший, not малейший."""
    if form is None or form[:_SHARED] == parse.word[:_SHARED]:
        return form
    alike = [
        other.word for other in parse.lexeme() if wanted <= other.tags and other.word[:_SHARED] == parse.word[:_SHARED]
    ]
    return next(iter(alike), form)
