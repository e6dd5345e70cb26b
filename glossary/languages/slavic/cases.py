"""What the place of a Russian or Ukrainian noun says of its case: the words before it, a predicate after it, who it
names."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.languages.protocol import Phrase, Token, Tokens, Use
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, parses
from glossary.languages.slavic.tables import Grammar
from glossary.model import TermType

_QUOTES = frozenset("«\"“„‹'")
_MODIFIERS = 4
_NEAR = 4


class Context:
    """What stands to the left of a noun, and how well a parse of the noun goes with it."""

    def __init__(
        self, grammar: Grammar, tokens: Tokens, index: int, modifiers: Iterable[int], before: int, phrase: Phrase
    ) -> None:
        code = grammar.code
        self.predicates = _predicates(grammar, tokens, index) or _predicates_before(grammar, tokens, before)
        self.modifiers = [
            [p for p in parses(code, tokens[index].text.lower()) if p.pos in ADJECTIVES or "Apro" in p.tags]
            for index in modifiers
        ]
        while before > 0 and tokens[before].is_word and parses(code, tokens[before].low)[0].pos == "ADVB":
            before -= 1  # отобразит соответственно вкладку
        word = tokens[before].text if before >= 0 else ""
        low = word.lower()
        left = parses(code, low) if word and tokens[before].is_word else ()
        nearest = self.modifiers[0] if self.modifiers else []
        self.governor = bool(nearest) and nearest[0].pos == "PRTF" and {"actv", "tran"} <= nearest[0].tags
        self.quoted = word in _QUOTES and bool(word)
        if self.quoted and tokens[index].text[:1].islower() and governs_through(grammar, tokens, before):
            self.quoted, low = False, tokens[before - 1].low  # no label: it inflects as it would without them
            left = parses(code, low)
        self.governs = grammar.prepositions.get(low)
        self.noun = bool(left) and left[0].pos == "NOUN"
        _, start = modifiers_before(grammar, tokens, before) if self.noun else ((), -1)
        self.adverbial = start >= 0 and tokens[start].low in grammar.prepositions
        opening = tokens[before + 1].text
        self.label = self.noun and opening[:1].isupper() and word[:1].islower() and not phrase.is_name
        being = any(parse.lemma == grammar.be and parse.pos == "VERB" for parse in left)
        intransitive = being or (bool(left) and left[0].pos == "VERB" and "intr" in left[0].tags)
        intransitive = intransitive and not (left and left[0].lemma in grammar.verbs)
        self.reflexive = intransitive or (
            bool(left) and left[0].pos in ("VERB", "INFN") and low.endswith(grammar.reflexive)
        )
        self.verb = bool(left) and left[0].pos in ("VERB", "INFN", "GRND") and not self.reflexive
        self.asked = frozenset(grammar.verbs.get(left[0].lemma, ())) if self.verb else frozenset[str]()
        self.participle = bool(left) and left[0].pos == "PRTS"
        self.start = 0 if left else 8 if before < 0 else 2
        self.passive = next((parse for parse in left if parse.pos in ("PRTS", "VERB")), None) if left else None
        self.loose = before >= 0 and (not left or left[0].pos in ("CONJ", "NOUN") or not tokens[before].is_word)
        self.particle = bool(left) and left[0].pos in ("PRCL", "CONJ")
        self.verbless = not any(_takes_object(grammar, token) for token in tokens[: max(0, before + 1)])
        self.apposed: frozenset[str] = frozenset()
        if left and phrase.term.type is TermType.PLACE:
            self.apposed = _apposition(grammar, tokens, before, left)

    def is_subject(self, parse: Parse) -> bool:
        """Whether the predicate beside a noun that nothing governs goes with this parse of it."""
        free = parse.case == "nomn" and (self.loose or self.particle) and not self.noun
        return free and any(_goes_with(verb, parse) for verb in self.predicates)

    def weight(self, parse: Parse) -> float:
        """The product of the factors for one parse."""
        case, weight = parse.case, 1.0
        if self.quoted:
            weight *= 6 if case == "nomn" else 0.5
        if self.governor and not any(agrees(word, parse) for word in self.modifiers[0]):
            return weight * (4 if parse.case == "accs" else 0.4)  # соединяющий Карабах
        if self.modifiers:
            agreeing = sum(any(agrees(word, parse) for word in words) for words in self.modifiers)
            weight *= 5 if agreeing == len(self.modifiers) else 0.2 if not agreeing else 1
        if self.apposed:
            return weight * (8 if case in self.apposed else 0.3)
        if self.governs is not None:
            return weight * (5 if case in self.governs else 0.05)
        if case == "loct":
            weight *= 0.02
        if case == "accs" and self.loose and self.verbless:
            weight *= 0.3
        if (
            case == "nomn"
            and (self.loose or self.particle)
            and any(_goes_with(verb, parse) for verb in self.predicates)
        ):
            weight *= 4
        if self.label and case in ("nomn", "accs"):
            weight *= 8 if case == "nomn" else 0.5  # в окне Банковский счёт
        if self.adverbial and any(_goes_with(verb, parse) for verb in self.predicates) and case == "nomn":
            return weight * 4  # в воскресенье Крус сказал
        if self.noun:
            weight *= 4 if case == "gent" else 0.6 if case in ("nomn", "accs") else 1
        elif self.asked:
            weight *= 4 if case in self.asked else 0.3
        elif self.verb:
            weight *= 4 if case == "accs" else 0.4 if case == "nomn" else 1
        elif self.start:
            weight *= self.start if case == "nomn" else 1
        elif self.reflexive or self.participle:
            subject = self.passive is not None and _goes_with(self.passive, parse)
            weight *= 4 if case == "nomn" and subject else 2 if case in ("nomn", "ablt") else 0.3
        return weight


def _predicates_before(grammar: Grammar, tokens: Tokens, before: int) -> list[Parse]:
    """The short participle that opens the clause of its subject: приложен ли план."""
    for index in range(before, max(-1, before - _NEAR), -1):
        if not tokens[index].is_word:
            return []
        parse = parses(grammar.code, tokens[index].low)[0]
        if parse.pos == "PRTS":
            return [parse]
        if parse.pos in ("VERB", "INFN", "GRND"):
            return []
    return []


def _apposition(grammar: Grammar, tokens: Tokens, before: int, left: tuple[Parse, ...]) -> frozenset[str]:
    """The cases of a place name after a generic noun: its own (город) or the nominative (республика)."""
    lemma = left[0].lemma
    if lemma in grammar.fixing_places:
        return frozenset(("nomn",))
    if lemma not in grammar.agreeing_places:
        return frozenset()
    governed = grammar.prepositions.get(tokens[before - 1].text.lower()) if before else None
    cases = {parse.case for parse in left if parse.pos == "NOUN" and (governed is None or parse.case in governed)}
    return frozenset(cases)


def with_person(grammar: Grammar, tokens: Tokens, before: int) -> frozenset[str]:
    """The cases of a person's name after the noun that says who it is: турецкий дипломат Бозкыр."""
    left = parses(grammar.code, tokens[before].low) if before >= 0 and tokens[before].is_word else ()
    if not left or left[0].pos != "NOUN" or left[0].animacy != "anim":
        return frozenset()
    modifiers, start = modifiers_before(grammar, tokens, before)
    governed = grammar.prepositions.get(tokens[start].low) if start >= 0 else None
    words = [[p for p in parses(grammar.code, tokens[at].low) if p.pos in ADJECTIVES] for at in modifiers]
    return frozenset(
        [
            noun.case
            for noun in left
            if noun.pos == "NOUN"
            and (governed is None or noun.case in governed)
            and all(any(agrees(word, noun) for word in here) for here in words if here)
        ]
    )


