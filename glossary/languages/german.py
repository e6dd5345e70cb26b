"""German as a target: noun endings, articles, adjective endings, regular verb forms, simple compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from glossary.languages.generic import Generic
from glossary.languages.german_words import form_of_verb, gender_of, lemma_of, noun_form, verb_form
from glossary.languages.protocol import Phrase, Reading, Rewrite, Slot, Token, TokenEdit, Tokens, Use
from glossary.languages.wordlists import words
from glossary.model import PartOfSpeech, Term

_CASES = ("nomn", "gent", "datv", "accs")
# rows masc, femn, neut, plur; columns nomn, gent, datv, accs; "-" is no ending
_ARTICLES = {
    "d": ("der des dem den", "die der der die", "das des dem das", "die der den die"),
    "ein": ("- es em en", "e er er e", "- es em -", "e er en e"),
    "dies": ("er es em en", "e er er e", "es es em es", "e er en e"),
}
_LIKE_EIN = ("ein", "kein", "mein", "dein", "sein", "ihr", "unser")
_LIKE_DIES = ("dies", "jed", "jen", "welch", "manch")
_CONTRACTED = {
    word: (preposition, article)
    for word, preposition, article in (
        row.split("=")
        for row in words("im=in=dem ins=in=das am=an=dem ans=an=das beim=bei=dem vom=von=dem zum=zu=dem zur=zu=der")
    )
}
_JOINED = {pair: word for word, pair in _CONTRACTED.items()}
_GENDERS = ("masc", "femn", "neut")
_PREPOSITIONS = {
    **dict.fromkeys(words("mit von aus bei nach zu seit"), "datv"),
    **dict.fromkeys(words("für durch ohne um gegen pro"), "accs"),
    **dict.fromkeys(words("wegen während trotz innerhalb außerhalb"), "gent"),
}
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
_FUNCTION = words(
    "der die das des dem den ein eine einen einem eines einer und oder aber nicht in im an am auf mit von vom zu zum"
    " zur bei beim für aus nach über unter vor durch um als wie wenn dass sie er es ist sind wird werden kann können"
    " hat haben sich ihr ihre ihren ihrem ihrer sein seine dieser diese dieses diesem diesen auch nur noch bis"
)
_TWO_WAY = words("in an auf unter über vor hinter neben zwischen")
_SHORT = 2
_COMPOUND_REST = 3
_WORD = re.compile(r"\w+|[^\w\s]")


class German(Generic):
    """The target side of German."""

    def __init__(self) -> None:
        super().__init__("de", "de")

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """See TargetLanguage; hyphens part words (Datenanbieter-Profil)."""
        return tuple([Token(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)])

    def lemma(self, word: str) -> str:
        """See TargetLanguage; capitals tell nouns."""
        return lemma_of(word).lower()

    def lemmas(self, word: str) -> frozenset[str]:
        """See TargetLanguage: by its own capitals and without."""
        return super().lemmas(word) | {self.lemma(word)}

    def decompose(self, term: Term, rendering: str = "") -> Phrase:
        """See TargetLanguage: adjectives in lower case before a capitalised noun agree with it."""
        phrase = super().decompose(term, rendering)
        phrase = replace(phrase, words=tuple(_WORD.findall(phrase.text)) or (phrase.text,))
        nouns = [index for index, word in enumerate(phrase.words) if word[:1].isupper()]
        head = nouns[0] if nouns else -1
        while head >= 0 and head + 2 < len(phrase.words) and phrase.words[head + 1] == "-":
            head += 2
        if head < 0:
            infinitive = phrase.words[-1].endswith(("en", "eln", "ern")) and term.pos is not PartOfSpeech.ADJ
            return replace(phrase, kind="verb" if infinitive else "adj", head=len(phrase.words) - 1)
        adjectives = all(word.endswith(("e", "er")) for word in phrase.words[: max(0, head)])
        agreeing = tuple(range(head)) if adjectives else ()
        return replace(
            phrase, kind="noun", head=head, agreeing=agreeing, gender=phrase.gender or gender_of(phrase.words[head])
        )

    def find(self, phrase: Phrase, tokens: Tokens) -> tuple[tuple[int, int], ...]:
        """See TargetLanguage. A one-word noun is also found as a part of a compound (Typ in Profiltypen)."""
        found = super().find(phrase, tokens)
        if len(phrase.words) > 1 or phrase.kind != "noun" or phrase.fixed:
            return found
        taken = {first for first, _ in found}
        compounds = [
            (index, index + 1)
            for index, token in enumerate(tokens)
            if index not in taken and token.text[:1].isupper() and self._holds(tokens, index, phrase.text.lower())
        ]
        return (*found, *compounds)

    def _holds(self, tokens: Tokens, index: int, part: str) -> bool:
        """Whether a word is a compound with a part, or the part itself linked to what follows (Meldungs-ID)."""
        low = tokens[index].low
        linked = index + 1 < len(tokens) and tokens[index + 1].text == "-"
        if linked and low in (part + "s", part + "es", part + "n", part + "en"):
            return True
        if len(low) < len(part) + _COMPOUND_REST:
            return False
        if low.startswith(part) and len(part) > _COMPOUND_REST:
            return True
        return low.endswith(part) or self.lemma(tokens[index].text).endswith(part)

    def fits(self, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
        """See TargetLanguage: capitalised words for nouns, the others for verbs and adjectives."""
        noun = phrase.kind == "noun"
        return tuple(
            [
                token.is_word
                and len(token.text) > _SHORT
                and token.low not in _FUNCTION
                and (across or token.text[0].isupper() == noun or self._starts(tokens, index))
                for index, token in enumerate(tokens)
            ]
        )

    @staticmethod
    def _starts(tokens: Tokens, index: int) -> bool:
        return index == 0 or tokens[index - 1].text in ".:;!?„“\"»«'"

    def head(self, tokens: Tokens, first: int, last: int, anchor: int) -> int:
        """See TargetLanguage: the last capitalised word."""
        nouns = [index for index in range(first, last) if tokens[index].text[:1].isupper()]
        return nouns[-1] if nouns else anchor

    def read(self, tokens: Tokens, first: int, last: int, head: int, phrase: Phrase, use: Use) -> Slot | None:
        """See TargetLanguage: case from article and preposition, number from the source."""
        if phrase.kind == "verb":
            form = form_of_verb(tokens[head].low, self.lemma(tokens[head].text))
            reading = Reading("verb", verb=(form,))
            return Slot(reading, reading)
        if phrase.kind == "adj":
            ending = next((e for e in _ADJECTIVE_ENDINGS if tokens[head].low.endswith(e)), "")
            reading = Reading("adj", verb=(ending,))
            return Slot(reading, reading)
        number = "plur" if use.plural else "sing"
        gender = gender_of(self._singular(tokens[head].text))
        case = self._case(tokens, first, gender if number == "sing" else "plur")
        old = Reading("noun", case, number, gender)
        return Slot(old, old.but(gender=phrase.gender, number=phrase.number or number))

    def _singular(self, word: str) -> str:
        return lemma_of(word) or word

    def _case(self, tokens: Tokens, first: int, row: str) -> str:
        """The case that the article before the noun shows, or that the preposition before it asks for."""
        at = _article_at(tokens, first)
        if at < 0:
            return _without_article(tokens[first - 1].low) if first else ""
        before = tokens[at - 1].low if at > 0 else ""
        governed = _PREPOSITIONS.get(before, "")
        stem, ending = _article(tokens[at].low)
        rows = [_GENDERS.index(row)] if row in _GENDERS else [3] if row == "plur" else [0, 1, 2]
        cases = [_CASES[c] for r in rows for c in range(4) if _form(stem, r, c) == ending]
        if governed in cases:
            return governed
        if before in _TWO_WAY:
            cases = [case for case in cases if case in ("datv", "accs")] or cases
        return cases[0] if cases else governed

    def inflect(self, phrase: Phrase, reading: Reading) -> str:
        """See TargetLanguage."""
        if phrase.own:
            for key in (reading.key, reading.case, reading.number):
                if key and key in phrase.term.forms:
                    return phrase.term.forms[key]
        if phrase.fixed:
            return phrase.text
        words = list(phrase.words)
        if phrase.kind == "noun":
            words[phrase.head] = noun_form(words[phrase.head], reading)
            for index in phrase.agreeing:
                words[index] = _weak(words[index], reading)
        elif phrase.kind == "verb":
            words[-1] = verb_form(words[-1], reading.verb[0] if reading.verb else "infn")
        elif reading.verb and reading.verb[0]:
            words[-1] = words[-1].removesuffix("e") + reading.verb[0]
        text, at = [], 0
        for old, new in zip(phrase.words, words, strict=True):
            start = phrase.text.index(old, at)
            text += [phrase.text[at:start], new]
            at = start + len(old)
        return "".join(text) + phrase.text[at:]

    def agree(self, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: the article and what is contracted with it, when the gender changes."""
        old, new = slot.old, slot.new
        if phrase.kind != "noun" or not new.gender or new.number == "plur" or not new.case or old.gender == new.gender:
            return ()
        return tuple(_articles(tokens, first, new))

    def recase(self, text: str, old: str, phrase: Phrase) -> str:
        """See TargetLanguage: nouns keep their capital, other words take that of the word they replace."""
        return text if phrase.kind == "noun" or not old[:1].isupper() else text[:1].upper() + text[1:]

    def hidden(self, tokens: Tokens, phrase: Phrase, known: Sequence[str]) -> Rewrite | None:
        """See TargetLanguage: Rollensammlung -> Rollenliste."""
        if phrase.kind != "noun" or len(phrase.words) > 1 or phrase.fixed:
            return None
        for index, token in enumerate(tokens):
            for other in known:
                rest = len(token.text) - len(other)
                if len(other) <= _COMPOUND_REST or rest < _COMPOUND_REST or not token.text[:1].isupper():
                    continue
                new = ""
                if self.lemma(token.text).endswith(other):
                    tail = self.lemma(token.text)
                    new = token.text[: len(tail) - len(other)] + phrase.text.lower()
                elif token.low.startswith(other):
                    new = f"{phrase.text}-{token.text[len(other) :].removeprefix('s').capitalize()}"
                if new:
                    return Rewrite((TokenEdit(index, index + 1, new, "term"),), new, "compound")
        return None

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """See TargetLanguage."""
        phrase = self.decompose(term)
        if phrase.kind != "noun" or phrase.fixed:
            return dict(term.forms) or {"uninflected": term.target}
        numbers = (phrase.number,) if phrase.number else ("sing", "plur")
        readings = [Reading("noun", case, number, phrase.gender) for number in numbers for case in _CASES]
        return {reading.key: self.inflect(phrase, reading) for reading in readings}


