"""The verbs of the Python API beside `run`: build, status and check, each a function of Options."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.model import DEFAULT_SOURCE, Failure
from translate.pipeline import Built, Looked, Owned, building, progress
from translate.project import Options, discovery
from translate.text import locales

if TYPE_CHECKING:
    from translate.checks import Report

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Review:
    """How far the review has come. `looked`: each article in each of `locales`, with the state of its paragraphs;
    `failures`: articles and catalogs that cannot be read; `orphans`: catalogs without an article among the sources."""

    locales: tuple[str, ...]
    looked: tuple[Looked, ...]
    failures: tuple[Failure, ...]
    orphans: tuple[Path, ...]


def build(options: Options, *, only_reviewed: bool = False) -> Built:
    """Write the articles and parallel texts from their catalogs alone, as people left them; no engine is asked.

    `options.to`: () for every locale that has catalogs. `only_reviewed`: show nothing but what a person approved, else
    the source. An article whose catalog is broken, or that cannot be written, is a failure in the result. Raises
    ConfigError or LocaleError before any work when options do not fit.
    """
    options = discovery.with_sources(options)
    project = _project(options)
    return building.build(project, options.on_stale, Owned(options.human), only_reviewed=only_reviewed)


def status(options: Options) -> Review:
    """Count, in each article and locale, the paragraphs that are reviewed, fuzzy, stale and untranslated; the articles
    are compared with their catalogs as they are now. Writes nothing. Raises ConfigError or LocaleError."""
    project = _project(discovery.with_sources(options))
    looked, failures = progress.look_at(project)
    orphans = tuple(path for locale in project.targets for path in project.orphans(locale))
    return Review(project.targets, looked, failures, orphans)


def check(options: Options, catalogs: Sequence[str] = (), *, drift: bool = False) -> Report:
    """Judge what runs have written and people have reviewed, by the rules and limits of `options.check`.

    `catalogs`: PO files or folders of them; () for all below `options.out`. `drift`: look for names with several
    renderings, too, which takes twenty times as long as all the rest. Writes nothing and loads no engine; a catalog
    that cannot be read is a failure in the report. Raises ConfigError for options that cannot be meant, TermbaseError
    for a termbase that cannot be read.
    """
    from translate import checks  # which `build` and `status` do not wait for
    from translate.checks import reading

    options.refuse_missing("glossary")
    wanted = tuple(map(locales.parse, options.to))
    source = locales.parse(options.from_) if options.from_ else DEFAULT_SOURCE
    out, gate = Path(options.out), options.check
    if catalogs:
        places, gate = reading.given(tuple(catalogs), out, wanted, source), replace(gate, thresholds={})
    else:
        places = reading.places(out, wanted, source)
    return checks.check(places, out, options.glossary, gate, _log.warning, drift=drift)


def _project(options: Options) -> progress.Project:
    return progress.project(options.sources, options.to, options.from_, Path(options.out))
