"""The context of a German word: articles, adjectives, hyphens, the prefix of a separable verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossary.languages.german import morphology as german
from glossary.languages.german.morphology import CASES, GENDERS, article, article_form, lemma_of
from glossary.languages.records import Reading, TokenEdit, Tokens
from glossary.languages.wordlists import words

_CONTRACTED = {
    word: (preposition, article)
    for word, preposition, article in (
        row.split("=")
        for row in words("im=in=dem ins=in=das am=an=dem ans=an=das beim=bei=dem vom=von=dem zum=zu=dem zur=zu=der")
    )
}
_JOINED = {pair: word for word, pair in _CONTRACTED.items()}
_PREPOSITIONS = {
    **dict.fromkeys(words("mit von aus bei nach zu seit"), "datv"),
    **dict.fromkeys(words("für durch ohne um gegen pro"), "accs"),
    **dict.fromkeys(words("wegen während trotz innerhalb außerhalb"), "gent"),
}
FUNCTION = words(
    "der die das des dem den ein eine einen einem eines einer und oder aber nicht in im an am auf mit von vom zu zum"
    " zur bei beim für aus nach über unter vor durch um als wie wenn dass sie er es ist sind wird werden kann können"
    " hat haben sich ihr ihre ihren ihrem ihrer sein seine dieser diese dieses diesem diesen auch nur noch bis"
)
_SUBJECTS = words("sie wir man ich es")
TWO_WAY = words("in an auf unter über vor hinter neben zwischen")
STOPS = ',.;:!?()„“"»«–—'
_AUXILIARIES = words(
    "werden wird wurde wurden worden haben hat hast habe hatte hatten sein ist sind bin war waren seien sei würde"
    " würden"
)
_MOST_ADJECTIVES = 2  # between article and noun; chosen by hand on the golden sentences
LINK = "-"


@dataclass(frozen=True, slots=True)
class Frame:
    """The words before a noun: its article or a preposition with one (-1 for none), and its adjectives."""

    article: int = -1
    contracted: int = -1
    adjectives: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        """The first word of the frame, or -1."""
        found = [at for at in (self.article, self.contracted, *self.adjectives) if at >= 0]
        return min(found, default=-1)


def case_of(tokens: Tokens, frame: Frame, first: int, word: str, row: str) -> str:
    """The case by the article before a noun, or by the preposition before it."""
    if frame.contracted >= 0:
        return "accs" if _CONTRACTED[tokens[frame.contracted].low][1] == "das" else "datv"
    before = tokens[(frame.first if frame.first >= 0 else first) - 1].low if first and frame.first else ""
    governed = _PREPOSITIONS.get(before, "")
    if frame.article < 0:
        return governed
    stem, ending = article(tokens[frame.article].low)
    rows = [GENDERS.index(row)] if row in GENDERS else [3] if row == "plur" else [0, 1, 2]
    cases = [CASES[c] for r in rows for c in range(4) if article_form(stem, r, c) == ending]
    if governed in cases:
        return governed
    if row in ("masc", "neut") and lemma_of(word) + "s" == word and "gent" in cases:
        return "gent"
    if before in TWO_WAY:
        cases = [case for case in cases if case in ("datv", "accs")] or cases
    elif {"nomn", "accs"} <= set(cases) and _has_subject(tokens, frame.article):
        return "accs"
    return cases[0] if cases else governed


def ending_of(low: str) -> str:
    return next((ending for ending in german.ADJECTIVE_ENDINGS if low.endswith(ending)), "")


def stem_of(word: str) -> str:
    return word.removesuffix(ending_of(word))


def is_linked(tokens: Tokens, at: int) -> bool:
    """True if a hyphen is at a place, directly after the word before."""
    return 0 < at < len(tokens) and tokens[at].text == LINK and tokens[at].start == tokens[at - 1].end


def chain(tokens: Tokens, first: int) -> int:
    """The first of the words that hyphens join to a word."""
    while first > 1 and is_linked(tokens, first - 1) and tokens[first].start == tokens[first - 1].end:
        first -= 2
    return first


def is_start(tokens: Tokens, index: int) -> bool:
    """True if a word begins a sentence or a quotation, where every word has a capital."""
    return index == 0 or tokens[index - 1].text in ".:;!?„“\"»«'"


def _has_subject(tokens: Tokens, at: int) -> bool:
    """True if a pronoun before a place in its clause is the subject, so that a noun there is the object."""
    for token in reversed(tokens[:at]):
        if token.text in STOPS:
            return False
        if token.low in _SUBJECTS:
            return True
    return False


def verb_at(tokens: Tokens, at: int, lemma: str) -> tuple[str, str]:
    """The form of a verb and the ending of a participle; erstellt is one only with an auxiliary in its clause."""
    form, ending = german.form_of_verb(tokens[at].low, lemma)
    if form == "ptcp" and not ending and tokens[at].low == german.verb_form(lemma, "pres"):
        first = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text in STOPS), 0)
        if all(token.low not in _AUXILIARIES for token in tokens[first : stop_of(tokens, at)]):
            return "pres", ""
    return form, ending


def stop_of(tokens: Tokens, first: int) -> int:
    """The end of the clause of a verb."""
    return next((at for at in range(first + 1, len(tokens)) if tokens[at].text in STOPS), len(tokens))


def prefix_at(tokens: Tokens, first: int, base: str) -> int:
    """The index of the prefix of a separable verb at the end of its clause, or -1."""
    for at in range(first + 2, stop_of(tokens, first) + 1):
        ends = at == len(tokens) or tokens[at].text in STOPS or tokens[at].low in ("und", "oder", "um")
        prefix = tokens[at - 1].low
        if ends and at - 1 > first and prefix in german.SEPARABLE and german.is_parted(prefix, base):
            return at - 1
    return -1


def frame_of(tokens: Tokens, first: int) -> Frame:
    """The article of a noun and the adjectives between them."""
    adjectives: list[int] = []
    for index in range(first - 1, max(-1, first - 2 - _MOST_ADJECTIVES), -1):
        low = tokens[index].low
        if article(low)[0]:
            return Frame(index, -1, tuple(adjectives))
        if low in _CONTRACTED:
            return Frame(-1, index, tuple(adjectives))
        inner = tokens[index].text[:1].isupper() and index
        if inner or low in FUNCTION or not ending_of(low) or low in _PREPOSITIONS:
            break
        adjectives.append(index)
    sure = [at for at in adjectives if lemma_of(tokens[at].low) != tokens[at].low and _is_adjective(tokens[at].low)]
    return Frame(adjectives=tuple(sure) if sure == adjectives and len(sure) == 1 else ())


def _is_adjective(low: str) -> bool:
    """True if a word with an ending of adjectives is one: its lemma is the word without the ending."""
    return lemma_of(low) == low.removesuffix(ending_of(low))


def around(tokens: Tokens, frame: Frame, new: Reading) -> Iterator[TokenEdit]:
    """The edits that put the article and the adjectives before a noun into the form that its gender requires."""
    stem = ending = ""
    new = new if new.case else new.but(case="nomn")
    row, column = GENDERS.index(new.gender), CASES.index(new.case)
    if frame.article >= 0:
        stem, old = article(tokens[frame.article].low)
        ending = article_form(stem, row, column)
        text = ending if stem == "d" else stem + ending
        joined = _JOINED.get((tokens[frame.article - 1].low, text), "") if frame.article and text == "dem" else ""
        if joined and ending != old:
            capital = tokens[frame.article - 1].text[:1].isupper()
            joined = joined.capitalize() if capital else joined
            yield TokenEdit(frame.article - 1, frame.article + 1, joined, "agreement")
        elif ending != old:
            yield _recased(tokens, frame.article, text)
    elif frame.contracted >= 0:
        stem, pair = "d", _CONTRACTED[tokens[frame.contracted].low]
        form = article_form("d", row, column)
        yield _recased(tokens, frame.contracted, _JOINED.get((pair[0], form), f"{pair[0]} {form}"))
    for at in frame.adjectives:
        old = tokens[at].text
        word = stem_of(old) + german.adjective_ending(stem, ending, new)
        if word != old:
            yield TokenEdit(at, at + 1, word, "agreement")


def _recased(tokens: Tokens, at: int, text: str) -> TokenEdit:
    capital = tokens[at].text[:1].isupper()
    return TokenEdit(at, at + 1, text[:1].upper() + text[1:] if capital else text, "agreement")


def adjective_ending(tokens: Tokens, frame: Frame, reading: Reading) -> str:
    """The ending of an adjective after the article of a frame, or after none."""
    stem, ending = article(tokens[frame.article].low) if frame.article >= 0 else ("", "")
    return german.adjective_ending("d" if frame.contracted >= 0 else stem, ending, reading)
