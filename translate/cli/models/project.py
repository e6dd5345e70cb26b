"""What the commands on models share: the project's configuration and lock, pairs as people write them, JSON out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary import cli
from translate.errors import ConfigError, LocaleError
from translate.model import DEFAULT_SOURCE
from translate.project import config, configured
from translate.text import locales

if TYPE_CHECKING:
    from translate.machine import Store
    from translate.machine.models import Lock

SCHEMA = 1  # of the JSON that these commands print, raised when a key changes its meaning or goes


def options() -> config.Options:
    """The configuration of the project in the current folder. Raises ConfigError."""
    return configured()


def root() -> Path:
    """The project's folder, where translate.lock lies."""
    return Path(options().root)


def store() -> Store:
    """The folder of models."""
    from translate.machine import store as stores

    return stores.Store(stores.default_root(os.environ))


def lock() -> Lock | None:
    """The pins of the project. Raises ConfigError."""
    from translate.machine.models import lock as locks

    return locks.load(root())


def indexes(given: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The indexes to ask, each with its mirrors: those given, else those of the project, else the public ones."""
    if given:
        return tuple(tuple(address.split("|")) for address in given)
    configured = options().indexes
    if configured is config.INDEXES and (base := os.environ.get("ARGOS_PACKAGE_INDEX")):  # as Argos takes it
        return ((f"{base.rstrip('/')}/index.json",), *config.INDEXES[1:])
    return configured


def pairs(text: str) -> list[tuple[str, str]]:
    """Pairs of locales as in "en-ru,en-pt-BR" or "en:ru". Raises LocaleError."""
    return [pair(part.strip()) for part in text.split(",") if part.strip()]


def pair(text: str) -> tuple[str, str]:
    """A pair of locales as in "en-ru": of the ways to read it the one with the shortest source."""
    ways = [(text[:n], text[n + 1 :]) for n, letter in enumerate(text) if letter == ":"]
    for source, target in ways or [(text[:n], text[n + 1 :]) for n, letter in enumerate(text) if letter in "-_"]:
        try:
            return locales.named(source), locales.named(target)
        except LocaleError:
            continue
    raise LocaleError(repr(text), "not a pair of languages", "write it as en-ru, or en:pt-BR")


def project_pairs(text: str) -> list[tuple[str, str]]:
    """The pairs given, or those of the project's configuration. Raises ConfigError, LocaleError."""
    if text:
        return pairs(text)
    known = options()
    if not known.to:
        raise ConfigError("--pairs", "no pair given, and no `to` in the configuration", "say which, e.g. --pairs en-ru")
    return [(locales.named(known.from_ or DEFAULT_SOURCE), locales.named(target)) for target in known.to]


def print_json(record: dict[str, Any]) -> None:
    """One JSON object on standard output."""
    cli.print_json({"schema": SCHEMA} | record)


def megabytes(size: int) -> str:
    """A size for people: "17 MB", "-" for none known."""
    return "-" if not size else f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
