"""Language tokens of multilingual models, and the BCP 47 tag of each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translate.errors import LocaleError
from translate.text import locales

_FLORES = re.compile(r"[a-z]{3}_[A-Z][a-z]{3}")  # FLORES-200: rus_Cyrl
_M2M = re.compile(r"__([a-z]{2,3})__")  # Fairseq's M2M-100: __ru__
_MARIAN = re.compile(r">>([A-Za-z]{2,3}(?:_[A-Za-z]+)*)<<")  # OPUS-MT: >>rus<<, >>srp_Cyrl<<
_T5 = re.compile(r"<2([a-z]{2,3}(?:[-_][A-Z][A-Za-z]+)?)>")  # MADLAD-400: <2ru>, <2sr_Latn>
Tokens = dict[str, str]  # by BCP 47 tag


def flores(vocabulary: Iterable[str]) -> Tokens:
    """The tokens of NLLB in a vocabulary, by tag."""
    return _tagged((token, token) for token in vocabulary if _FLORES.fullmatch(token))


def m2m(vocabulary: Iterable[str]) -> Tokens:
    """The tokens of M2M100 in a vocabulary, by tag."""
    return _tagged((found[0], found[1]) for found in map(_M2M.fullmatch, vocabulary) if found)


def marian(vocabulary: Iterable[str]) -> Tokens:
    """The tokens of multilingual OPUS-MT models in a vocabulary, by tag."""
    return _tagged((found[0], found[1]) for found in map(_MARIAN.fullmatch, vocabulary) if found)


def t5(vocabulary: Iterable[str]) -> Tokens:
    """The tokens of MADLAD-400 in a vocabulary, by tag."""
    return _tagged((found[0], found[1]) for found in map(_T5.fullmatch, vocabulary) if found)


def _tagged(found: Iterable[tuple[str, str]]) -> Tokens:
    """Tokens by tag, in the order of the tokens, those of codes that are no language left out."""
    tokens: Tokens = {}
    for token, code in sorted(found):
        try:
            tokens.setdefault(locales.of_iso639(code), token)
        except LocaleError:
            continue
    return tokens
