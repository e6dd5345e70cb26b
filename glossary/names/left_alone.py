"""Mentions whose rendering by the engine is right although it is not the chosen one, so that it is left alone.

A brand or a newspaper in its own letters, a place as an adjective (Oxford University: Оксфордский университет), a saint
whose church it is (St. Mary's), and a word for a kind of place without a name (the Cape).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from glossary.names import lists
from glossary.names.candidates import is_well_known_place
from glossary.names.capitals import stays_latin
from glossary.names.choose import occurs, strange
from glossary.names.demonyms import others_named
from glossary.names.name import NameKind
from glossary.names.spans import NameSpan

_OF_USAGE = (NameKind.OTHER, NameKind.ORGANISATION, NameKind.WORK)
_MOST = 0.5  # share (0..1) of the machine translations with Latin letters from which a name keeps them; chosen by hand
_STEM = 4  # least letters of the stem of an adjective
_LAST_VOWELS = re.compile(r"[аеёийоуыьэюя]+$")
_ADJECTIVE = r"(?:[а-яё]{0,3}(?:ск|цк)(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими))(?![\w])"
_UNIT = re.compile(r"[kMGTm]?(?:Wh|Hz|Pa|eV|Bq|Sv|bit/s)|[kMGT][WJVAB]")  # a price's: 80 EUR/MWh
_ARTICLES = ("La ", "Le ", "Les ", "El ", "Il ")
_SAINT = re.compile(r"(?:St\.?|Saint|Ste\.?) ")


def is_no_name(span: NameSpan) -> bool:
    """True if the source shows that the engine should translate the words: a saint's church, a kind of place, a
    symbol of a unit."""
    if _UNIT.fullmatch(span.text):
        return True
    if len(span.words) == 1 and span.words[0].text.lower().rstrip(".") in lists.PLACE_STARTS:
        return not span.mention.title
    return _SAINT.match(span.text) is not None and any(mention.possessive for mention in span.name.mentions)


def stays(span: NameSpan, drafts: Sequence[str]) -> bool:
    """True if the engine keeps a company, a club, a brand or a newspaper in Latin letters. `drafts`: its translations
    of all texts that mention the name."""
    if is_well_known_place(span.text):
        return False
    if span.name.kind not in _OF_USAGE and not _is_titled(span):
        return False
    if span.name.kind is NameKind.ORGANISATION and all(stays_latin(word.text) for word in span.words):
        return True
    said = [draft for draft in drafts if draft]
    return sum(_has(draft, span.text) for draft in said) > _MOST * len(said)


def is_rendered_otherwise(span: NameSpan, rendering: str, draft: str) -> bool:
    """True if the draft of a text has the whole name in Latin letters, or an adjective of the place."""
    kind = span.name.kind
    if kind in _OF_USAGE and len(span.words) < len(span.mention.words) and _has(draft, span.mention.surface):
        return True
    return kind is not NameKind.DEMONYM and _has_adjective(rendering, draft) and not occurs(rendering, draft)


def is_said(span: NameSpan, draft: str, renderings: Iterable[str], code: str) -> bool:
    """True for a demonym alone (in Dutch, the Welsh) whose translation by the engine may be right: one of its
    `renderings` stands there, or there is neither a strange word nor another people."""
    if not span.is_alone or any(occurs(one, draft) for one in renderings):
        return span.is_alone
    return not strange(draft, code) and not others_named(draft, f"en-{code}")


def _is_titled(span: NameSpan) -> bool:
    """True for two words of which the first is a Romance article, as newspapers have it: Le Monde, La Stampa."""
    return len(span.words) == 2 and span.mention.surface.startswith(_ARTICLES) and not span.mention.title


def _has(draft: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", draft) is not None


def _has_adjective(rendering: str, draft: str) -> bool:
    """True if a text has an adjective of a rendering of one word: Оксфорд, оксфордский."""
    stem = _LAST_VOWELS.sub("", rendering.lower())
    if len(stem) < _STEM or " " in stem:
        return False
    return re.search(rf"(?<!\w){re.escape(stem)}{_ADJECTIVE}", draft.lower()) is not None
