"""Answers, as the JSON of LibreTranslate's clients. What it does not have is in fields that they pass over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

from translate.model import LocalePair, UnitFinding
from translate.project import articles
from translate.serve.asked import AUTO, AskedTexts, text_of
from translate.serve.keys import Keys
from translate.serve.limits import ServiceLimits
from translate.serve.offered import Guess, Offered
from translate.serve.orders import MadeText
from translate.text import locales

Json = dict[str, Any]
_MOST_PAIRS = 20
_TITLE, _DESCRIPTION = "translate serve", "LibreTranslate's API with a guard, names and a glossary"
_PATIENCE = 60_000  # milliseconds for which LibreTranslate's page waits


def translated(wanted: AskedTexts, made: Sequence[MadeText], guessed: Guess | None) -> Json:
    """The answer of /translate. `findings` is there only where there are some."""
    told: Json = {"translatedText": [text_of(one.data) for one in made]}
    if guessed:
        told["detectedLanguage"] = [guess(guessed)] * len(made)
    if wanted.alternatives:
        told["alternatives"] = [list(map(text_of, one.alternatives)) for one in made]
    if any(one.findings for one in made):
        told["findings"] = [list(map(_finding, one.findings)) for one in made]
    return told if wanted.is_list else {name: value[0] for name, value in told.items()}


def file(address: str, made: MadeText) -> Json:
    """The answer of /translate_file. `address`: where the file can be fetched."""
    told: Json = {"translatedFileUrl": address}
    return told | ({"findings": list(map(_finding, made.findings))} if made.findings else {})


def guess(one: Guess) -> Json:
    """A detected language; its confidence in per cent."""
    return {"confidence": round(100 * one.probability, 1), "language": one.locale}


def languages(offered: Offered) -> list[Json]:
    """The answer of /languages. Each language is a target of its own, as there is nothing to do."""
    return [
        {"code": one, "name": locales.display(one), "targets": sorted({one, *offered.targets.get(one, ())})}
        for one in offered.every
    ]


def settings(offered: Offered, limits: ServiceLimits, keys: Keys) -> Json:
    """The answer of /frontend/settings."""
    target = next(one for some in offered.targets.values() for one in some)
    return {
        "charLimit": limits.characters,
        "frontendTimeout": _PATIENCE,
        "apiKeys": bool(keys.keys),
        "keyRequired": bool(keys.keys),
        "suggestions": False,
        "filesTranslation": True,
        "supportedFilesFormat": [one for one in articles.by_suffix() if one[0] == "."],
        "language": {
            "source": {"code": AUTO, "name": "Auto Detect"},
            "target": {"code": target, "name": locales.display(target)},
        },
    }


def spec(offered: Offered, made_by: Callable[[LocalePair], str]) -> Json:
    """The answer of /spec: who answers, and if there are not too many pairs, what makes the translations of each, so
    that a client can tell whether what it keeps is still what it would get."""
    pairs = [LocalePair(source, target) for source, some in offered.targets.items() for target in some]
    told = {f"{pair.source}-{pair.target}": made_by(pair) for pair in pairs} if len(pairs) <= _MOST_PAIRS else {}
    info = {"title": _TITLE, "version": version("translate-articles"), "description": _DESCRIPTION}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "x-made-by": told}


def _finding(one: UnitFinding) -> Json:
    return {"rule": one.rule, "severity": str(one.severity), "message": one.message, "paragraph": one.paragraph}
