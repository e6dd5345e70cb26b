"""A window of articles: read, cut, translated, written, reported, and forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from glossary import Enforced, Severity
from translate import catalog
from translate.catalog import Catalog
from translate.errors import Error
from translate.machine import Rendering
from translate.model import ArticleResult, Failure, Origin, Translation, UnitFinding, result
from translate.pipeline import stages
from translate.pipeline.article_files import ArticleFiles
from translate.pipeline.policy import Policy
from translate.pipeline.stages import Drafted
from translate.pipeline.survey import Surveyed, read
from translate.pipeline.translator import Progress, Translator
from translate.project import Options, articles, discovery
from translate.report import ReportWriter
from translate.terms import Key
from translate.text.markup import CodedText
from translate.text.rules import short

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all windows of a pair of locales share: the options, the translator, the files and reports that the
    articles are written to, and the progress."""

    options: Options
    translator: Translator
    files: ArticleFiles
    reports: ReportWriter
    progress: Progress


@dataclass(frozen=True, slots=True)
class Done:
    """An article whose files are written. `changed`: how many of them changed; `fresh`: the number of its machine
    translations that are new or differ from the catalog; `printed`: the translation where the text is that of standard
    input."""

    result: ArticleResult
    changed: int
    fresh: int
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """An article that is read and cut. `digest`: that of its file."""

    drafted: Drafted
    digest: str


Spread = Callable[[Iterable[Sequence[Surveyed]], Shared], Iterator[Done | Failure]]
"""Does what `translated` does, for windows in any order."""


def each(windows: Iterable[Sequence[Surveyed]], shared: Shared) -> Iterator[Done | Failure]:
    """Windows one after another, in this process."""
    for window in windows:
        yield from translated(window, shared)


def translated(window: Sequence[Surveyed], shared: Shared) -> Iterator[Done | Failure]:
    """Translate the articles of a window and write their files. Yields each as soon as it is written. Articles that
    cannot be read or written, or whose catalog is broken, are failures. Raises EngineError."""
    waiting = list[Begun]()
    for surveyed in window:
        found = begun(surveyed, shared)
        if isinstance(found, Failure):
            yield found
        else:
            waiting.append(found)
    keyed, settled, enforced = stages.rendered([one.drafted for one in waiting], shared.translator, shared.progress)
    for one, drafted in zip(waiting, keyed, strict=True):
        yield finished(replace(one, drafted=drafted), settled, enforced, shared)


def begun(one: Surveyed, shared: Shared) -> Begun | Failure:
    """An article read and cut; a failure where it or its catalog cannot be read."""
    try:
        drafted, digest = _drafted(one, shared)
    except Error as error:
        shared.progress.advance(one.paragraphs, 0)
        return Failure(one.name, str(error))
    shared.progress.advance(one.paragraphs - len(drafted.drafts), 0)  # a locale may have more forms of plurals
    return Begun(drafted, digest)


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
            old, now = _read_again(one.drafted, shared)
            translation = _explained(stages.translation(now, settled, enforced, shared.translator), left_out)
            changed = shared.files.save(translation, old)
        return _written(translation, one.digest, changed, _fresh(translation, old), shared)
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


def _drafted(one: Surveyed, shared: Shared) -> tuple[Drafted, str]:
    """The draft of an article, and the digest of its file. Raises Error where it or its catalog cannot be read."""
    files, options, ours = shared.files, shared.options, shared.translator
    article, digest = read(one, options)
    article = articles.into(article, files.target)
    texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
    old, former = files.catalog(article, texts)
    if former:
        _log.info("%s: takes over the catalog of %s, most of whose text it has", one.name, former)
    is_reserved = files.owned.covers(files.target, article.name)
    policy = Policy(options.on_stale, is_reserved, without_words=ours.numbers)
    return stages.cut(article, stages.kept(old, article, ours.pair), policy, ours), digest


def _read_again(one: Drafted, shared: Shared) -> tuple[Catalog, Drafted]:
    """Read the catalog of an article again, as a person may have edited it meanwhile, and update its drafts. A text of
    which nobody says any more that it is approved is not."""
    texts = [draft.source for draft in one.drafts]
    old, _ = shared.files.catalog(one.article, texts)
    kept = stages.kept(old, one.article, shared.translator.pair)
    former = (draft.kept and replace(draft.kept, approved=False) for draft in one.drafts)
    known = zip(one.drafts, kept, former, strict=True)
    drafts = (replace(draft, kept=now or before) for draft, now, before in known)
    return old, replace(one, drafts=tuple(drafts))


def _written(translation: Translation, digest: str, changed: int, fresh: int, shared: Shared) -> Done:
    """Write the files of an article whose catalog is written, and report it. `digest`: of its own file. Raises
    TranslateError."""
    changed += shared.files.show(translation) + shared.reports.add(translation)
    return Done(result(translation, digest), changed, fresh, _printed(translation))


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
