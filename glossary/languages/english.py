"""English as a source language: words, possessives and plurals; simplemma knows the lemmas."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.languages.protocol import Token
from glossary.languages.wordlists import words

APOSTROPHES = "'’ʼ‘`´＇"
_WORD = re.compile(rf"\w+(?:[{APOSTROPHES}]\w+)*|[^\w\s]")
_POSSESSIVE = re.compile(rf"(?<=\w)[{APOSTROPHES}][sS]$")
_PLURAL_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


@lru_cache(200_000)
def _lemma(low: str) -> str:
    import simplemma

    lemma: str = simplemma.lemmatize(low, lang="en")
    return lemma.lower()


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


_IRREGULAR = words(
    "men women children people feet teeth geese mice lice oxen criteria phenomena data media indices matrices"
    " policemen policewomen servicemen servicewomen spokesmen chairmen firemen gunmen countrymen businessmen"
)
