"""The languages of a model that has no tokens for them, as its files state them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.errors import LocaleError
from translate.machine.converted.files import Files
from translate.text import locales

_CARD = (
    r"^[\s*-]*{}\s*languages?(?:\(s\))?\s*:\s*(.+)$"  # of OPUS-MT: "* source languages: en", "source language(s): rus"
)
_NAME = re.compile(r"opus-mt(?:-tc)?(?:-base|-big|-tiny|-bible-big)?-([A-Za-z_]{2,8})-([A-Za-z_]{2,8})")
_CODE = re.compile(r"\b[a-z]{2,3}(?:_[A-Za-z]+)?\b")
REMEDY = 'write metadata.json beside its files: {"from_code": "en", "to_code": "ru"}; several codes with spaces between'


def sources(files: Files) -> tuple[str, ...]:
    """The languages that a model translates from. Raises LocaleError where its files do not say."""
    return _stated(files, "source", 0)


def targets(files: Files) -> tuple[str, ...]:
    """The languages that a model translates into. Raises LocaleError where its files do not say."""
    return _stated(files, "target", 1)


def _stated(files: Files, side: str, place: int) -> tuple[str, ...]:
    """The first statement that names languages, and no group of them: what a person wrote, the tokenizer's settings,
    the card, the name."""
    for text in _statements(files, side, place):
        if found := _tags(text):
            return found
    raise LocaleError(files.origin, f"does not say which its {side} languages are", REMEDY)


def _statements(files: Files, side: str, place: int) -> Iterator[str]:
    yield str(files.metadata.get(("from_code", "to_code")[place]) or "")
    yield str(files.tokenizer.get(f"{side}_lang") or "")
    if stated := re.search(_CARD.format(side), files.card, re.IGNORECASE | re.MULTILINE):
        yield stated[1]
    if named := _NAME.search(files.origin):
        yield named[1 + place]


def _tags(text: str) -> tuple[str, ...]:
    """The languages of a statement; () if it names a group of languages (ISO 639-5: zle) or none."""
    from glossary.locales import display_name

    found = list[str]()
    for code in _CODE.findall(text):
        try:
            tag = locales.of_iso639(code)
        except LocaleError:
            return ()
        if not display_name(tag):  # a group, as CLDR names no groups
            return ()
        found.append(tag)
    return tuple(dict.fromkeys(found))
