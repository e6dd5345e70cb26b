"""Whether the form of a term that stands in a Russian or Ukrainian text can be right: what its neighbours forbid."""

from __future__ import annotations

from glossary.languages.protocol import Phrase, Reading, Tokens
from glossary.languages.slavic.cases import modifiers_before
from glossary.languages.slavic.clause import agrees, is_readable
from glossary.languages.slavic.government import Demand, demand
from glossary.languages.slavic.morphology import ADJECTIVES, CASES, Parse, parses
from glossary.languages.slavic.phrase import WORD, inflect
from glossary.languages.slavic.reading import head as head_of
from glossary.languages.slavic.tables import Grammar
from glossary.model import TermType

_OBLIQUE = frozenset(("gent", "accs"))
_SUBJECT = frozenset(("nomn", "accs"))
_SURELY = 0.7  # how likely a word that may be an adjective has to be a noun: военнослужащие, рабочие


def doubt(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, *, plural: bool) -> str:
    """Why the phrase at [first, last) is in no right form, or "". Only what is sure is said: what the words before it
    ask for, a modifier that agrees in no reading, an object form right after a conjunction, a nominative after a
    participle of another gender, a plural of a name that has none."""
    if phrase.kind == "adj":
        return _adjective(grammar, tokens, first, last)
    if is_label(tokens, first, phrase):
        return ""
    readings = readings_of(grammar, tokens, first, last, phrase)
    if not readings:
        return ""
    if is_no_form(grammar, tokens, first, last, phrase, plural=plural):
        return f"no form of: {phrase.text}"
    asked = demand(grammar, tokens, first, last, phrase, readings)
    cases = {reading.case for reading in readings}
    if asked is not None and not cases & asked.wide:
        return asked.why
    odd = disagreeing(grammar, tokens, first, readings, asked)
    if odd >= 0:
        return f"does not agree: {tokens[odd].text}"
    _, before = modifiers_before(grammar, tokens, first)
    if before < 0 or not tokens[before].is_word:
        return ""
    word = tokens[before].text
    if word.lower() in grammar.subordinators and cases <= _OBLIQUE:
        return f"no subject after: {word}"
    left = parses(grammar.code, word.lower())[0]
    if left.pos == "PRTS" and cases <= _SUBJECT and not any(agrees(left, reading) for reading in readings):
        return f"does not agree: {word}"
    return ""


def is_label(tokens: Tokens, first: int, phrase: Phrase) -> bool:
    """Whether a common noun stands within a sentence with a capital of its own: a label, which may not inflect
    (перейдите к Область навигации)."""
    common = phrase.text[:1].islower() and phrase.term.source[:1].islower()
    return common and tokens[first].text[:1].isupper() and bool(first) and tokens[first - 1].is_word


def disagreeing(
    grammar: Grammar, tokens: Tokens, first: int, readings: tuple[Reading, ...], asked: Demand | None
) -> int:
    """The modifier before a phrase that agrees with it in no reading, -1 if there is none. A participle may govern
    the phrase instead."""
    modifiers, _ = modifiers_before(grammar, tokens, first)
    for index in modifiers:
        words = adjectives(grammar, tokens, index)
        likeliest = parses(grammar.code, tokens[index].text.lower())[0]
        if likeliest.lemma == grammar.relative or likeliest.pos == "NPRO":
            return -1  # the name begins a clause or a phrase of its own
        if any(word.case == reading.case and agrees(word, reading) for word in words for reading in readings):
            continue
        if index and tokens[index - 1].text == "," and any(word.pos == "PRTF" for word in words):
            continue  # it belongs to a noun before it
        if tokens[index].low == grammar.this and any(reading.case == "nomn" for reading in readings):
            continue  # это отчёт: the subject
        governs = words and {"actv", "tran"} <= words[0].tags and any(reading.case == "accs" for reading in readings)
        passive = words and words[0].pos == "PRTF" and any(reading.case == "ablt" for reading in readings)
        governed = asked is not None and asked.why.endswith(f": {tokens[index].text}")
        return -1 if governs or passive or governed else index
    return -1


def readings_of(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase) -> tuple[Reading, ...]:
    """Every form of the phrase that looks like what stands there, and what the dictionary knows besides (в Крыму);
    of another rendering, what the dictionary says. Nothing for what does not inflect."""
    at = head_of(grammar, tokens, first, last, first)
    if (
        phrase.kind != "noun"
        or phrase.fixed
        or not is_readable(tokens[at].text.replace("-", "" if "-" in phrase.text else "-"))
    ):
        return ()
    found = own_forms(grammar, tokens, first, last, phrase)
    nouns = [p for p in parses(grammar.code, tokens[at].text.lower()) if p.pos == "NOUN"]
    if found:
        cases = {reading.case for reading in found}
        second = [p for p in nouns if p.case not in cases and p.tags & {"loc2", "gen2"}]
        return (*found, *(_reading(parse) for parse in second))
    return tuple([_reading(parse) for parse in nouns])


def _reading(parse: Parse) -> Reading:
    return Reading("noun", parse.case, parse.number, parse.gender, parse.animacy)