def _is_subject(verb: Parse, phrase: Phrase) -> bool:
    """Whether the phrase can be the subject of a verb."""
    if verb.number and verb.number != (phrase.number or "sing"):
        return False
    return verb.number == "plur" or not verb.gender or not phrase.gender or verb.gender == phrase.gender


def _goes_with(verb: Parse, noun: Parse) -> bool:
    if verb.number and verb.number != noun.number:
        return False
    return verb.number == "plur" or not verb.gender or verb.gender == noun.gender


def _takes_object(grammar: Grammar, token: Token) -> bool:
    """Whether a word may govern an accusative: a verb, gerund or active participle, or a preposition."""
    if not token.is_word:
        return False
    if token.low in grammar.prepositions:
        return True
    first = parses(grammar.code, token.low)[0]
    return first.pos in ("VERB", "INFN", "GRND") or {"actv", "tran"} <= first.tags


def _predicates(grammar: Grammar, tokens: Tokens, index: int) -> list[Parse]:
    """The finite verb or short participle that comes right after a noun, past adverbs and particles."""
    for token in tokens[index + 1 : index + 1 + _NEAR]:
        parse = parses(grammar.code, token.low)[0] if token.is_word else None
        if parse is None:
            return []
        if parse.pos in ("VERB", "PRTS") and not parse.tags & {"impr", "1per", "2per"}:
            return [parse]
        if parse.pos not in ("ADVB", "PRCL", "CONJ"):
            return []
    return []


