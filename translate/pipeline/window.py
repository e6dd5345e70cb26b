"""A window of articles: read, cut, translated, written, reported, and forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from glossary import Enforced, Severity
from translate import catalog
from translate.catalog import Catalog
from translate.errors import Error
from translate.fingerprints import ArticleEvidence, Fingerprint, evidence_difference, file_digest, record, shortened
from translate.machine import Rendering
from translate.model import ArticleResult, Failure, Origin, Translation, UnitFinding, result
from translate.pipeline import stages
from translate.pipeline.article_files import ArticleFiles, Found, Saved
from translate.pipeline.evidence import Persons, evidence
from translate.pipeline.policy import Policy
from translate.pipeline.progress import Progress
from translate.pipeline.stage_records import Drafted
from translate.pipeline.survey import read
from translate.pipeline.translator import Translator
from translate.pipeline.unchanged import OTHER_CATALOGS, Task
from translate.project import Options, articles, discovery, layout
from translate.report import ReportWriter
from translate.terms import Key
from translate.text.markup import CodedText
from translate.text.rules import short

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all windows of a pair of locales share: the options, the translator, the persons in its glossary, the files
    and reports that the articles are written to, and the progress."""

    options: Options
    translator: Translator
    persons: Persons
    files: ArticleFiles
    reports: ReportWriter
    progress: Progress


@dataclass(frozen=True, slots=True)
class Done:
    """An article whose files are as they should be. `why`: why it was done; `is_skipped`: True if that does not concern
    it. `changed`: how many of its files changed; `fresh`: the number of its machine translations that are new or differ
    from the catalog; `fingerprint`: None where a person has edited its catalog meanwhile; `printed`: the translation
    where the text is that of standard input."""

    result: ArticleResult
    why: str
    is_skipped: bool = False
    changed: int = 0
    fresh: int = 0
    fingerprint: Fingerprint | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """An article that is read and cut. `digest`: the SHA-256 of its file; `found`: its catalog; `evidence`: what of the
    shared inputs concerns it; `why`: why it is done."""

    task: Task
    drafted: Drafted
    digest: str
    found: Found
    evidence: ArticleEvidence
    why: str


Spread = Callable[[Iterable[Sequence[Task]], Shared], Iterator[Done | Failure]]
"""Does what `translated` does, for windows in any order."""


def translated(window: Sequence[Task], shared: Shared) -> Iterator[Done | Failure]:
    """Translate the articles of a window and write their files. Yields each as soon as it is written, or found to be as
    it should be. Articles that cannot be read or written, or whose catalog is broken, are failures. Raises
    EngineError."""
    waiting = list[Begun]()
    for task in window:
        found = begun(task, shared)
        if isinstance(found, Begun):
            waiting.append(found)
        else:
            yield found
    keyed, settled, enforced = stages.rendered([one.drafted for one in waiting], shared.translator, shared.progress)
    for one, drafted in zip(waiting, keyed, strict=True):
        yield finished(replace(one, drafted=drafted), settled, enforced, shared)


def begun(task: Task, shared: Shared) -> Begun | Done | Failure:
    """An article read and cut; done where what has changed does not concern it, a failure where it or its catalog
    cannot be read."""
    try:
        found = _judged(_begun(task, shared))
    except Error as error:
        shared.progress.advance(task.surveyed.paragraphs, 0)
        return Failure(task.surveyed.name, str(error))
    if isinstance(found, Done):
        shared.progress.advance(task.surveyed.paragraphs, 0)
        return found
    extra = len(found.drafted.drafts) - task.surveyed.paragraphs  # a locale may have more forms of plurals
    shared.progress.advance(-extra, 0)
    return found


def finished(
    one: Begun,
    settled: Mapping[CodedText, Rendering],
    enforced: Mapping[Key, Enforced],
    shared: Shared,
    left_out: Mapping[int, str] = MappingProxyType({}),
) -> Done | Failure:
    """An article put together from the answers to its queries, and written. `left_out`: why a paragraph, by its number,
    was not translated."""
    try:
        with shared.files.locked():  # nobody else changes a catalog between reading and writing it
            found, now = _read_again(one.drafted, shared)
            translation = _explained(stages.translation(now, settled, enforced, shared.translator), left_out)
            saved = shared.files.save(translation, found)
        done = _written(translation, one, found, saved, shared)
        return replace(done, fingerprint=None) if left_out else done
    except Error as error:
        return Failure(one.drafted.article.name, str(error))


