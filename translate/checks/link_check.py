"""The link check: which links, anchors, footnotes and references of documents lead nowhere, and which of them did so in
the source already."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from glossary import Severity
from translate.checks import waivers
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.gate import Report
from translate.errors import Error
from translate.model import State
from translate.project import Gate, Source, files, layout
from translate.project.articles import FormatSettings, LinkGraph, Reference, links, parse
from translate.project.sites import Site
from translate.text.rules import short

_RULE = "dead-link"


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What a link check found. `documents`, `references`: how many were looked at; `report`: its findings."""

    report: Report
    documents: int = 0
    references: int = 0


def check_links(
    folder: Path, sources: Sequence[Source], out: Path, wanted: Sequence[str], gate: Gate, settings: FormatSettings
) -> LinkReport:
    """Check the links of articles and of their translations.

    `folder`: that of the articles; `out`: the output folder of their run, if there was one; `wanted`: the target
    locales, () for all that there are. A translation is judged in the place of its source, between the source's own
    files: a link that is dead there and alive in the source is an error, so is one that is dead in a folder that was
    never translated. One that is dead in a source that has translations is a warning. Documents that cannot be read are
    failures.
    """
    documents = {Path(os.path.abspath(one.path)): one for one in sources if one.path}
    locales = [one for one in _locales(out) if not wanted or one in wanted]
    translated = {locale: _translations(documents, out, locale) for locale in locales}
    original = _World(folder, documents, {}, "", settings)
    worlds = [original, *(_World(folder, documents, ours, to, settings) for to, ours in translated.items() if ours)]
    severity = Severity.WARNING if len(worlds) > 1 else Severity.ERROR
    found = [replace(one, severity=severity) for path in documents for one in original.findings(path)]
    for world in worlds[1:]:
        found += (one for path in world.translations for one in _made_worse(path, original, world))
    graded = (replace(one, severity=Severity(gate.severity[_RULE])) if _RULE in gate.severity else one for one in found)
    ordered = sorted(waivers.apply(graded, gate.ignore), key=lambda one: (one.record.file, one.record.line))
    failures = tuple(dict.fromkeys(failure for world in worlds for failure in world.failures))
    looked = [graph for world in worlds for graph in world.own_graphs()]
    return LinkReport(
        Report(tuple(ordered), failures=failures), len(looked), sum(len(one.references) for one in looked)
    )


def _made_worse(path: Path, original: _World, world: _World) -> Iterator[EntryFinding]:
    """What is wrong in a translation and right in its source."""
    known = Counter(_same(one.record.source) for one in original.findings(path))
    for one in world.findings(path):
        same = _same(one.record.source)
        if known[same] > 0:
            known[same] -= 1
        else:
            yield one
    source, translation = original.graph(path), world.graph(path)
    if source and translation:
        left = Counter(one.address for one in source.references)
        left.subtract(one.address for one in translation.references)
        for address, count in left.items():
            if count > 0:
                message = f"the link of the source to {short(address)} is not here"
                yield world.finding(path, Reference(address), Severity.WARNING, message)


def _locales(out: Path) -> Iterator[str]:
    """The target locales of a run: those of its ledgers."""
    yield from dict.fromkeys(one.locale for one in layout.written(out))


def _translations(documents: Mapping[Path, Source], out: Path, locale: str) -> dict[Path, Path]:
    """The translations of some documents, by the paths of those."""
    folder = layout.translated(out, locale)
    return {path: folder / one.name for path, one in documents.items() if (folder / one.name).is_file()}


def _same(address: str) -> str:
    """What is equal in a broken reference and its translation: an undefined label is text, which is translated."""
    return "[]" if address.startswith("[") and not address.startswith("[^") else address


class _World:
    """Documents, `translations` of them in their place (by the paths of both), and where their links lead."""

    def __init__(
        self,
        folder: Path,
        documents: Mapping[Path, Source],
        translations: Mapping[Path, Path],
        locale: str,
        settings: FormatSettings,
    ) -> None:
        self._documents, self._locale, self._settings = documents, locale, settings
        self.translations = translations
        self.failures = list[str]()
        self.graph = cache(self._graph)
        self._site = Site(folder, tuple(documents), self.graph, settings.site)

    def own_graphs(self) -> Iterator[LinkGraph]:
        """The link graphs of the documents themselves, or of the translations."""
        graphs = map(self.graph, self.translations if self._locale else self._documents)
        yield from (graph for graph in graphs if graph)

    def findings(self, path: Path) -> Iterator[EntryFinding]:
        """The references of a document that lead nowhere."""
        graph = self.graph(path)
        if graph is None:
            return
        for one in graph.broken:
            yield self.finding(path, one, Severity.ERROR, f"{short(one.address)} refers to nothing")
        for one in graph.references:
            if fault := self._site.fault(one, path):
                yield self.finding(path, one, Severity.ERROR, f"a link {fault}")

    def finding(self, path: Path, reference: Reference, severity: Severity, message: str) -> EntryFinding:
        """A finding about a reference in a document."""
        source = self._documents[path]
        file = (self.translations[path] if self._locale else source.path or path).as_posix()
        record = Record(
            reference.address, "", State.FUZZY, self._locale, article=source.name, file=file, line=reference.line
        )
        return EntryFinding(_RULE, severity, message, record)

    def _graph(self, path: Path) -> LinkGraph | None:
        """The link graph of a document, of its translation where it has one."""
        source = self._documents.get(path)
        try:
            data = files.read(self.translations.get(path, path))
            return links(parse(data, source.name if source else path.name, self._locale or "en", self._settings))
        except Error as error:
            if source and (path in self.translations or not self._locale):
                self.failures.append(str(error))
            return None