def _weak(word: str, reading: Reading) -> str:
    """An adjective of a term after an article: weak endings."""
    stem = word.removesuffix("er").removesuffix("es").removesuffix("e")
    plain = reading.number != "plur" and (
        reading.case in ("nomn", "") or (reading.case == "accs" and reading.gender != "masc")
    )
    return stem + ("e" if plain else "en")


def _article(word: str) -> tuple[str, str]:
    """The stem and the ending of an article or the like; ("", "") for another word."""
    if word in " ".join(_ARTICLES["d"]).split():
        return "d", word
    for stem in (*_LIKE_EIN, *_LIKE_DIES):
        if word.startswith(stem) and len(word) - len(stem) <= _SHORT:
            return stem, word[len(stem) :]
    return "", ""


def _form(stem: str, row: int, column: int) -> str:
    rows = _ARTICLES["d" if stem == "d" else "ein" if stem in _LIKE_EIN else "dies"]
    return rows[row].split()[column].replace("-", "")


def _without_article(before: str) -> str:
    """The case that the word before a noun asks for: a preposition, or one contracted with an article."""
    if before in _CONTRACTED:
        return "accs" if _CONTRACTED[before][1] == "das" else "datv"
    return _PREPOSITIONS.get(before, "")


def _article_at(tokens: Tokens, first: int) -> int:
    """The article of a noun, past one adjective; -1 where there is none."""
    for index in (first - 1, first - 2):
        if index < 0:
            return -1
        if _article(tokens[index].low)[0]:
            return index
        if not tokens[index].low.endswith(_ADJECTIVE_ENDINGS) or tokens[index].text[:1].isupper():
            return -1
    return -1


