"""The Python API on plain strings: terms found in a text, put into a translation, checked there, and names inferred.

`terms` is a Termbase, a sequence of Terms, or the path of a termbase file; locales are BCP 47 tags; `to` is the target
locale, `source_locale` that of the text. If the package has a lexicon for the pair of locales, it is used.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from glossary import alignment, enforcement, names, termbase
from glossary.errors import LocaleError, TermbaseError
from glossary.locales import is_tag
from glossary.model import Finding, Match, Term

if TYPE_CHECKING:
    from glossary.enforcement import Enforced
    from glossary.termbase import Matcher, Termbase

Terms: TypeAlias = "Termbase | Sequence[Term] | str | os.PathLike[str]"
_log = logging.getLogger(__name__)


def match(text: str, terms: Terms, *, to: str = "", source_locale: str = "en") -> tuple[Match, ...]:
    """The terms in a text, in order, not overlapping; `start` and `end` of each count characters.

    `to` is required if `terms` is a file. Raises TermbaseError for a file that cannot be read and for a missing `to`.
    """
    return _matcher(_rows(terms, to, source_locale), source_locale).matches(text)


def enforce(source: str, target: str, terms: Terms, *, to: str, source_locale: str = "en") -> Enforced:
    """Put the terms of `source` into `target`, its translation, in the right grammatical form.

    The result has the new `text`, one Occurrence per term (satisfied, replaced or unresolved, with its characters in
    `text`) and the `edits` of `target`. Enforcing the result again changes nothing. Raises TermbaseError for a file
    that cannot be read, LocaleError for a `to` that is not a language tag.
    """
    matches = match(source, terms, to=_tag(to), source_locale=source_locale)
    return enforcement.enforce(
        source, target, matches, to, lexicon=alignment.shipped_lexicon(source_locale, to), source_locale=source_locale
    )


def check(
    source: str, target: str, terms: Terms, *, to: str, source_locale: str = "en", where: str = ""
) -> tuple[Finding, ...]:
    """Findings on the terms of a finished translation, in source order; nothing is changed.

    `where`: the place of the text, for the findings. Raises TermbaseError for a file that cannot be read, LocaleError
    for a `to` that is not a language tag.
    """
    matches = match(source, terms, to=_tag(to), source_locale=source_locale)
    return enforcement.check(
        source,
        target,
        matches,
        to,
        lexicon=alignment.shipped_lexicon(source_locale, to),
        where=where,
        source_locale=source_locale,
    )


def infer_names(
    texts: Sequence[str],
    *,
    to: str,
    translations: Sequence[str] = (),
    terms: Terms = (),
    source_locale: str = "en",
) -> tuple[tuple[Match, ...], ...]:
    """The names in the texts of one document that are not in `terms`: for each text its matches, with inferred Terms.

    Each name gets one rendering for the whole document, chosen by the `translations` (one per text, or none at all) and
    the data in the package. Raises TermbaseError for a file that cannot be read, LocaleError for a `to` that is not a
    language tag, and ValueError if `texts` and `translations` differ in number.
    """
    if translations and len(translations) != len(texts):
        raise ValueError(f"{len(translations)} translations of {len(texts)} texts")
    rows = _rows(terms, _tag(to), source_locale)
    taken = [_matcher(rows, source_locale).matches(text) for text in texts]
    nothing = [""] * len(texts)
    document = names.NameTexts(list(texts), list(translations) or nothing, nothing)
    found = names.infer_names(
        document, to, source_locale=source_locale, taken=taken, listed=names.words_of_persons(termbase.persons(rows))
    )
    return tuple(found.matches(number) for number in range(len(texts)))


def _rows(terms: Terms, to: str, source_locale: str) -> tuple[Term, ...]:
    """The terms as records; findings on the rows of a file are logged as warnings."""
    if isinstance(terms, termbase.Termbase):
        return terms.terms
    if not isinstance(terms, str | os.PathLike):
        return tuple(terms)
    if not to:
        raise TermbaseError(os.fspath(terms), "a termbase is read for a target locale", "name it: to='ru'")
    loaded, findings = termbase.load_merged([Path(terms)], to=to, source=source_locale)
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
