"""Which articles of a pair of locales need not be done again: their fingerprints against what is there now. Nothing is
parsed for it, and neither an engine nor a dictionary loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from translate import fingerprints, machine
from translate.errors import Error
from translate.fingerprints import ARTICLE, Facts, Inputs, KeptAnswers, digest_of, file_digest, record
from translate.machine import Cache, Route, store
from translate.model import ArticleResult, LocalePair, NamesMode
from translate.pipeline import approved
from translate.pipeline.approved import Offers
from translate.pipeline.human_only import Owned
from translate.pipeline.other_engines import OtherRoutes, other_routes
from translate.pipeline.survey import Surveyed
from translate.project import Options, discovery, layout
from translate.report.page import html

_ALONE = OtherRoutes()
_NOTES, _SHEET, _REPORTS = "notes", "names", "reports"  # kinds of facts
OTHER_CATALOGS = "the catalogs of other articles"  # an input of articles without one


@dataclass(frozen=True, slots=True)
class Task:
    """An article of a run in a target locale. `inputs`: what it is made with; `why`: why it must be done again. Where
    its fingerprint stands, `why` is "" and `result` what it says. Where only inputs that articles share have changed,
    `known` is the fingerprint as a fact, and the article is done again if they concern it."""

    surveyed: Surveyed
    inputs: Inputs
    why: str = ""
    result: ArticleResult | None = None
    known: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What is there of a target locale before a run. `place`: that of its facts; `catalogs`: the digests of all its
    catalogs by the names of their articles."""

    out: Path
    target: str
    place: str
    catalogs: Mapping[str, str]

    @staticmethod
    def of(options: Options, target: str) -> Before:
        """That of the output folder of `options`."""
        out = Path(options.out)
        catalogs = {name: file_digest(path) for name, path in layout.catalog_files(out, target)}
        return Before(out, target, f"{layout.relative(out, options.root)} {target}", catalogs)


def tasks(
    group: Iterable[Surveyed], inputs: Inputs, before: Before, options: Options, facts: Facts, cache: Cache
) -> Iterator[Task]:
    """The articles of a pair of locales as tasks."""
    owned = Owned(options.human)
    variants: dict[tuple[bool, bool], Inputs] = {}
    for one in group:
        variant = owned.covers(before.target, one.name), one.name in before.catalogs
        own = variants.setdefault(variant, _own(inputs, before, *variant))
        text = facts.get(ARTICLE, before.place, one.name) or ""
        known = record.parse(text)
        if known is None:
            yield Task(one, own, "no earlier run is known to have done it")
        elif why := fingerprints.difference(known, one.digest, before.catalogs.get(one.name, ""), own, before.out):
            yield Task(one, own, why)
        elif cache.get([bytes.fromhex(key) for key in known.unrecalled]):
            yield Task(one, own, "the machine has said a text meanwhile that its catalog has without a mark")
        elif changed := fingerprints.changed_inputs(known.inputs, own):
            yield Task(one, own, f"changed: {', '.join(changed)}", known=text)
        else:
            yield Task(one, own, result=known.result)


def _own(inputs: Inputs, before: Before, is_reserved: bool, has_catalog: bool) -> Inputs:
    """What an article is made with. `is_reserved`: for people; one without a catalog may be a renamed article, which
    takes over that of another."""
    fixed = {**inputs.fixed, "whether it is reserved for people": str(is_reserved)}
    if not has_catalog:
        fixed[OTHER_CATALOGS] = digest_of(sorted(before.catalogs.items()))
    return replace(inputs, fixed=fixed)


def inputs(
    pair: LocalePair,
    route: Route | None,
    options: Options,
    before: Before,
    facts: Facts,
    others: OtherRoutes = _ALONE,
) -> tuple[Inputs, Offers]:
    """What all articles of a pair of locales are made with, and what people approved in their catalogs. Raises
    Error."""
    offers = approved.offers(before.out, before.place, pair, before.catalogs, facts)
    translates = route is None or route.guarded
    uses_terms = translates and bool(options.glossary or options.names is not NamesMode.OFF)
    fixed = {
        "the source locale": pair.source,
        "the engine": machine.signature(route) if route else "people",
        "the lexicon": lexicon_digest(pair) if translates else "",
        "the quality": str(options.quality),
        "the beam": str(options.beam),
        "the way of names": str(options.names),
        "reproducible": str(options.reproducible),
        "what is shown of stale paragraphs": str(options.on_stale),
        "the layout of documents in both languages": str(options.bilingual),
        "the settings of formats": digest_of([repr(options.formats)]),
        "the decoys of the model": _decoys(route),
    } | {f"the stage {name}": str(version) for name, version in fingerprints.STAGES.items()}
    fixed |= others.inputs
    shared = {
        "glossary": _files(options.glossary),
        "memories": _files(options.tm),
        "names": _sheet(pair, options, before, facts) if uses_terms else "",
        "approved": offers.digest,
    }
    return Inputs(fixed, shared), offers


