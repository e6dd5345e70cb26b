"""Whether the form of a term that stands in a Russian or Ukrainian text can be right: what its neighbours forbid."""

from __future__ import annotations

from glossary.languages.morphology import ADJECTIVES, CASES, Parse, parses
from glossary.languages.protocol import Phrase, Reading, Tokens
from glossary.languages.slavic_context import head as head_of
from glossary.languages.slavic_context import modifiers_before
from glossary.languages.slavic_grammar import Grammar
from glossary.languages.slavic_phrases import inflect, is_acronym, is_latin

_OBLIQUE = frozenset(("gent", "accs"))
_SUBJECT = frozenset(("nomn", "accs"))
_DASHES = frozenset("-–—")


def doubt(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase) -> str:
    """Why the phrase at [first, last) is in no right form, or "". Only what is sure is said: a preposition that does
    not govern the case, a modifier that agrees in no reading, an object form right after a conjunction, a nominative
    after a participle of another gender."""
    if phrase.kind == "adj":
        return _adjective(grammar, tokens, first, last)
    if phrase.kind != "noun" or phrase.fixed:
        return ""
    at = head_of(grammar, tokens, first, last, first)
    if is_latin(tokens[at].text) or is_acronym(tokens[at].text) or "-" in tokens[at].text:
        return ""
    readings = _readings(grammar, tokens, first, last, at, phrase)
    if not readings:
        return ""
    cases = {reading.case for reading in readings}
    inside, before = modifiers_before(grammar, tokens, at)
    for index in inside:
        words = _adjectives(grammar, tokens, index)
        if index < first and not any(_agree(word, reading) for word in words for reading in readings):
            governs = words and {"actv", "tran"} <= words[0].tags and "accs" in cases
            return "" if governs else f"does not agree: {tokens[index].text}"
    if before < 0 or not tokens[before].is_word:
        return ""
    word = tokens[before].text
    governed = grammar.prepositions.get(word.lower())
    if governed is not None:
        return "" if cases & set(governed) else f"not in a case of: {word}"
    if word.lower() in grammar.subordinators and cases <= _OBLIQUE:
        return f"no subject after: {word}"
    left = parses(grammar.code, word.lower())[0]
    row = last < len(tokens) and tokens[last].text in _DASHES  # дорога Париж — Лондон
    if left.pos == "NOUN" and phrase.is_name and cases <= _SUBJECT and not row and _owns(grammar, tokens, before, left):
        return f"no genitive after: {word}"
    if left.pos == "PRTS" and cases <= _SUBJECT and not any(_concord(left, reading) for reading in readings):
        return f"does not agree: {word}"
    return ""


def _owns(grammar: Grammar, tokens: Tokens, index: int, noun: Parse) -> bool:
    """Whether a noun before a name asks for its genitive (власти Карабаха): no generic noun of place or person, and
    no adverbial (в понедельник Армения ...)."""
    if noun.lemma in grammar.agreeing_places | grammar.fixing_places or noun.animacy == "anim":
        return False
    _, before = modifiers_before(grammar, tokens, index)
    return before < 0 or not tokens[before].is_word or tokens[before].text.lower() not in grammar.prepositions


def _readings(grammar: Grammar, tokens: Tokens, first: int, last: int, at: int, phrase: Phrase) -> list[Reading]:
    """Every form of the phrase that looks like what stands there; of another rendering, what the dictionary says."""
    text = " ".join(token.text for token in tokens[first:last]).lower().replace("ё", "е")
    numbers = ("sing", "plur") if not phrase.is_name and phrase.number != "plur" else (phrase.number or "sing",)
    wanted = [Reading("noun", case, number, phrase.gender, phrase.animacy) for number in numbers for case in CASES]
    found = [
        reading
        for reading in wanted
        if " ".join(_words(inflect(grammar, phrase, reading))).lower().replace("ё", "е") == text
    ]
    if found:
        return found
    return [
        Reading("noun", parse.case, parse.number, parse.gender, parse.animacy)
        for parse in parses(grammar.code, tokens[at].text.lower())
        if parse.pos == "NOUN"
    ]


def _words(text: str) -> list[str]:
    from glossary.languages.slavic_phrases import WORD

    return WORD.findall(text)


def _adjectives(grammar: Grammar, tokens: Tokens, index: int) -> list[Parse]:
    return [p for p in parses(grammar.code, tokens[index].text.lower()) if p.pos in ADJECTIVES or "Apro" in p.tags]


def _agree(adjective: Parse, noun: Reading) -> bool:
    if adjective.case != noun.case:
        return False
    return _concord(adjective, noun)


def _concord(word: Parse, noun: Reading) -> bool:
    if word.number and noun.number and word.number != noun.number:
        return False
    return word.number == "plur" or not word.gender or not noun.gender or word.gender == noun.gender


def _adjective(grammar: Grammar, tokens: Tokens, first: int, last: int) -> str:
    """An adjective must agree with the noun right after it."""
    if last >= len(tokens) or not tokens[last].is_word:
        return ""
    nouns = [p for p in parses(grammar.code, tokens[last].text.lower()) if p.pos == "NOUN" and p.known]
    if not nouns or any(p.pos in ADJECTIVES for p in parses(grammar.code, tokens[last].text.lower())):
        return ""
    own = [p for p in parses(grammar.code, tokens[first].text.lower()) if p.pos in ADJECTIVES]
    for noun in nouns:
        reading = Reading("noun", noun.case, noun.number, noun.gender)
        if "Fixd" in noun.tags or any(_agree(word, reading) for word in own):
            return ""
        if any(noun.case == "gent" and noun.number == "sing" and word.number == "plur" for word in own):
            return ""  # три российских солдата
    return f"does not agree: {tokens[last].text}" if own else ""
