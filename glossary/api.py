"""The Python API on plain strings: terms found in a text, put into a translation, checked there, and names inferred.

`terms` is a Termbase, a sequence of Terms, or the path of a termbase file; locales are BCP 47 tags; `to` is the target
locale, `source_locale` that of the text. What is not told is looked up: the lexicon that ships for the pair of locales.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from glossary import enforcement, names, termbase
from glossary.errors import LocaleError, TermbaseError
from glossary.locales import is_tag
from glossary.model import Finding, Match, Term

if TYPE_CHECKING:
    from glossary.alignment import Lexicon
    from glossary.enforcement import Enforced
    from glossary.termbase import Matcher, Termbase

Terms: TypeAlias = "Termbase | Sequence[Term] | str | os.PathLike[str]"
_log = logging.getLogger(__name__)


def match(text: str, terms: Terms, *, to: str = "", source_locale: str = "en") -> tuple[Match, ...]:
    """The terms in a text in order, never overlapping; `start` and `end` of each count characters.

    `to` is needed where `terms` is a file. Raises TermbaseError for a file that cannot be read, LocaleError.
    """
    return _matcher(_rows(terms, to, source_locale), source_locale).matches(text)


def enforce(source: str, target: str, terms: Terms, *, to: str, source_locale: str = "en") -> Enforced:
    """`target`, a translation of `source`, with every term that is in `source` put into it in the right form.

    The result has the `text`, an Occurrence for each term (satisfied, replaced or unresolved, with its characters in
    `text`) and the `edits`. Enforcing its text again changes nothing. Raises TermbaseError for a file that cannot be
    read, LocaleError.
    """
    matches = match(source, terms, to=_tag(to), source_locale=source_locale)
    return enforcement.enforce(
        source, target, matches, to, lexicon=_lexicon(source_locale, to), source_locale=source_locale
    )


def check(
    source: str, target: str, terms: Terms, *, to: str, source_locale: str = "en", where: str = ""
) -> tuple[Finding, ...]:
    """What is wrong with the terms of a finished translation, in source order; nothing is changed.

    `where` goes into each finding. Raises TermbaseError for a file that cannot be read, LocaleError.
    """
    matches = match(source, terms, to=_tag(to), source_locale=source_locale)
    return enforcement.check(
        source, target, matches, to, lexicon=_lexicon(source_locale, to), where=where, source_locale=source_locale
    )


def infer_names(
    texts: Sequence[str],
    *,
    to: str,
    translations: Sequence[str] = (),
    terms: Terms = (),
    source_locale: str = "en",
) -> tuple[tuple[Match, ...], ...]:
    """The names in the texts of one document that no termbase lists, text by text, each a Match with a Term made up for
    it: one rendering for the whole document, the one that `translations` (as many as `texts`, or none) has most.

    Names that `terms` lists are left out. Raises TermbaseError for a file that cannot be read, LocaleError, and
    ValueError for translations that are not as many as the texts.
    """
    if translations and len(translations) != len(texts):
        raise ValueError(f"{len(translations)} translations of {len(texts)} texts")
    rows = _rows(terms, _tag(to), source_locale)
    taken = [_matcher(rows, source_locale).matches(text) for text in texts]
    nothing = [""] * len(texts)
    document = names.NameTexts(list(texts), list(translations) or nothing, nothing)
    found = names.infer_names(document, to, source_locale=source_locale, taken=taken, terms=rows)
    return tuple(found.matches(number) for number in range(len(texts)))


def _rows(terms: Terms, to: str, source_locale: str) -> tuple[Term, ...]:
    """The terms as records; what is wrong with the rows of a file is logged."""
    if isinstance(terms, termbase.Termbase):
        return terms.terms
    if not isinstance(terms, str | os.PathLike):
        return tuple(terms)
    if not to:
        raise TermbaseError(os.fspath(terms), "a termbase is read for a target locale", "name it: to='ru'")
    loaded, findings = termbase.load(Path(terms), to=to, source=source_locale)
    for finding in findings:
        _log.warning("%s: %s", finding.where, finding.message)
    return loaded.terms


def _tag(to: str) -> str:
    if not is_tag(to):
        raise LocaleError(repr(to), "not a language tag", "give a BCP 47 language tag such as ru or pt-BR")
    return to


@lru_cache(8)
def _matcher(terms: tuple[Term, ...], source_locale: str) -> Matcher:
    return termbase.Matcher(terms, source_locale)


@lru_cache(4)
def _lexicon(source_locale: str, to: str) -> Lexicon | None:
    from glossary.alignment import Lexicon, shipped

    path = shipped(source_locale, to)
    return Lexicon.load(path) if path else None