def _explained(translation: Translation, left_out: Mapping[int, str]) -> Translation:
    """The translation with a finding where a paragraph was left out, unless a person has worded it."""
    units = list(translation.units)
    for number, why in left_out.items():
        unit = units[number - 1]
        if not unit.target:
            found = UnitFinding("engine", Severity.WARNING, f"{why}; left untranslated: {short(unit.source)}")
            units[number - 1] = replace(unit, findings=(*unit.findings, found))
    return replace(translation, units=tuple(units))


def _begun(task: Task, shared: Shared) -> Begun:
    """The draft of an article. Raises Error where it or its catalog cannot be read."""
    files, options, ours = shared.files, shared.options, shared.translator
    article, digest = read(task.surveyed, options)
    article = articles.into(article, files.target)
    texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
    found = files.catalog(article, texts)
    if found.former:
        _log.info("%s: takes over the catalog of %s, most of whose text it has", article.name, found.former)
    is_reserved = files.owned.covers(files.target, article.name)
    policy = Policy(options.on_stale, is_reserved, without_words=ours.numbers)
    drafted = stages.cut(article, stages.kept(found.catalog, article, ours.pair), policy, ours)
    now = evidence(drafted, ours.terminology, shared.persons)
    return Begun(task, drafted, digest, found, now, task.why)


def _judged(one: Begun) -> Begun | Done:
    """An article of which only shared inputs may have changed, done as an earlier run did it if they do not concern
    it."""
    task, known = one.task, record.parse(one.task.known) if one.task.known else None
    if known is None:
        return one
    changed = evidence_difference(known.evidence, one.evidence)
    if changed or (shortened(one.digest), one.found.digest) != (known.source, known.catalog):
        return replace(one, why=changed or task.why)
    why = f"{task.why}, which does not concern it"
    return Done(known.result, why, is_skipped=True, fingerprint=replace(known, inputs=task.inputs))


def _read_again(one: Drafted, shared: Shared) -> tuple[Found, Drafted]:
    """Read the catalog of an article again, as a person may have edited it meanwhile, and update its drafts. A text of
    which nobody says any more that it is approved is not."""
    texts = [draft.source for draft in one.drafts]
    found = shared.files.catalog(one.article, texts)
    kept = stages.kept(found.catalog, one.article, shared.translator.pair)
    former = (draft.kept and replace(draft.kept, approved=False) for draft in one.drafts)
    known = zip(one.drafts, kept, former, strict=True)
    drafts = (replace(draft, kept=now or before) for draft, now, before in known)
    return found, replace(one, drafts=tuple(drafts))


def _written(translation: Translation, begun: Begun, found: Found, saved: Saved, shared: Shared) -> Done:
    """Write the files of an article whose catalog is `saved`, and report it. `found`: the catalog before. Raises
    TranslateError."""
    changed, digests = shared.files.show(translation)
    changed += saved.changed + shared.reports.add(translation)
    done = result(translation, begun.digest)
    fingerprint = None
    if found.digest == begun.found.digest:
        paths = _relative(digests, translation, shared)
        source = shortened(begun.digest)
        inputs = begun.task.inputs
        if saved.digest:
            inputs = replace(inputs, fixed={k: v for k, v in inputs.fixed.items() if k != OTHER_CATALOGS})
        run = shared.files.cache.run
        fingerprint = Fingerprint(source, saved.digest, inputs, begun.evidence, paths, saved.unrecalled, done, run)
    fresh = _fresh(translation, found.catalog)
    return Done(done, begun.why, changed=changed, fresh=fresh, fingerprint=fingerprint, printed=_printed(translation))


def _relative(digests: Mapping[Path, str], translation: Translation, shared: Shared) -> dict[str, str]:
    """The digests of the files of an article and of its part of the report, by paths below the output folder."""
    out = shared.files.out
    reported = layout.reported(out, translation.article.name, translation.locale)
    all_ = {**digests, reported: file_digest(reported)}
    return {path.relative_to(out).as_posix(): digest for path, digest in all_.items()}


def _fresh(translation: Translation, old: Catalog) -> int:
    """The number of machine translations that are new or differ from the catalog."""
    keys = catalog.keys(old, articles.texts(translation.article))
    before = catalog.by_key(old.entries)
    units = zip(keys, translation.units, strict=True)
    machine = {key: unit.target for key, unit in units if unit.origin is Origin.MACHINE and unit.target}
    return sum(key not in before or before[key].target != target for key, target in machine.items())


def _printed(translation: Translation) -> str:
    """The translation of the text of standard input, "" for another article."""
    if translation.article.name != discovery.STDIN_NAME:
        return ""
    shown = {n: unit.target for n, unit in enumerate(translation.units, 1) if unit.target}
    return articles.serialize(translation.article, shown).decode("utf-8")