def governs_through(grammar: Grammar, tokens: Tokens, quote: int) -> bool:
    """Whether a verb or preposition stands right before an opening quotation mark."""
    if quote < 1 or tokens[quote].text not in _QUOTES or not tokens[quote - 1].is_word:
        return False
    word = tokens[quote - 1].low
    return word in grammar.prepositions or parses(grammar.code, word)[0].pos in ("VERB", "INFN", "GRND")


def case_by_context(grammar: Grammar, tokens: Tokens, before: int, after: int, phrase: Phrase, use: Use) -> str:
    """The case of a word that the dictionary cannot read, which ends before the token `after`."""
    if before < 0 or not tokens[before].is_word:
        return "nomn"
    governed = grammar.prepositions.get(tokens[before].low)
    if governed is not None:
        return governed[0]
    left = parses(grammar.code, tokens[before].low)
    if phrase.term.type is TermType.PLACE and left[0].lemma in grammar.fixing_places:
        return "nomn"
    if left[0].pos == "NOUN" and phrase.is_name:
        return _case_after_noun(grammar, tokens, before, after, phrase, use)
    asked = grammar.verbs.get(left[0].lemma)
    if asked is not None and left[0].pos in ("VERB", "INFN", "GRND"):
        return asked[0]
    if left[0].pos == "VERB" and ("intr" in left[0].tags or left[0].lemma == grammar.be):
        return "nomn"
    governing = ("INFN", "GRND") if phrase.animacy == "anim" else ("INFN", "GRND", "VERB")
    return "accs" if left[0].pos in governing and not left[0].word.endswith(grammar.reflexive) else "nomn"


def _case_after_noun(grammar: Grammar, tokens: Tokens, before: int, after: int, phrase: Phrase, use: Use) -> str:
    """The case of a name after a noun: that of the person it names, the nominative of a subject after an adverbial (в
    воскресенье Крус сказал), else the genitive."""
    _, start = modifiers_before(grammar, tokens, before)
    if start >= 0 and f"{tokens[start].low} {tokens[before].low}" in grammar.datives:
        return "datv"
    acts = any(_is_subject(verb, phrase) for verb in _predicates(grammar, tokens, after - 1))
    if acts and start >= 0 and tokens[start].low in grammar.prepositions:
        return "nomn"
    if use.apposed and phrase.term.type is TermType.PERSON:
        cases = with_person(grammar, tokens, before)
        return "nomn" if "nomn" in cases else min(cases, default="gent")
    return "gent"


def agrees(adjective: Parse, noun: Parse) -> bool:
    if adjective.case != noun.case or adjective.number != noun.number:
        return False
    return noun.number == "plur" or adjective.gender in ("", noun.gender)


def modifiers_before(grammar: Grammar, tokens: Tokens, first: int) -> tuple[tuple[int, ...], int]:
    """The adjectives right before a token, and the index of the token before them (-1 at the start)."""
    index, found = first - 1, list[int]()
    while index >= 0 and len(found) < _MODIFIERS and tokens[index].is_word:
        readings = parses(grammar.code, tokens[index].text.lower())
        pronoun = any(parse.pos in ADJECTIVES and "Apro" in parse.tags for parse in readings)  # это действие
        if not pronoun and not any(p.pos in ADJECTIVES for p in (readings[:1] if grammar.ranked else readings)):
            break
        found.append(index)
        index -= 1
    return tuple(found), index
