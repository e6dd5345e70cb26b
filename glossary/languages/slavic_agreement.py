"""Repairing agreement around a replaced noun or verb in Russian and Ukrainian."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.languages.morphology import ADJECTIVES, Parse, adjective_form, parses
from glossary.languages.protocol import Phrase, Reading, Slot, TokenEdit, Tokens
from glossary.languages.slavic_context import first_parse
from glossary.languages.slavic_grammar import Grammar
from glossary.languages.slavic_phrases import like

_AFTER = 4
_PREDICATE = 7
_LIKELY = 0.1
REASON = "agreement"


def agree(
    grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot, carrier: str
) -> tuple[TokenEdit, ...]:
    """The edits around [first, last) once `carrier`, the phrase in its form, stands there."""
    edits = list(_about(grammar, tokens, first, carrier))
    if phrase.kind == "noun" and _changed(slot):
        edits += _modifiers(grammar, tokens, slot)
        edits += _relative(grammar, tokens, last, slot)
        if slot.old.case == "nomn":
            edits += _predicate(grammar, tokens, last, slot)
    return tuple(edits)


def _changed(slot: Slot) -> bool:
    old, new = slot.old, slot.new
    if not old.gender and old.number != "plur":
        return False  # nothing is known of what stood there, so nothing agreed with it
    gender = new.number == "sing" and bool(new.gender) and old.gender != new.gender
    return gender or old.number != new.number or (bool(new.animacy) and old.animacy != new.animacy)


def _edit(tokens: Tokens, index: int, word: str | None) -> Iterator[TokenEdit]:
    old = tokens[index].text
    if word and word != old.lower():
        yield TokenEdit(index, index + 1, like(old, word), REASON)


def _same(parse: Parse, old: Reading) -> bool:
    return parse.number == old.number and (old.number == "plur" or parse.gender in ("", old.gender))


def _in_new_form(parse: Parse, case: str, new: Reading) -> str | None:
    return adjective_form(parse, case, new.number, new.gender, new.animacy)


def _modifiers(grammar: Grammar, tokens: Tokens, slot: Slot) -> Iterator[TokenEdit]:
    """Adjectives before the noun: Эта тема -> Этот раздел."""
    for index in slot.modifiers:
        for parse in parses(grammar.code, tokens[index].text.lower()):
            if parse.pos in ADJECTIVES and parse.case == slot.old.case and _same(parse, slot.old):
                yield from _edit(tokens, index, _in_new_form(parse, slot.new.case, slot.new))
                break


def _relative(grammar: Grammar, tokens: Tokens, last: int, slot: Slot) -> Iterator[TokenEdit]:
    """The participle or relative pronoun after the noun."""
    for index in range(last, min(last + _AFTER, len(tokens))):
        found = parses(grammar.code, tokens[index].text.lower())
        relative = found[0].lemma == grammar.relative
        if not relative and (found[0].pos != "PRTF" or index - last > 1):
            continue
        if not relative and index > last and tokens[index - 1].text != ",":
            continue
        if relative and not _is_subject(grammar, tokens, index, slot.old):
            found = tuple(sorted(found, key=lambda parse: parse.case == "nomn"))
        for parse in found:
            if parse.pos in ADJECTIVES and _same(parse, slot.old) and (relative or parse.case == slot.old.case):
                yield from _edit(tokens, index, _in_new_form(parse, parse.case, slot.new))
                return


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
    """The verb, short participle or short adjective of which the noun is the subject."""
    last = _past_relative(grammar, tokens, last)
    for index in range(last, min(last + _PREDICATE, len(tokens))):
        if not tokens[index].is_word:
            return
        found = parses(grammar.code, tokens[index].text.lower())
        short = (parse for parse in found if parse.pos in ("PRTS", "ADJS") and parse.score > _LIKELY)
        parse = next(short, found[0])  # доступно: rather the short adjective than the adverb
        past = "past" in parse.tags
        if parse.pos in ADJECTIVES and index > last and first_parse(grammar, tokens, index - 1).lemma == grammar.be:
            if parse.case == "nomn" and _same(parse, slot.old):
                yield from _edit(tokens, index, _in_new_form(parse, "nomn", slot.new))
            return
        if parse.pos not in ("PRTS", "ADJS", "VERB"):
            continue
        if parse.pos == "VERB" and not past and slot.old.number == slot.new.number:
            continue
        if _same(parse, slot.old):
            wanted = {slot.new.number}
            if slot.new.number == "sing" and (past or parse.pos != "VERB"):
                wanted.add(slot.new.gender)
            yield from _edit(tokens, index, parse.inflect(wanted))
        if parse.pos != "VERB" or parse.lemma != grammar.be:
            return


def _about(grammar: Grammar, tokens: Tokens, first: int, carrier: str) -> Iterator[TokenEdit]:
    """Russian о, об: by the first sound of what follows."""
    plain, before_vowel = grammar.about
    if not first or not plain or tokens[first - 1].text.lower() not in grammar.about:
        return
    yield from _edit(tokens, first - 1, before_vowel if carrier[:1].lower() in grammar.vowels else plain)
