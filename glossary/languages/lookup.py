"""The language of a locale, as a source and as a target."""

from __future__ import annotations

from functools import lru_cache

from glossary.languages.protocol import SourceLanguage, TargetLanguage
from glossary.locales import primary


@lru_cache(32)
def source_language(locale: str) -> SourceLanguage:
    """The source side of a locale (BCP 47); languages without a module use the lemmas of simplemma."""
    from glossary.languages.english import English
    from glossary.languages.generic import GenericSource

    code = primary(locale)
    return English() if code in ("en", "") else GenericSource(locale, code)


@lru_cache(32)
def target_language(locale: str) -> TargetLanguage:
    """The target side of a locale (BCP 47).

    Terms are inflected in Russian, Ukrainian, Spanish, Portuguese and German. Other languages, and Ukrainian without
    its dictionary (the extra `uk`), have explicit forms, else the dictionary form marked "uninflected".
    """
    code = primary(locale)
    if code == "ru":
        from glossary.languages.slavic import russian_target

        return russian_target()
    if code == "uk":
        from glossary.languages.slavic import ukrainian_target

        found = ukrainian_target()
        if found is not None:
            return found
    if code in ("es", "pt"):
        from glossary.languages.romance import Romance

        return Romance(locale, code)
    if code == "de":
        from glossary.languages.german import German

        return German()
    from glossary.languages.generic import Generic

    return Generic(locale, code)
