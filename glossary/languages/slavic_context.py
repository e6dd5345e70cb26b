"""Reading the grammatical form of a word from where it stands, in Russian and Ukrainian.

The best parse is the one with the largest product of factors: agreeing modifiers, government of the preposition,
genitive after a noun, accusative after a transitive verb, quotation marks, the number of the source noun, and the
analyser's own score. Of the replacements read by hand, in the output of several systems for the WMT25
terminology test, 97 % had the right form.
"""

from __future__ import annotations

from collections.abc import Iterable

from glossary.languages.morphology import ADJECTIVES, VERBS, Parse, parses
from glossary.languages.protocol import Phrase, Reading, Slot, Token, Tokens, Use
from glossary.languages.slavic_grammar import Grammar
from glossary.languages.slavic_phrases import is_latin
from glossary.model import TermType

_FUNCTION = frozenset(("PREP", "CONJ", "PRCL", "NPRO", "INTJ"))
_QUOTES = frozenset("«\"“„‹'")
_UNLIKELY = 0.05
_MODIFIERS = 4
_NEAR = 4
_SUBJECT_OR_OBJECT = ("nomn", "accs")
_ONE_NUMBER = frozenset(("Pltm", "Geox", "Name", "Surn", "Patr"))
_WANTED = {"noun": frozenset(("NOUN",)), "verb": frozenset(VERBS), "adj": frozenset(("ADJF", "PRTF", "ADJS"))}


def first_parse(grammar: Grammar, tokens: Tokens, index: int) -> Parse:
    """The likeliest parse of a token."""
    return parses(grammar.code, tokens[index].text.lower())[0]


