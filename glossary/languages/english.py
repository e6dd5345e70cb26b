"""English as a source language: words, possessives and plurals, and lemmas by simplemma."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.languages import dictionaries
from glossary.languages.records import Token, Tokens
from glossary.languages.wordlists import words

APOSTROPHES = "'’ʼ‘`´＇"
# A letter may be followed by its accents; underscores around a word are emphasis, inside they are part of it.
_LETTERS = r"[^\W_][\u0300-\u036f]*(?:[\w\u0300-\u036f]*[^\W_][\u0300-\u036f]*)?"
_WORD = re.compile(rf"{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*|_+|[^\w\s]")
_POSSESSIVE = re.compile(rf"(?<=\w)[{APOSTROPHES}][sS]$")
_PLURAL_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


@lru_cache(200_000)
def _lemma(low: str) -> str:
    return dictionaries.lemmatise(low, "en").lower()


class English:
    """The source side of English."""

    locale = "en"

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """See SourceLanguage."""
        return tuple([Token(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)])

    def bare(self, word: str) -> str:
        """See SourceLanguage."""
        return _POSSESSIVE.sub("", word)

    def lemma(self, word: str) -> str:
        """See SourceLanguage."""
        return _lemma(self.bare(word).lower())

    def is_possessive(self, word: str) -> bool:
        """See SourceLanguage."""
        return _POSSESSIVE.search(word) is not None

    def is_plural(self, word: str) -> bool:
        """See SourceLanguage."""
        low = self.bare(word).lower()
        if low.endswith("s"):
            return not low.endswith("ss") and _lemma(low) != low
        return low in _IRREGULAR

    def singulars(self, word: str) -> tuple[str, ...]:
        """See SourceLanguage."""
        return tuple(
            word[: -len(ending)] + singular for ending, singular in _PLURAL_ENDINGS if word.lower().endswith(ending)
        )

    def has_meaning(self, word: str) -> bool:
        """See SourceLanguage."""
        return word.lower() not in _FUNCTION

    def is_owner(self, tokens: Tokens, index: int) -> bool:
        """See SourceLanguage: after "of", with no more than an article or the like between."""
        at = index - 1
        if at >= 0 and tokens[at].low in _DETERMINERS:
            at -= 1
        return at > 0 and tokens[at].low == "of" and tokens[at - 1].is_word

    def is_infinitive(self, tokens: Tokens, index: int) -> bool:
        """See SourceLanguage: after a modal verb or "to", before a determiner, or at the start of the clause."""
        if not index:
            return False
        if tokens[index - 1].text.lower() != "to":
            return tokens[index - 1].text.lower() in _MODALS
        opens = index == 1 or not tokens[index - 2].is_word or tokens[index - 1].text == "To"
        after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
        before = tokens[index - 2].text.lower() if index > 1 else ""
        return opens or before in _BEFORE_VERB or (after in _DETERMINERS and before not in _TO_NOUN)

    def is_subject(self, tokens: Tokens, first: int, last: int) -> bool:
        """See SourceLanguage: with a capital on each word of the row, and no preposition before or after it."""

        def in_row(index: int) -> bool:
            token = tokens[index]
            named = token.is_word and token.text[:1].isupper() and token.low not in _FUNCTION
            return named or token.text in ",.-" or token.low in ("and", "the")

        before, after = first - 1, last
        while before >= 0 and in_row(before):
            before -= 1
        while after < len(tokens) and in_row(after):
            after += 1
        opens = before < 0 or tokens[before].text in _OPENING
        verb = after < len(tokens) and tokens[after].is_word and tokens[after].text.islower()
        return opens and verb and (self.has_meaning(tokens[after].text) or tokens[after].low in _AUXILIARIES)

    def is_object(self, tokens: Tokens, first: int) -> bool:
        """See SourceLanguage: in the past tense, and no word of speech after a quotation."""
        at = self._before_address(tokens, first)
        if at < 1 or not tokens[at - 1].is_word:
            return False
        verb = tokens[at].low
        return verb in _PAST or (verb.endswith("ed") and len(verb) > _LONG and self.lemma(verb) != verb)

    def _before_address(self, tokens: Tokens, first: int) -> int:
        """The token before a name and its form of address: Mr."""
        at = first - 1
        while at >= 0 and (tokens[at].low in _ADDRESS or (tokens[at].text == "." and tokens[at - 1].low in _ADDRESS)):
            at -= 1
        return at

    def is_recipient(self, tokens: Tokens, first: int) -> bool:
        """See SourceLanguage: right after a verb of telling or giving, or after "to" and such a verb."""
        at = self._before_address(tokens, first)
        if at < 0 or tokens[at].low != "to":
            return at >= 0 and tokens[at].low in _TELLING
        near = tokens[max(0, at - _FAR) : at]
        marks = [n for n, token in enumerate(near) if not token.is_word]
        return any(token.low in _TELLING | _GIVING for token in near[marks[-1] + 1 if marks else 0 :])


_ADDRESS = words("mr mrs ms miss dr sir prof professor")
_TELLING = words(
    "told tell tells telling gave give gives giving offered offers promised promises handed hands lent owes"
)
_GIVING = words("said sent sold wrote showed explained awarded presented returned paid read donated dedicated handing")
_LONG = 4  # letters that a verb in -ed has more than
_PAST = words(
    "beat brought caught chose fought found forgave heard held hit hurt knew led left lost met paid saw taught took"
)
_FAR = 6  # words between a verb of giving and "to"; chosen by hand
_OPENING = frozenset("\"“‘«':;")
_AUXILIARIES = words("are can could did do does had has have is may might must should was were will would who")
_IRREGULAR = words(
    "men women children people feet teeth geese mice lice oxen criteria phenomena data media indices matrices"
    " policemen policewomen servicemen servicewomen spokesmen chairmen firemen gunmen countrymen businessmen"
)
_FUNCTION = words(
    "a about above after all also am an and any are as at be been before being below between both but by can cannot"
    " could did do does during each either every for from had has have he her here his how i if in into is it its may"
    " might must my no nor not of off on once one only or other our out over own per shall she should so some such than"
    " that the their them then there these they this those through to too under until up upon via was we were what"
    " when where whether which while who whose will with within without would yet you your"
)
_DETERMINERS = words("the a an all any each every this that these those your its their our my his her")
_MODALS = words("can could will would may might must should cannot can't don't didn't won't shall")
_BEFORE_VERB = words(
    "able allowed allows allow enable enables used need needs want wants wish possible required order how try tries"
    " ability easy going have has must ought unable want wanted"
)
_TO_NOUN = words(
    "according due related assigned relevant similar equal prior access subject next add added respect regard regards"
    " linked connected addition applied applies apply belong belongs belonging refer refers referred change changed set"
)
