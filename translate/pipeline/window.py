"""A window of articles: read, cut, translated, written, reported, and forgotten."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translate import catalog
from translate.catalog import Catalog
from translate.errors import Error
from translate.model import ArticleResult, Failure, Origin, Translation, result
from translate.pipeline import stages
from translate.pipeline.article_files import ArticleFiles
from translate.pipeline.policy import Policy
from translate.pipeline.stages import Drafted
from translate.pipeline.survey import Surveyed, read
from translate.pipeline.translator import Progress, Translator
from translate.project import Options, articles, discovery
from translate.report import ReportWriter

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


def translated(window: Sequence[Surveyed], shared: Shared) -> Iterator[Done | Failure]:
    """Translate the articles of a window and write their files. Yields each as soon as it is written. Articles that
    cannot be read or written, or whose catalog is broken, are failures. Raises EngineError."""
    drafted, digests = list[Drafted](), list[str]()
    for one in window:
        try:
            draft, digest = _drafted(one, shared)
        except Error as error:
            shared.progress.advance(one.paragraphs, 0)
            yield Failure(one.name, str(error))
            continue
        shared.progress.advance(one.paragraphs - len(draft.drafts), 0)  # a locale may have more forms of plurals
        drafted.append(draft)
        digests.append(digest)
    keyed, settled, enforced = stages.rendered(drafted, shared.translator, shared.progress)
    for draft, digest in zip(keyed, digests, strict=True):
        try:
            old, now = _read_again(draft, shared)
            yield _written(stages.translation(now, settled, enforced, shared.translator), digest, old, shared)
        except Error as error:
            yield Failure(draft.article.name, str(error))


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
    """Read the catalog of an article again, as a person may have edited it meanwhile, and update its drafts."""
    texts = [draft.source for draft in one.drafts]
    old, _ = shared.files.catalog(one.article, texts)
    kept = stages.kept(old, one.article, shared.translator.pair)
    drafts = (replace(draft, kept=now or draft.kept) for draft, now in zip(one.drafts, kept, strict=True))
    return old, replace(one, drafts=tuple(drafts))


def _written(translation: Translation, digest: str, old: Catalog, shared: Shared) -> Done:
    """Write the files of an article, and report it. `digest`: of its own file. Raises TranslateError."""
    changed = shared.files.save(translation, old) + shared.files.show(translation) + shared.reports.add(translation)
    return Done(result(translation, digest), changed, _fresh(translation, old), _printed(translation))


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