def _adjective_ending(stem: str, article: str, reading: Reading) -> str:
    """The ending of an adjective in the singular after an article: strong after a bare ein, else weak."""
    if stem in _LIKE_EIN and not article:
        return "er" if reading.gender == "masc" else "es"
    plain = reading.case == "nomn" or (reading.case == "accs" and reading.gender != "masc")
    return "e" if plain else "en"


def _articles(tokens: Tokens, first: int, new: Reading) -> Iterator[TokenEdit]:
    row, column = _GENDERS.index(new.gender), _CASES.index(new.case)
    at = _article_at(tokens, first)
    if at >= 0:
        stem, ending = _article(tokens[at].low)
        form = _form(stem, row, column)
        text = form if stem == "d" else stem + form
        if form != ending:
            yield TokenEdit(at, at + 1, text.capitalize() if tokens[at].text[:1].isupper() else text, "agreement")
        if at == first - 2:
            old = tokens[first - 1].text
            word = next((old.removesuffix(e) for e in _ADJECTIVE_ENDINGS if old.endswith(e)), old)
            word += _adjective_ending(stem, form, new)
            if word != old:
                yield TokenEdit(first - 1, first, word, "agreement")
        return
    pair = _CONTRACTED.get(tokens[first - 1].low) if first else None
    if pair is not None:
        case = "accs" if pair[1] == "das" else "datv"
        article = _form("d", row, _CASES.index(case))
        text = _JOINED.get((pair[0], article), f"{pair[0]} {article}")
        if text != tokens[first - 1].low:
            capital = tokens[first - 1].text[:1].isupper()
            yield TokenEdit(first - 1, first, text[:1].upper() + text[1:] if capital else text, "agreement")
