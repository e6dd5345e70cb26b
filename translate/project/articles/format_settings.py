"""The settings of formats: which one reads an article, and what of it is translated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from translate.errors import ConfigError
from translate.project.articles.heading_anchors import SlugRule

FRONT_MATTER = ("title", "description", "summary", "subtitle", "excerpt", "lead", "caption")


@dataclass(frozen=True, slots=True)
class FormatSettings:
    """The table `formats` of the configuration. `format`: the name of the format of every article, "" for that of its
    suffix; `front_matter`: the keys of a front matter whose values are translated, at any depth; `anchors`: whose rule
    names the headings of Markdown, None where translated headings are given no anchor; `keys`: patterns of the keys
    whose values are translated, or with "!" before them are left, see `messages.KeyChoice`; () for the usual ones."""

    format: str = ""
    front_matter: tuple[str, ...] = FRONT_MATTER
    anchors: SlugRule | None = SlugRule.GITHUB
    keys: tuple[str, ...] = ()


USUAL = FormatSettings()


def read_settings(table: Any) -> FormatSettings:
    """The settings in a table as TOML gives it. Raises ConfigError, whose `where` is the key below `formats`."""
    if not isinstance(table, dict):
        raise ConfigError("", f"{table!r} is not a table", "write [formats] and keys below it")
    known = ("format", "front-matter", "anchors", "keys")
    for name in table:
        if name not in known:
            raise ConfigError(str(name), "no such key", f"known keys: {', '.join(known)}")
    return FormatSettings(
        _format("format", table["format"]) if "format" in table else "",
        _keys("front-matter", table["front-matter"]) if "front-matter" in table else FRONT_MATTER,
        _anchors("anchors", table["anchors"]) if "anchors" in table else SlugRule.GITHUB,
        _keys("keys", table["keys"]) if "keys" in table else (),
    )


def _format(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError(name, f"{value!r} is not the name of a format", "name one, such as markdown")
    return value


def _keys(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ConfigError(name, f"{value!r} is not a list of keys", 'write such as ["title", "description"]')
    return tuple(value)


def _anchors(name: str, value: Any) -> SlugRule | None:
    if value == "none":
        return None
    try:
        return SlugRule(value)
    except ValueError:
        rules = ", ".join(SlugRule)
        raise ConfigError(name, f"{value!r} is not {rules} or none", "change the value") from None
