"""Locales as BCP 47 tags: reading them, matching them to the codes that models use, naming them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from glossary.locales import primary as primary
from translate.errors import LocaleError

# Codes of the Argos index that are not BCP 47 (seen in its index.json and in LibreTranslate's table of aliases).
_ARGOS = {"zt": "zh-Hant", "zh": "zh-Hans", "pb": "pt-BR", "ns": "nso"}  # the last of M2M100
# Of a group of languages (ISO 639-3), the one that its common code means, where CLDR does not say so.
_COMMON = {"pbt": "ps", "quy": "qu", "fuv": "ff", "knc": "kr"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FARTHEST = 10  # langcodes' tag distance: same language, another region or a readable variety


@lru_cache(maxsize=256)
def parse(tag: str) -> str:
    """The standard spelling of a BCP 47 tag ("pt_br" -> "pt-BR"). Raises LocaleError when it is no language tag."""
    import langcodes

    remedy = "give a BCP 47 language tag such as ru, pt-BR or zh-Hant"
    if not _TAG.fullmatch(tag):
        raise LocaleError(repr(tag), "not a language tag", remedy)
    try:
        if not langcodes.tag_is_valid(tag) or primary(tag) in ("und", "mul", "zxx", "mis"):
            raise LocaleError(repr(tag), "no such language", remedy)
        return langcodes.standardize_tag(tag)
    except ValueError as error:
        raise LocaleError(repr(tag), str(error), remedy) from error


def named(text: str) -> str:
    """The tag that a person means by a tag or by the name of a language, English or its own ("russian", "Deutsch").
    Raises LocaleError with what may have been meant."""
    from glossary.locales import near_tags, tag_of_name

    try:
        return parse(text)
    except LocaleError as error:
        if tag := tag_of_name(text):
            return parse(tag)
        if near := near_tags(text):
            meant = " or ".join(f"{tag} ({display(tag)})" for tag in near)
            raise LocaleError(error.where, error.what, f"did you mean {meant}?") from error
        raise


def meant(text: str) -> str:
    """The tag of a language that is named by a word ("russian"), else the text as it is, to be refused where it is
    used if it is no tag."""
    if not text or _TAG.fullmatch(text):
        return text
    try:
        return named(text)
    except LocaleError:
        return text


def of_model(code: str) -> str:
    """The BCP 47 tag of a code that an engine's model carries ("zt" -> "zh-Hant"). Raises LocaleError for any other."""
    return parse(_ARGOS.get(code, code))


@lru_cache(maxsize=4096)
def of_iso639(code: str) -> str:
    """The BCP 47 tag of a code of ISO 639 with or without a script, without what goes without saying: "rus_Cyrl" ->
    "ru", "arb_Arab" -> "ar", "zho_Hant" -> "zh-Hant". Raises LocaleError for any other text."""
    import langcodes

    found = langcodes.get(of_model(code))
    if len(found.language or "") == 3:
        found = found.prefer_macrolanguage()
    language = _COMMON.get(found.language or "", found.language)
    usual = langcodes.Language.make(language=language, territory=found.territory).maximize().script
    is_usual = found.script in (usual, "Hang") and language != "zh"  # Hangul: what CLDR calls Kore is written in it
    script = None if is_usual else found.script
    return parse(langcodes.Language.make(language=language, script=script, territory=found.territory).to_tag())


@lru_cache(maxsize=4096)
def distance(desired: str, supported: str) -> int:
    """How far a supported locale is from the desired one: 0 the same, up to 10 readable in its place, more: another."""
    import langcodes

    if desired == supported:
        return 0
    try:
        scripts = [langcodes.Language.get(tag).maximize().script for tag in (desired, supported)]
    except ValueError:
        return 100
    if scripts[0] != scripts[1]:
        return 100
    if _language(desired) != _language(supported):
        return 100  # Norwegian for Danish may be readable, but it is not what was asked for
    return max(1, min(langcodes.tag_distance(desired, supported), _FARTHEST))


def closest(desired: str, supported: Iterable[str]) -> str | None:
    """The supported locale that serves best for the desired one, None when none is the same language and script."""
    near = sorted((distance(desired, tag), tag) for tag in supported)
    return near[0][1] if near and near[0][0] <= _FARTHEST else None


def _language(tag: str) -> str:
    return {"nb": "no"}.get(primary(tag), primary(tag))


def same_language(one: str, other: str) -> bool:
    """Are two locales one language in one script, so that there is nothing to translate between them?"""
    return distance(one, other) <= _FARTHEST


def display(tag: str) -> str:
    """The English name of a locale for messages, or the tag itself where CLDR has none."""
    from glossary.locales import display_name

    return display_name(tag) or tag


def plural_forms(tag: str) -> str:
    """The Plural-Forms header of gettext for a locale (`nplurals=2; plural=(n != 1);` by default)."""
    from glossary.locales import plural_forms as known

    return known(tag) or "nplurals=2; plural=(n != 1);"


def direction(tag: str) -> str:
    """The direction in which a locale is written, as HTML has it: "rtl" by its script, else "ltr"."""
    from glossary.locales import is_right_to_left

    return "rtl" if is_right_to_left(tag) else "ltr"