def fits(grammar: Grammar, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
    """For every token, whether a phrase of this kind could stand in its place."""
    return tuple([_fits(grammar, tokens, index, phrase, across) for index in range(len(tokens))])


def _fits(grammar: Grammar, tokens: Tokens, index: int, phrase: Phrase, across: bool) -> bool:
    token = tokens[index]
    if not token.is_word or len(token.text) < 2:
        return False
    if is_latin(token.text):
        return True
    found = parses(grammar.code, token.text.lower())
    first = found[0]
    if first.pos in _FUNCTION or "Apro" in first.tags:
        return False
    wanted = _WANTED.get(phrase.kind)
    if wanted is None or any(parse.pos in wanted and parse.score > _UNLIKELY for parse in found):
        return True
    if phrase.is_name and token.text[0].isupper() and not any(parse.known for parse in found):
        return True  # a garbled name may look like anything
    if not across:
        return False
    if phrase.kind == "noun":
        return first.pos in ("VERB", "INFN") or (first.pos == "ADJF" and index + 1 < len(tokens))
    return phrase.kind == "verb" and first.pos == "NOUN"


def head(grammar: Grammar, tokens: Tokens, first: int, last: int, anchor: int) -> int:
    """The first noun of a rendering of several words; the anchor itself when there is none, or one word only."""
    if last - first == 1:
        return anchor
    for index in range(first, last):
        token = tokens[index]
        found = parses(grammar.code, token.text.lower()) if token.is_word else ()
        if found and found[0].pos not in ADJECTIVES and any(p.pos == "NOUN" and p.score > 0.1 for p in found):
            return index
    return anchor


def read(grammar: Grammar, tokens: Tokens, first: int, last: int, anchor: int, phrase: Phrase, use: Use) -> Slot | None:
    """The place [first, last) as the phrase would fill it; None if the parts of speech do not go together."""
    if phrase.kind == "noun":
        return _read_noun(grammar, tokens, first, head(grammar, tokens, first, last, anchor), phrase, use)
    if phrase.kind == "verb":
        return _read_verb(grammar, tokens, anchor)
    if phrase.kind == "adj":
        return _read_adjective(grammar, tokens, anchor, last)
    return Slot(Reading("frozen"), Reading("frozen"))


def _read_verb(grammar: Grammar, tokens: Tokens, index: int) -> Slot | None:
    found = parses(grammar.code, tokens[index].text.lower())
    if not index or tokens[index - 1].text.lower() != grammar.you:
        found = tuple(sorted(found, key=lambda parse: "impr" not in parse.tags))  # удалите: rather an order
    for parse in found:
        if parse.pos in VERBS:
            kinds = ("past", "pres", "futr", "1per", "2per", "3per", "impr", "actv", "pssv")
            tags = (parse.pos, *(tag for tag in kinds if tag in parse.tags))
            reading = Reading("verb", parse.case, parse.number, parse.gender, parse.animacy, tags)
            return Slot(reading, reading)
    return None


def _read_adjective(grammar: Grammar, tokens: Tokens, index: int, last: int) -> Slot | None:
    """An adjective reads like the noun that follows it, past other adjectives."""
    own = [parse for parse in parses(grammar.code, tokens[index].text.lower()) if parse.pos in ADJECTIVES]
    if not own:
        return None
    best, animacy = own[0], own[0].animacy
    after = last
    while after < len(tokens) and tokens[after].is_word and first_parse(grammar, tokens, after).pos in ADJECTIVES:
        after += 1
    nouns = _nouns(grammar, tokens, after) if after < len(tokens) else []
    for parse in own:
        partner = next((noun for noun in nouns if _agrees(parse, noun)), None)
        if partner is not None:
            best, animacy = parse, partner.animacy
            break
    reading = Reading("adj", best.case, best.number, best.gender, best.animacy or animacy)
    return Slot(reading, reading)


def _agrees(adjective: Parse, noun: Parse) -> bool:
    if adjective.case != noun.case or adjective.number != noun.number:
        return False
    return noun.number == "plur" or adjective.gender in ("", noun.gender)


def _nouns(grammar: Grammar, tokens: Tokens, index: int) -> list[Parse]:
    found = parses(grammar.code, tokens[index].text.lower()) if tokens[index].is_word else ()
    return [parse for parse in found if parse.pos in ("NOUN", "NPRO") and parse.case]


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


def _read_noun(grammar: Grammar, tokens: Tokens, first: int, head_at: int, phrase: Phrase, use: Use) -> Slot | None:
    modifiers, before = modifiers_before(grammar, tokens, head_at)
    if before >= first:  # words of the old rendering itself
        modifiers, before = modifiers_before(grammar, tokens, first)
    best = _best_noun(grammar, tokens, head_at, modifiers, before, phrase, use)
    number = "plur" if use.plural else "sing"
    if best is None:
        text = tokens[head_at].text
        unknown = is_latin(text) or not any(p.known for p in parses(grammar.code, text.lower()))
        if not unknown or (not is_latin(text) and not phrase.is_name):
            return None
        old = Reading("noun", _case_by_context(grammar, tokens, before, head_at + 1, phrase, use), number)
    else:
        old = Reading("noun", best.case, best.number or number, best.gender, best.animacy)
    new = old.but(gender=phrase.gender, animacy=phrase.animacy)
    if phrase.number == "plur" or (phrase.number == "sing" and phrase.is_name):
        new = new.but(number=phrase.number)
    elif phrase.own and phrase.term.number == "sing" and not use.plural:
        new = new.but(number="sing")
    elif best is not None and best.tags & _ONE_NUMBER and not phrase.is_name:
        new = new.but(number=number)  # данные, Россия: only the source knows
    return Slot(old, new, tuple(index for index in modifiers if index < first))


def _best_noun(
    grammar: Grammar, tokens: Tokens, index: int, modifiers: tuple[int, ...], before: int, phrase: Phrase, use: Use
) -> Parse | None:
    nouns = [parse for parse in _nouns(grammar, tokens, index) if parse.known or "Fixd" not in parse.tags]
    if not nouns:
        return None
    number = "plur" if use.plural else "sing"
    context = _Context(grammar, tokens, index, modifiers, before, phrase)
    if use.apposed and phrase.term.type is TermType.PERSON:
        context.apposed = _with_person(grammar, tokens, before)

    def weight(parse: Parse) -> float:
        score = parse.score
        if parse.case in _SUBJECT_OR_OBJECT:  # which of the two it is depends on the place, not on the word
            twins = [p.score for p in nouns if p.case in _SUBJECT_OR_OBJECT and p.lemma == parse.lemma]
            score = sum(twins) / len(twins)
        same = 2.5 if parse.number == number else 0.5
        return score * context.weight(parse) * (same if parse.number else 1.0)

    best = max(nouns, key=weight)
    governed = context.governs
    if governed and not context.modifiers and not context.apposed and best.case not in governed:
        nominative = next((parse for parse in nouns if parse.case == "nomn"), best)
        return nominative if tokens[index].text[:1].isupper() else best  # к Отчётность: a label
    guessed = not best.known and phrase.is_name and best.case == "nomn"  # a garbled name: the context says more
    return None if guessed and context.weight(best) < 1 else best


class _Context:
    """What stands to the left of a noun, and how well a parse of the noun goes with it."""

    def __init__(
        self, grammar: Grammar, tokens: Tokens, index: int, modifiers: Iterable[int], before: int, phrase: Phrase
    ) -> None:
        code = grammar.code
        self.predicates = _predicates(grammar, tokens, index)
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
        opening = tokens[before + 1].text
        self.label = self.noun and opening[:1].isupper() and word[:1].islower() and not phrase.is_name
        self.reflexive = bool(left) and left[0].pos in ("VERB", "INFN") and low.endswith(grammar.reflexive)
        self.verb = bool(left) and left[0].pos in ("VERB", "INFN", "GRND") and not self.reflexive
        self.participle = bool(left) and left[0].pos == "PRTS"
        self.start = 0 if left else 8 if before < 0 else 2
        self.passive = next((parse for parse in left if parse.pos in ("PRTS", "VERB")), None) if left else None
        self.loose = before >= 0 and (not left or left[0].pos in ("CONJ", "NOUN") or not tokens[before].is_word)
        self.verbless = not any(_takes_object(grammar, token) for token in tokens[: max(0, before + 1)])
        self.apposed: frozenset[str] = frozenset()
        if left and phrase.term.type is TermType.PLACE:
            self.apposed = _apposition(grammar, tokens, before, left)

    def weight(self, parse: Parse) -> float:
        """The product of the factors for one parse."""
        case, weight = parse.case, 1.0
        if self.quoted:
            weight *= 6 if case == "nomn" else 0.5
        if self.governor and not any(_agrees(word, parse) for word in self.modifiers[0]):
            return weight * (4 if parse.case == "accs" else 0.4)  # соединяющий Карабах
        if self.modifiers:
            agreeing = sum(any(_agrees(word, parse) for word in words) for words in self.modifiers)
            weight *= 5 if agreeing == len(self.modifiers) else 0.2 if not agreeing else 1
        if self.apposed:
            return weight * (8 if case in self.apposed else 0.3)
        if self.governs is not None:
            return weight * (5 if case in self.governs else 0.05)
        if case == "loct":
            weight *= 0.02
        if case == "accs" and self.loose and self.verbless:
            weight *= 0.3
        if case == "nomn" and self.loose and any(_goes_with(verb, parse) for verb in self.predicates):
            weight *= 4
        if self.label and case in ("nomn", "accs"):
            weight *= 8 if case == "nomn" else 0.5  # в окне Банковский счёт
        if self.noun:
            weight *= 4 if case == "gent" else 0.6 if case in ("nomn", "accs") else 1
        elif self.verb:
            weight *= 4 if case == "accs" else 0.4 if case == "nomn" else 1
        elif self.start:
            weight *= self.start if case == "nomn" else 1
        elif self.reflexive or self.participle:
            agrees = self.passive is not None and _goes_with(self.passive, parse)
            weight *= 4 if case == "nomn" and agrees else 2 if case in ("nomn", "ablt") else 0.3
        return weight


def governs_through(grammar: Grammar, tokens: Tokens, quote: int) -> bool:
    """Whether a verb or preposition stands right before an opening quotation mark."""
    if quote < 1 or tokens[quote].text not in _QUOTES or not tokens[quote - 1].is_word:
        return False
    word = tokens[quote - 1].low
    return word in grammar.prepositions or parses(grammar.code, word)[0].pos in ("VERB", "INFN", "GRND")


def _goes_with(verb: Parse, noun: Parse) -> bool:
    if verb.number and verb.number != noun.number:
        return False
    return verb.number == "plur" or not verb.gender or verb.gender == noun.gender


def _is_subject(verb: Parse, phrase: Phrase) -> bool:
    """Whether the phrase can be the subject of a verb."""
    if verb.number and verb.number != (phrase.number or "sing"):
        return False
    return verb.number == "plur" or not verb.gender or not phrase.gender or verb.gender == phrase.gender


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


def _with_person(grammar: Grammar, tokens: Tokens, before: int) -> frozenset[str]:
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
            and all(any(_agrees(word, noun) for word in here) for here in words if here)
        ]
    )


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


def _case_by_context(grammar: Grammar, tokens: Tokens, before: int, after: int, phrase: Phrase, use: Use) -> str:
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
        cases = _with_person(grammar, tokens, before)
        return "nomn" if "nomn" in cases else min(cases, default="gent")
    return "gent"