def own_forms(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase) -> list[Reading]:
    """The forms of the phrase, by our own inflection, that are spelled like [first, last)."""
    text = " ".join(token.text for token in tokens[first:last]).lower().replace("ё", "е")
    numbers = ("sing", "plur") if not phrase.is_name and phrase.number != "plur" else (phrase.number or "sing",)
    wanted = [Reading("noun", case, number, phrase.gender, phrase.animacy) for number in numbers for case in CASES]
    found = [
        reading
        for reading in wanted
        if " ".join(WORD.findall(inflect(grammar, phrase, reading))).lower().replace("ё", "е") == text
    ]
    if phrase.animacy == "anim" and not phrase.is_name and not phrase.term.animacy:  # клиент may be a program
        found += [reading.but(case="accs") for reading in found if (reading.case, reading.number) == ("nomn", "sing")]
    return found


def is_no_form(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, *, plural: bool) -> bool:
    """Whether what stands there is no form of the phrase at all: a plural of a name that has none, words in different
    cases, a declined form of a name that the dictionary does not know and that does not decline so, a tail that is not
    as the term has it (Министерство обороны Азербайджане)."""
    if phrase.kind != "noun" or phrase.fixed or last - first != len(phrase.words) or (plural and phrase.is_name):
        return False
    if _tail_differs(tokens, first, phrase):
        return True
    if not phrase.is_name and not (phrase.own and phrase.agreeing):
        return False
    if own_forms(grammar, tokens, first, last, phrase):
        return False
    seen = {token.text.lower() for token in tokens[first:last]}
    if seen & {form.lower() for form in phrase.term.forms.values()}:
        return False
    moving = [first + index for index in (phrase.head, *phrase.agreeing, *phrase.apposed)]
    if not all(is_readable(tokens[index].text) for index in moving):
        return False
    if not phrase.is_name:
        return True  # every form of it was tried
    if len(moving) > 1:
        return not _share_a_case(grammar, tokens, first, phrase)
    found = parses(grammar.code, tokens[moving[0]].text.lower())
    nouns = [parse for parse in found if parse.pos == "NOUN"]
    if not any(parse.known for parse in nouns):
        return True
    sort = phrase.term.number == "sing" or phrase.term.type in (TermType.PLACE, TermType.PERSON)
    return phrase.number == "sing" and sort and all(parse.number == "plur" for parse in nouns)


def _tail_differs(tokens: Tokens, first: int, phrase: Phrase) -> bool:
    """Whether a word after the head that never declines stands in another form."""
    still = set(range(phrase.head + 1, len(phrase.words))) - {*phrase.agreeing, *phrase.apposed}
    words = ((tokens[first + index].text, phrase.words[index]) for index in still)
    return any(seen.lower().replace("ё", "е") != own.lower().replace("ё", "е") for seen, own in words)


def _share_a_case(grammar: Grammar, tokens: Tokens, first: int, phrase: Phrase) -> bool:
    """Whether some case is possible for all words of a name that decline."""
    number = phrase.number or "sing"
    forms = {
        case: WORD.findall(inflect(grammar, phrase, Reading("noun", case, number, phrase.gender, phrase.animacy)))
        for case in CASES
    }
    shared = set(CASES)
    for index in (phrase.head, *phrase.agreeing, *phrase.apposed):
        low = tokens[first + index].text.lower().replace("ё", "е")
        own = {case for case, words in forms.items() if words[index].lower().replace("ё", "е") == low}
        shared &= own or {parse.case for parse in parses(grammar.code, low)}
    return bool(shared)


def adjectives(grammar: Grammar, tokens: Tokens, index: int) -> list[Parse]:
    """The readings of a word as an adjective, participle or adjectival pronoun."""
    return [p for p in parses(grammar.code, tokens[index].text.lower()) if p.pos in ADJECTIVES or "Apro" in p.tags]


def _adjective(grammar: Grammar, tokens: Tokens, first: int, last: int) -> str:
    """An adjective must agree with the noun after it."""
    at, nouns = nouns_after(grammar, tokens, last)
    own = [p for p in parses(grammar.code, tokens[first].text.lower()) if p.pos in ADJECTIVES]
    if not nouns or not own or any(goes_with(word, noun) for word in own for noun in nouns):
        return ""
    return f"does not agree: {tokens[at].text}"


def nouns_after(grammar: Grammar, tokens: Tokens, at: int) -> tuple[int, list[Parse]]:
    """The noun that the words from `at` on lead to, past an adjective: its place and its readings."""
    if at + 1 < len(tokens) and tokens[at].is_word and _is_adjective(grammar, tokens[at].text):
        words = [p for p in parses(grammar.code, tokens[at].text.lower()) if p.pos in ADJECTIVES]
        found, nouns = (
            nouns_after(grammar, tokens, at + 1) if not _is_adjective(grammar, tokens[at + 1].text) else (at, [])
        )
        return found, [noun for noun in nouns if any(goes_with(word, noun) for word in words)]
    if at >= len(tokens) or not tokens[at].is_word:
        return at, []
    found_here = parses(grammar.code, tokens[at].text.lower())
    adjective = any(parse.pos in ADJECTIVES for parse in found_here) and found_here[0].score < _SURELY
    if adjective or found_here[0].pos != "NOUN":
        return at, []
    return at, [parse for parse in found_here if parse.pos == "NOUN" and parse.known]


def _is_adjective(grammar: Grammar, word: str) -> bool:
    first = parses(grammar.code, word.lower())[0]
    return first.pos == "ADJF" and first.known and "Apro" not in first.tags


def goes_with(word: Parse, noun: Parse) -> bool:
    """Whether an adjective can modify a noun: it agrees, or counts with a number (три российских солдата)."""
    if "Fixd" in noun.tags or (noun.case == "gent" and noun.number == "sing" and word.number == "plur"):
        return True
    return word.case == noun.case and agrees(word, Reading("noun", noun.case, noun.number, noun.gender))
