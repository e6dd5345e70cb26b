"""Probes: English carrier sentences with a place for a term, each requiring one grammatical form in translation.

They are as simple as possible, so that errors in their translation come from the term. They avoid verbs that agree in
number, as terms may be plural.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossary import PartOfSpeech, Term, TermKind, TermType

LOCALE = "en"
_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sentence with a place for a term: `{}`, or `{the}` (`{The}`) with an article where the term takes one.

    `cases`: those that the term may take in a language with cases, () for any; `plural`: the term is in the plural.
    """

    name: str
    text: str
    cases: tuple[str, ...] = ()
    plural: bool = False

    def sentence(self, term: Term) -> str:
        """The sentence with the source of a term in its place."""
        word = plural_of(term.source) if self.plural else term.source
        text = self.text.replace("}'s", "}'") if word.endswith("s") and term.number == "plur" else self.text
        noun = f"the {word}" if _takes_article(term) else word
        start = noun[:1].upper() + noun[1:]
        return text.replace("{The}", start).replace("{the}", noun).replace("{}", word)


_WITHOUT = Carrier("genitive", "We could not begin without {the}.", ("gent",))
_THANKS = Carrier("dative", "We succeeded thanks to {the}.", ("datv",))
_WITH = Carrier("instrumental", "It has no connection with {the}.", ("ablt",))
_ABOUT = Carrier("locative", "They told us about {the}.", ("loct",))
_QUOTES = Carrier("quotes", 'The sign on the wall said "{}".')
_EACH = (_WITHOUT, _THANKS, _WITH, _ABOUT, _QUOTES)

NOUNS: Mapping[TermType, tuple[Carrier, ...]] = {
    TermType.PERSON: (
        Carrier("start", "{The} arrived late yesterday evening.", ("nomn",)),
        Carrier("possessive", "{The}'s letter was short.", ("gent",)),
        Carrier("accusative", "They invited {the} to dinner.", ("accs",)),
        *_EACH,
    ),
    TermType.PLACE: (
        Carrier("start", "{The} changed a lot last year.", ("nomn",)),
        Carrier("possessive", "{The}'s history is long.", ("gent",)),
        Carrier("accusative", "We visited {the} in the summer.", ("accs",)),
        *_EACH,
    ),
    TermType.ORGANISATION: (
        Carrier("start", "{The} announced a new plan on Monday.", ("nomn",)),
        Carrier("possessive", "{The}'s report appeared in May.", ("gent",)),
        Carrier("accusative", "The newspaper criticized {the} on Friday.", ("accs",)),
        *_EACH,
    ),
    TermType.WORK: (
        Carrier("start", "{The} won a prize last year.", ("nomn",)),
        Carrier("accusative", "The newspaper praised {the} on Friday.", ("accs",)),
        *_EACH,
    ),
    TermType.OTHER: (
        Carrier("start", "{The} appeared in the picture.", ("nomn",)),
        Carrier("accusative", "The newspaper described {the} on Friday.", ("accs",)),
        *_EACH,
        Carrier("plural", "{The} appeared in the picture.", ("nomn",), plural=True),
        Carrier("plural genitive", "We could not begin without {the}.", ("gent",), plural=True),
        Carrier("plural dative", "We succeeded thanks to {the}.", ("datv",), plural=True),
    ),
}
ADJECTIVES: tuple[Carrier, ...] = (
    Carrier("start", "{The} music is everywhere.", ("nomn",)),
    Carrier("genitive", "We could not begin without {} help.", ("gent",)),
    Carrier("dative", "We succeeded thanks to {} technology.", ("datv",)),
    Carrier("accusative", "They love {} music.", ("accs",)),
    Carrier("instrumental", "It has no connection with {} music.", ("ablt",)),
    Carrier("locative", "They told us about the {} school.", ("loct",)),
    _QUOTES,
)
NAMES = tuple(dict.fromkeys(carrier.name for carriers in (*NOUNS.values(), ADJECTIVES) for carrier in carriers))


def carriers_of(term: Term) -> tuple[Carrier, ...]:
    """The carriers for a term; () if there are none (verbs, phrases without a part of speech)."""
    if term.kind is TermKind.KEEP or term.pos in (PartOfSpeech.NOUN, PartOfSpeech.ANY):
        alone = term.number or term.kind is TermKind.KEEP or term.source[:1].isupper()
        return tuple(carrier for carrier in NOUNS[term.type] if not (carrier.plural and alone))
    return ADJECTIVES if term.pos is PartOfSpeech.ADJ else ()


def plural_of(noun: str) -> str:
    """The regular English plural of a noun; of several words the last is changed."""
    if noun.endswith("y") and noun[-2:-1].lower() not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_SIBILANTS) else f"{noun}s"


def _takes_article(term: Term) -> bool:
    """True if English has "the" before a term: nouns in lower case, organisations and plurals of several words."""
    if term.source.lower().startswith(_ARTICLES):
        return False
    if term.pos is PartOfSpeech.ADJ:
        return False
    named = term.type is TermType.ORGANISATION or (term.type is not TermType.PERSON and term.number == "plur")
    return term.source.split()[-1][:1].islower() or (named and " " in term.source)