def lexicon_digest(pair: LocalePair) -> str:
    """The digest of the lexicon that is installed in place of the one that ships, "" for none."""
    path = store.lexicon(pair.source, pair.target)
    return file_digest(path) if path else ""


def _decoys(route: Route | None) -> str:
    path = machine.decoys(route) if route else None
    return file_digest(path) if path else ""


def _files(paths: Sequence[str]) -> str:
    return digest_of([[Path(path).name, file_digest(Path(path))] for path in paths])


def _sheet(pair: LocalePair, options: Options, before: Before, facts: Facts) -> str:
    """The digest of the rows of names.csv that people have corrected; it is parsed where it is not as it was."""
    if options.names is NamesMode.OFF:
        return ""
    from translate.terms import name_sheet

    folder = layout.translated(before.out, pair.target)
    content = file_digest(folder / name_sheet.NAME)
    if not content:
        return ""
    answers = KeptAnswers(facts, _SHEET)
    known = answers.recall(before.place, pair.source, content, str)
    if known is not None:
        return known
    try:
        rows = [repr(replace(term, place="")) for term in name_sheet.corrected(folder, pair)]
    except Error:
        return "unreadable"
    digest = digest_of(rows) if rows else ""
    answers.keep(before.place, pair.source, content, digest)
    return digest


@dataclass(frozen=True, slots=True)
class PairPlan:
    """What is to be done for a pair of locales."""

    pair: LocalePair
    route: Route | None
    tasks: tuple[Task, ...]
    offers: Offers
    before: Before
    shared_digest: str
    others: OtherRoutes = _ALONE

    @property
    def waiting(self) -> tuple[Task, ...]:
        """The articles that are to be done, or looked at."""
        return tuple(task for task in self.tasks if task.why)


def planned(
    group: Iterable[Surveyed],
    pair: LocalePair,
    route: Route | None,
    before: Before,
    options: Options,
    facts: Facts,
    cache: Cache,
) -> PairPlan:
    """The plan for the articles of a pair of locales. Raises Error."""
    others = other_routes(pair, route, options)
    own, offers = inputs(pair, route, options, before, facts, others)
    shared = digest_of([*own.fixed.items(), *own.shared.items()])
    return PairPlan(
        pair, route, tuple(tasks(group, own, before, options, facts, cache)), offers, before, shared, others
    )


Notes = tuple[list[tuple[int, str]], list[str]]
"""What a run has to say about a pair of locales: messages with their levels, and the places of rows of the glossary
that could not be read."""


def notes(plan: PairPlan, facts: Facts) -> Notes:
    """Those of the last run with the same inputs."""
    known = KeptAnswers(facts, _NOTES).recall(plan.before.place, plan.pair.source, plan.shared_digest, _notes)
    return known or ([], [])


def keep_notes(plan: PairPlan, found: Notes, facts: Facts) -> None:
    """Keep those of this run."""
    KeptAnswers(facts, _NOTES).keep(plan.before.place, plan.pair.source, plan.shared_digest, found)


def _notes(answer: Any) -> Notes:
    said, unread = answer
    return [(int(level), str(message)) for level, message in said], [str(one) for one in unread]


def reports_are_as_left(before: Before, names: Collection[str], facts: Facts) -> bool:
    """True if the reports of a target locale are as the last run left them. `names`: the articles of this run."""
    return facts.get(_REPORTS, before.place, "") == _reports(before, names)


def leave_reports(before: Before, names: Collection[str], facts: Facts) -> None:
    """Keep how the reports of a target locale are left."""
    facts.put(_REPORTS, before.place, {"": _reports(before, names)})


def _reports(before: Before, names: Collection[str]) -> str:
    """The digest of the reports of a locale: of the files about all articles, the scripts of the page, and what else of
    articles that are no part of this run is shown in them, of those too whose part is lost."""
    out, target = before.out, before.target
    folder = layout.translated(out, target)
    reported = [name for name, _ in layout.reported_files(out, target)]
    found: list[object] = [file_digest(folder / name) for name in discovery.RESERVED]
    found += ([name, file_digest(layout.reported(out, name, target, ".js"))] for name in reported)
    translated = {name for name, _ in layout.translated_files(out, target)}
    for name in sorted({*reported, *before.catalogs, *translated}.difference(names, discovery.RESERVED)):
        found.append([name, name in translated, before.catalogs.get(name, "")])
    return digest_of([html.version(), *found])
