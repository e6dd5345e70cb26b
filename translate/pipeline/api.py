"""The Python API of build, status and check, each a function of Options; `run` is in `project_run`."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import ConfigError
from translate.fingerprints import Facts
from translate.model import DEFAULT_SOURCE, Failure
from translate.pipeline import article_status, project_build
from translate.pipeline.article_status import ArticleStatus, Project
from translate.pipeline.human_only import Owned
from translate.pipeline.project_build import Built
from translate.project import Options, discovery, layout
from translate.text import locales

if TYPE_CHECKING:
    from translate.checks import LinkReport, Report

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Review:
    """The review status of a project. `looked`: each article in each of `locales`, with the status of its paragraphs;
    `failures`: articles and catalogs that cannot be read; `orphans`: catalogs without an article among the sources."""

    locales: tuple[str, ...]
    looked: tuple[ArticleStatus, ...]
    failures: tuple[Failure, ...]
    orphans: tuple[Path, ...]


def build(options: Options, *, only_reviewed: bool = False, untranslated: bool = False) -> Built:
    """Write the articles and parallel texts from their catalogs alone, without an engine.

    `options.to`: () for every locale that has catalogs. `only_reviewed`: show only what a person approved, else the
    source. `untranslated`: also write articles without a catalog, which show the source. An article whose catalog is
    broken, or that cannot be written, is a failure in the result. Raises ConfigError or LocaleError before any work for
    invalid options, and ConfigError if no article has a catalog.
    """
    project, owned = Project.of(options), Owned(options.human)
    showing = project_build.Showing(options.on_stale, options.bilingual, only_reviewed, untranslated)
    with _facts(options) as facts:
        return project_build.build(project, showing, owned, facts)


def status(options: Options) -> Review:
    """The number of reviewed, fuzzy, stale and untranslated paragraphs of each article in each target locale, by
    comparing the articles with their catalogs. Writes nothing but what it has found, for the next time, where runs keep
    such facts. Raises ConfigError or LocaleError."""
    project, gathered = Project.of(options), article_status.Gathered()
    with _facts(options) as facts:
        for source in project.sources:
            for found in article_status.seen(source, project, facts):
                gathered.add(*found)
    orphans = tuple(path for locale in project.targets for path in project.orphans(locale))
    return Review(project.targets, gathered.statuses(project.targets), gathered.lost(project.targets), orphans)


def check(options: Options, catalogs: Sequence[str] = (), *, drift: bool = False) -> Report:
    """Check catalogs and articles by the rules and limits of `options.check`.

    `catalogs`: PO files or folders of them; () for all below `options.out`. `drift`: also look for names with several
    renderings, which takes about twenty times as long as all other rules. Loads no engine, and writes nothing but what
    it has found, for the next time, where runs keep such facts; a catalog that cannot be read is a failure in the
    report. Raises ConfigError or LocaleError for invalid options, TermbaseError
    for a termbase that cannot be read.
    """
    from translate import checks  # imported here, as `build` and `status` do not need it
    from translate.checks import checked_documents

    options.refuse_missing("glossary")
    wanted = tuple(map(locales.named, options.to))
    source = locales.named(options.from_) if options.from_ else DEFAULT_SOURCE
    out, gate = Path(options.out), options.check
    if catalogs:
        judged, gate = (
            checked_documents.given_catalogs(tuple(catalogs), out, wanted, source),
            replace(gate, thresholds={}),
        )
    else:
        judged = checked_documents.written_catalogs(out, wanted, source)
    with _facts(options) as facts:
        return checks.check(
            judged, out, options.glossary, gate, _log.warning, options.formats, drift=drift, facts=facts
        )


def check_links(options: Options, folders: Sequence[str] = ()) -> LinkReport:
    """Check the links of articles, and of the translations of them that a run wrote.

    `folders`: those of the articles, or files; () for the sources of `options`. A folder of translations stands for its
    articles. Writes nothing. Raises ConfigError or LocaleError for invalid options.
    """
    from translate import checks

    if discovery.STDIN in folders:
        raise ConfigError(discovery.STDIN, "links are not checked on standard input", "name files or folders")
    out = Path(options.out)
    wanted = tuple(map(locales.named, options.to))
    of_run = {os.path.realpath(out / one): one for one in layout.locales_of_catalogs(out)}
    chosen = tuple(of_run[os.path.realpath(one)] for one in folders if os.path.realpath(one) in of_run)
    known = options.sources or os.path.isdir(os.path.join(options.root, "articles"))
    if chosen and len(chosen) == len(folders) and known:
        folders, wanted = (), chosen
    options = discovery.with_sources(replace(options, sources=tuple(folders) or options.sources))
    found = discovery.documents(options.sources, exclude=out)
    first = options.sources[0]
    folder = Path(first if os.path.isdir(first) else os.path.dirname(first) or ".")
    site = options.formats.site
    if site.root:
        site = replace(site, root=os.path.join(options.root, site.root))
    return checks.check_links(folder, found, out, wanted, options.check, replace(options.formats, site=site))


def _facts(options: Options) -> Facts:
    """What runs and earlier commands keep of the project."""
    return Facts.beside(layout.cache(options.root))
