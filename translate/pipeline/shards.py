"""Merges the output folders of shards: from each, the files of its own articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate import catalog
from translate.errors import ConfigError, Error, TranslateError
from translate.model import LocalePair
from translate.project import files, layout, run_sources
from translate.report import SCHEMA, report_writer
from translate.terms import name_sheet


@dataclass(frozen=True, slots=True)
class Shard:
    """The output of a run over one part of the articles: its folder, its number (from 1), the number of parts, and its
    articles as (name, source locale, target locale)."""

    folder: Path
    number: int
    count: int
    articles: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of merging: number of articles, number of files that changed, numbers of the shards not given, and
    what could not be copied, one message each."""

    articles: int
    changed: int
    missing: tuple[int, ...]
    failures: tuple[str, ...]


def read(folder: Path) -> Shard:
    """The shard in a folder. Raises ConfigError if there is none."""
    path = folder / report_writer.SHARD
    try:
        found = json.loads(path.read_bytes())
        number, count = map(int, found["shard"])
        articles = tuple((str(a["article"]), str(a["from"]), str(a["to"])) for a in found["articles"])
        ours = found["schema"] == SCHEMA and 1 <= number <= count
    except OSError as error:
        raise ConfigError(folder, "no shard here", "name the folders that translate run --shard wrote to") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(path, "not readable", "run this shard again") from error
    if not ours or any(Path(part).is_absolute() or ".." in Path(part).parts for one in articles for part in one):
        raise ConfigError(path, "not a shard of this version", "run this shard again")
    return Shard(folder, number, count, articles)


def merge(shards: Sequence[Shard], out: Path) -> Merged:
    """Copy the files of shards into one output folder, and merge their reports.

    An article whose catalog in `out` has words of a person that its shard does not have is left unchanged and is a
    failure. Raises ConfigError when the shards are not parts of one run.
    """
    count = _count(shards)
    changed, failures = 0, list[str]()
    taken: dict[str, dict[Path, list[str]]] = {}
    for shard in shards:
        for name, source, target in shard.articles:
            try:
                with files.locked(out):  # nobody words a text between looking and copying
                    changed += _take(shard.folder, out, name, source, target)
            except Error as error:
                failures.append(str(error))
                continue
            taken.setdefault(target, {}).setdefault(shard.folder, []).append(name)
    pairs = dict.fromkeys((source, target) for shard in shards for _, source, target in shard.articles)
    for source, target in pairs:
        try:
            changed += _take_names(shards, out, LocalePair(source, target))
        except Error as error:
            failures.append(str(error))
    for target, given in taken.items():
        changed += report_writer.merge(given, out, target)
    run_sources.take_over(out, [shard.folder for shard in shards])
    missing = sorted(set(range(1, count + 1)) - {shard.number for shard in shards})
    articles = sum(len(names) for given in taken.values() for names in given.values())
    return Merged(articles, changed, tuple(missing), tuple(failures))


def _count(shards: Sequence[Shard]) -> int:
    counts = {shard.count for shard in shards}
    if len(counts) > 1:
        raise ConfigError("translate merge", "shards of different wholes", "give those of one run")
    numbers = [shard.number for shard in shards]
    for shard in shards:
        if numbers.count(shard.number) > 1:
            raise ConfigError(shard.folder, f"shard {shard.number} is given twice", "give each shard once")
    seen: dict[tuple[str, str], Shard] = {}
    for shard in shards:
        for name, _, target in shard.articles:
            other = seen.setdefault((name, target), shard)
            if other is not shard:
                what = f"{name} ({target}) is in {other.folder}, too"
                raise ConfigError(shard.folder, what, "give each shard once")
    return counts.pop()


def _take(folder: Path, out: Path, name: str, source: str, target: str) -> int:
    """Copy the files of an article into the output folder. Returns how many changed. Raises TranslateError."""
    theirs = layout.paths(folder, name, source, target)
    ours = layout.paths(out, name, source, target)
    for path in theirs[:-1]:  # a text without a word to translate has no catalog
        if not path.is_file():
            raise TranslateError(path, "is missing, though the shard says that it has it", "run this shard again")
    _refuse_losing_words(theirs[-1], ours[-1], source)
    there = (*theirs, *layout.bilingual_paths(folder, name, target))
    here = (*ours, *layout.bilingual_paths(out, name, target))
    pairs = [(one, other) for one, other in zip(there, here, strict=True) if one.is_file()]
    data = [(other, files.read(one)) for one, other in pairs]
    return sum(files.write(path, content) for path, content in data)


def _take_names(shards: Iterable[Shard], out: Path, pair: LocalePair) -> bool:
    """Take over the rows of names.csv that people have corrected. True if the file changed. Raises Error."""
    others = [layout.translated(shard.folder, pair.target) for shard in shards]
    with files.locked(out):
        return name_sheet.take_over(layout.translated(out, pair.target), others, pair)


def _refuse_losing_words(theirs: Path, ours: Path, locale: str) -> None:
    """Raise TranslateError when a translation or remark by a person would be lost."""
    entries = [catalog.load(path).entries for path in (ours, theirs)]
    before, after = (catalog.kept(some, locale) for some in entries)
    lost = [source for source, kept in before.items() if after.get(source) != kept]
    remarks = [{(e.context, e.source, e.plural): {*e.remarks, *e.plurals} - {""} for e in some} for some in entries]
    said = [key for key, lines in remarks[0].items() if not lines <= remarks[1].get(key, set())]
    if lost or said:
        raise TranslateError(
            ours,
            f"{_counted([*lost, *said])} of people that the shard {theirs} does not have",
            "was left as it is; run translate run for this article",
        )


def _counted(items: Iterable[object]) -> str:
    number = len(list(items))
    return f"holds {number} wording{'s' * (number != 1)} or remark{'s' * (number != 1)}"
