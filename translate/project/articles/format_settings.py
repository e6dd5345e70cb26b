"""The settings of formats: which one reads an article, and what of it is translated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from translate.errors import ConfigError
from translate.project.articles.heading_anchors import SlugRule

FRONT_MATTER = ("title", "description", "summary", "subtitle", "excerpt", "lead", "caption")


class Generator(StrEnum):
    """A site generator, whose rules tell at which address a document is shown."""

    HUGO = "hugo"
    JEKYLL = "jekyll"
    MKDOCS = "mkdocs"
    DOCUSAURUS = "docusaurus"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site that documents belong to. `generator`: what makes it of them, None if they are shown as they are;
    `root`: the folder that the address / stands for, "" for that of the documents; `base`: the path, or whole address,
    under which the site is found, "" for /."""

    generator: Generator | None = None
    root: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class FormatSettings:
    """The table `formats` of the configuration. `format`: the name of the format of every article, "" for that of its
    suffix; `front_matter`: the keys of a front matter whose values are translated, at any depth; `anchors`: whose rule
    names the headings of Markdown, None where translated headings are given no anchor; `columns`: the columns of tables
    (CSV) that are translated, by the names in the first row or by number from 1, () for those that hold prose; `site`:
    where links lead; `extract`: only the article of a page of HTML is translated, not what is around it;
    `keys`: patterns of the keys whose values are translated, or with "!" before them are left, see `KeyChoice` of the
    room messages, () for the usual ones."""

    format: str = ""
    front_matter: tuple[str, ...] = FRONT_MATTER
    anchors: SlugRule | None = SlugRule.GITHUB
    columns: tuple[str | int, ...] = ()
    site: SiteSettings = SiteSettings()
    extract: bool = False
    keys: tuple[str, ...] = ()


USUAL = FormatSettings()


def read_settings(table: Any) -> FormatSettings:
    """The settings in a table as TOML gives it. Raises ConfigError, whose `where` is the key below `formats`."""
    if not isinstance(table, dict):
        raise ConfigError("", f"{table!r} is not a table", "write [formats] and keys below it")
    known = ("format", "front-matter", "anchors", "columns", "site", "site-root", "base-path", "extract", "keys")
    for name in table:
        if name not in known:
            raise ConfigError(str(name), "no such key", f"known keys: {', '.join(known)}")
    return FormatSettings(
        _format("format", table["format"]) if "format" in table else "",
        _keys("front-matter", table["front-matter"]) if "front-matter" in table else FRONT_MATTER,
        _anchors("anchors", table["anchors"]) if "anchors" in table else SlugRule.GITHUB,
        _columns("columns", table["columns"]) if "columns" in table else (),
        SiteSettings(
            _generator("site", table["site"]) if "site" in table else None,
            *(_path(name, table[name]) if name in table else "" for name in ("site-root", "base-path")),
        ),
        _flag("extract", table["extract"]) if "extract" in table else False,
        _keys("keys", table["keys"]) if "keys" in table else (),
    )


def _format(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError(name, f"{value!r} is not the name of a format", "name one, such as markdown")
    return value


def _generator(name: str, value: Any) -> Generator:
    try:
        return Generator(value)
    except ValueError:
        raise ConfigError(name, f"{value!r} is not {', '.join(Generator)}", "change the value") from None


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(name, f"{value!r} is not true or false", "change the value")
    return value


def _path(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError(name, f"{value!r} is not a path", 'write such as "docs"')
    return value


def _keys(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ConfigError(name, f"{value!r} is not a list of keys", 'write such as ["title", "description"]')
    return tuple(value)


def _columns(name: str, value: Any) -> tuple[str | int, ...]:
    def is_column(one: Any) -> bool:
        return isinstance(one, str) or (isinstance(one, int) and not isinstance(one, bool) and one > 0)

    if not isinstance(value, list) or not value or not all(map(is_column, value)):
        raise ConfigError(name, f"{value!r} is not a list of columns", 'write such as ["title", "text"] or [2, 3]')
    return tuple(value)


def _anchors(name: str, value: Any) -> SlugRule | None:
    if value == "none":
        return None
    try:
        return SlugRule(value)
    except ValueError:
        rules = ", ".join(SlugRule)
        raise ConfigError(name, f"{value!r} is not {rules} or none", "change the value") from None
