"""Repairing agreement around a replaced noun or verb in Russian and Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.languages.protocol import Phrase, Reading, Slot, TokenEdit, Tokens
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, adjective_form, parses
from glossary.languages.slavic.phrase import like
from glossary.languages.slavic.reach import attributes, coordinated, modified, nouns
from glossary.languages.slavic.reading import first_parse
from glossary.languages.slavic.tables import Grammar

_AFTER = 4
_PREDICATE = 7
_LIKELY = 0.1
REASON = "agreement"


def agree(
    grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot, carrier: str
) -> tuple[TokenEdit, ...]:
    """The edits around [first, last) once `carrier`, the phrase in its form, stands there."""
    edits = list(_about(grammar, tokens, first, carrier))
    if phrase.kind == "noun" and not slot.old.gender and slot.old.number != "plur":
        edits += _stray_modifiers(grammar, tokens, slot)
        if slot.new.case == "nomn" and not slot.modifiers:
            edits += _stray_predicate(grammar, tokens, first, last, slot)
    if phrase.kind == "noun" and _changed(slot):
        edits += _modifiers(grammar, tokens, slot)
        edits += _relative(grammar, tokens, last, slot)
        if slot.old.case == "nomn":
            after = list(_predicate(grammar, tokens, last, slot))
            edits += after or _predicate_before(grammar, tokens, first, slot)
    return tuple(edits)


def _changed(slot: Slot) -> bool:
    old, new = slot.old, slot.new
    if not old.gender and old.number != "plur":
        return False  # nothing is known of what stood there, so nothing agreed with it
    gender = new.number == "sing" and bool(new.gender) and old.gender != new.gender
    return gender or old.number != new.number or (bool(new.animacy) and old.animacy != new.animacy)


def _edit(tokens: Tokens, index: int, word: str | None) -> Iterator[TokenEdit]:
    old = tokens[index].text
    if word and "ё" in word and not any("ё" in token.text for token in tokens):
        word = word.replace("ё", "е")  # a text without the letter gets none
    if word and word != old.lower():
        yield TokenEdit(index, index + 1, like(old, word), REASON)


def _same(parse: Parse, old: Reading) -> bool:
    return parse.number == old.number and (old.number == "plur" or parse.gender in ("", old.gender))


def _in_new_form(parse: Parse, case: str, new: Reading) -> str | None:
    return adjective_form(parse, case, new.number, new.gender, new.animacy)


def _modifiers(grammar: Grammar, tokens: Tokens, slot: Slot) -> Iterator[TokenEdit]:
    """Adjectives before the noun, and those joined to them: Эта тема -> Этот раздел."""
    agreeing = []
    for index in slot.modifiers:
        for parse in parses(grammar.code, tokens[index].low):
            if parse.pos in ADJECTIVES and parse.case == slot.old.case and _same(parse, slot.old):
                agreeing.append(parse)
                yield from _edit(tokens, index, _in_new_form(parse, slot.new.case, slot.new))
                break
    if len(agreeing) < len(slot.modifiers) or not agreeing:
        return
    for index in coordinated(grammar, tokens, min(slot.modifiers) - 1, agreeing):
        parse = next(p for p in attributes(grammar, tokens, index) if p.case == slot.old.case and _same(p, slot.old))
        yield from _edit(tokens, index, _in_new_form(parse, slot.new.case, slot.new))


def _stray_modifiers(grammar: Grammar, tokens: Tokens, slot: Slot) -> Iterator[TokenEdit]:
    """Adjectives before a word of which nothing is known, in agreement with what takes its place."""
    for index in slot.modifiers:
        words = [p for p in parses(grammar.code, tokens[index].low) if p.pos in ADJECTIVES]
        parse = next((p for p in words if p.case == slot.new.case), None)
        if parse is not None and not any(p.case == slot.new.case and _same(p, slot.new) for p in words):
            yield from _edit(tokens, index, _in_new_form(parse, slot.new.case, slot.new))


def _stray_predicate(grammar: Grammar, tokens: Tokens, first: int, last: int, slot: Slot) -> Iterator[TokenEdit]:
    """The verb right beside such a word, which can be nothing but its predicate: сообщило ... -> сообщил ..."""
    for index in (first - 1, last):
        if not 0 <= index < len(tokens) or not tokens[index].is_word:
            continue
        parse = parses(grammar.code, tokens[index].low)[0]
        third = not parse.tags & {"1per", "2per", "impr"}
        if parse.pos in ("VERB", "PRTS") and third and "past" in parse.tags and not _same(parse, slot.new):
            yield from _edit(tokens, index, parse.inflect(_of_subject(parse, slot)))
        if parse.pos in ("VERB", "PRTS"):
            return


def _relative(grammar: Grammar, tokens: Tokens, last: int, slot: Slot) -> Iterator[TokenEdit]:
    """The participle or relative pronoun after the noun."""
    for index in range(last, min(last + _AFTER, len(tokens))):
        found = parses(grammar.code, tokens[index].text.lower())
        relative = found[0].lemma == grammar.relative
        participle = index == last or tokens[index - 1].text == ","
        if not relative and (not participle or not any(parse.pos == "PRTF" for parse in found)):
            continue
        if not relative and modified(grammar, tokens, index) >= 0:
            return  # следующей команды: of the noun after it
        if index > last + 1 and _nearer(grammar, tokens, range(last, index), found, case=not relative):
            return
        if relative and not _is_subject(grammar, tokens, index, slot.old):
            found = tuple(sorted(found, key=lambda parse: parse.case == "nomn"))
        for parse in found:
            if parse.pos in ADJECTIVES and _same(parse, slot.old) and (relative or parse.case == slot.old.case):
                yield from _edit(tokens, index, _in_new_form(parse, parse.case, slot.new))
                return


def _nearer(grammar: Grammar, tokens: Tokens, between: range, found: Sequence[Parse], *, case: bool) -> bool:
    """Whether a relative pronoun, or a participle (which shares the `case`), may belong to a noun nearer to it."""
    words = [parse for parse in found if parse.pos in ADJECTIVES]
    return any(
        word.number == noun.number and (word.number == "plur" or word.gender == noun.gender)
        for at in between
        for noun in nouns(grammar, tokens, at)
        for word in words
        if noun.score > _LIKELY and (not case or noun.case == word.case)
    )


def _is_subject(grammar: Grammar, tokens: Tokens, relative: int, old: Reading) -> bool:
    """Whether the verb of a relative clause could have the pronoun as its subject: которую построили монахи."""
    for token in tokens[relative + 1 : relative + 1 + _AFTER]:
        parse = parses(grammar.code, token.text.lower())[0]
        if parse.pos in ("VERB", "PRTS"):
            return _same(parse, old)
    return True


def _past_relative(grammar: Grammar, tokens: Tokens, last: int) -> int:
    """The token after a relative clause that follows the noun; `last` itself where none does."""
    if last + 2 >= len(tokens) or tokens[last].text != ",":
        return last
    opening = [parses(grammar.code, token.text.lower())[0].lemma for token in tokens[last + 1 : last + 3]]
    if grammar.relative not in opening:
        return last
    ends = (index for index in range(last + 2, len(tokens)) if not tokens[index].is_word)
    end = next(ends, len(tokens))
    return end + 1 if end < len(tokens) and tokens[end].text == "," else last


def _predicate(grammar: Grammar, tokens: Tokens, last: int, slot: Slot) -> Iterator[TokenEdit]:
    """The verb, short participle or short adjective of which the noun is the subject, and what it says of it."""
    last = _past_relative(grammar, tokens, last)
    for index in range(last, min(last + _PREDICATE, len(tokens))):
        if not tokens[index].is_word:
            return
        parse = _predicative(grammar, tokens, index)
        if (
            parse.pos in ADJECTIVES
            and index > last
            and first_parse(grammar, tokens, index - 1).lemma in grammar.copulas
        ):
            yield from _complement(grammar, tokens, index, slot)
            return
        if parse.pos not in ("PRTS", "ADJS", "VERB"):
            continue
        if not _is_unchanged(parse, slot) and _same(parse, slot.old):
            yield from _edit(tokens, index, parse.inflect(_of_subject(parse, slot)))
        if parse.pos != "VERB" and parse.lemma not in grammar.duties:
            return
        if parse.pos == "VERB" and parse.lemma not in grammar.copulas | grammar.modal_verbs:
            return


def _predicative(grammar: Grammar, tokens: Tokens, index: int) -> Parse:
    """The parse of a word, rather a short adjective than an adverb (доступно)."""
    found = parses(grammar.code, tokens[index].low)
    short = (parse for parse in found if parse.pos in ("PRTS", "ADJS") and parse.score > _LIKELY)
    return next(short, found[0])


def _is_unchanged(parse: Parse, slot: Slot) -> bool:
    """Whether a verb of the present or future shows no gender, and the number stays."""
    return parse.pos == "VERB" and "past" not in parse.tags and slot.old.number == slot.new.number


def _of_subject(parse: Parse, slot: Slot) -> set[str]:
    wanted = {slot.new.number}
    if slot.new.number == "sing" and ("past" in parse.tags or parse.pos != "VERB"):
        wanted.add(slot.new.gender)
    return wanted


def _complement(grammar: Grammar, tokens: Tokens, index: int, slot: Slot) -> Iterator[TokenEdit]:
    """The adjective after a copula: быть нулевым, была новая; not that of a noun which follows it."""
    if modified(grammar, tokens, index) >= 0:
        return
    for parse in parses(grammar.code, tokens[index].low):
        if parse.pos in ADJECTIVES and parse.case in ("nomn", "ablt") and _same(parse, slot.old):
            yield from _edit(tokens, index, _in_new_form(parse, parse.case, slot.new))
            return


def _predicate_before(grammar: Grammar, tokens: Tokens, first: int, slot: Slot) -> Iterator[TokenEdit]:
    """The predicate that opens the clause of its subject: определён ли график, включено по умолчанию расписание."""
    start = min((first, *slot.modifiers))
    for index in range(start - 1, max(-1, start - _PREDICATE), -1):
        if not tokens[index].is_word:
            return
        parse = _predicative(grammar, tokens, index)
        if (
            parse.pos == "NOUN"
            and any(noun.case == "nomn" and _same(noun, slot.old) for noun in parses(grammar.code, tokens[index].low))
            and not (index and tokens[index - 1].low in grammar.prepositions)
        ):
            return
        if parse.pos not in ("PRTS", "ADJS", "VERB"):
            if parse.pos in ("CONJ", "INFN", "GRND") and tokens[index].low != grammar.whether:
                return
            continue
        if not _is_unchanged(parse, slot) and _same(parse, slot.old):
            yield from _edit(tokens, index, parse.inflect(_of_subject(parse, slot)))
            yield from _auxiliaries(grammar, tokens, index, slot)
        return


def _auxiliaries(grammar: Grammar, tokens: Tokens, index: int, slot: Slot) -> Iterator[TokenEdit]:
    """What stands before a participle and agrees with it: была обработана, должна быть обработана."""
    for at in range(index - 1, max(-1, index - _AFTER), -1):
        parse = _predicative(grammar, tokens, at) if tokens[at].is_word else None
        if parse is None or parse.lemma not in {grammar.be, *grammar.duties}:
            return
        if parse.pos != "INFN" and _same(parse, slot.old):
            yield from _edit(tokens, at, parse.inflect(_of_subject(parse, slot)))


# Prepositions that take a vowel before two consonants like their own (во Франции, со Швецией); во Львове, in Russian.
_LENGTHENED = (
    ("в", "во", re.compile(r"[вф][^аеёиоуыэюя\W]|льв", re.IGNORECASE)),
    ("с", "со", re.compile(r"[сзшж][^аеёиоуыэюя\W]|щ|вс", re.IGNORECASE)),
)


def _about(grammar: Grammar, tokens: Tokens, first: int, carrier: str) -> Iterator[TokenEdit]:
    """Russian о, об: by the first sound of what follows; в, во and с, со by the first two."""
    plain, before_vowel = grammar.about
    if not first or not plain:
        return
    before = tokens[first - 1].low
    for short, long, heavy in _LENGTHENED:
        if before in (short, long):
            word = carrier.split()[0] if carrier.split() else ""
            is_heavy = heavy.match(word) and not (word.isupper() and len(word) > 1)  # США is read letter by letter
            yield from _edit(tokens, first - 1, long if is_heavy else short)
    if before not in grammar.about:
        return
    yield from _edit(tokens, first - 1, before_vowel if carrier[:1].lower() in grammar.vowels else plain)
