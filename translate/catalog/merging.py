"""The units of an article merged into its catalog: a person's words kept, the machine's marked, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from translate import locales
from translate.catalog import provenance
from translate.catalog.entries import FUZZY, Catalog, Entry
from translate.model import Origin, State, Unit

GENERATOR = "translate-articles"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # all but tab and line feed
_CHARSET = re.compile(r"(?im)^Content-Type:.*$")


def merge(old: Catalog, name: str, units: Sequence[Unit], target: str, signature: str) -> Catalog:
    """The catalog of an article (`name`) with its units in it.

    People's wordings stay to the letter, with their comments and flags. Entries whose paragraph is gone become
    obsolete; an obsolete one whose paragraph is back returns.
    """
    reference = _reference(name)
    ours = old.by_source()
    living = list[Entry]()
    for unit in {unit.source: unit for unit in units if is_catalogued(unit)}.values():
        living.append(_entry(ours.get(unit.source), unit, reference, signature))
    taken = {(entry.context, entry.source) for entry in living}
    used = {id(ours[entry.source]) for entry in living if entry.source in ours}
    sources = {unit.source for unit in units}
    for entry in (entry for entry in old.entries if id(entry) not in used):
        living += _left(entry, living, taken, sources)
    return Catalog(_header(old.header, target), tuple(living), old.trailing)


def is_catalogued(unit: Unit) -> bool:
    """Does a unit have an entry? Those without a word to translate ("* * *") have none, nor have those with control
    characters, which gettext's tools refuse or change."""
    return any(map(str.isalpha, unit.source)) and not CONTROLS.search(unit.source)


def notes(unit: Unit) -> Iterable[str]:
    """What `#.` tells a reviewer: terms found and how each was rendered, and what was found wrong."""
    for occurrence in unit.occurrences:
        shown = occurrence.new or occurrence.old
        detail = f" ({occurrence.form})" if occurrence.form else ""
        rendered = f"{shown}{detail}" if shown else occurrence.how
        term = occurrence.match.term
        kind, why = ("name", f"; {term.inferred}: {term.candidates}") if term.inferred else ("term", "")
        yield f"{kind}: {occurrence.match.surface} -> {rendered} [{occurrence.status}{why}]"
    for finding in unit.findings:
        yield f"{finding.rule}: {' '.join(finding.message.split())}"


def _entry(old: Entry | None, unit: Unit, reference: str, signature: str) -> Entry:
    entry = replace(old or Entry(unit.source), obsolete=False, references=(reference,), evidence=tuple(notes(unit)))
    if unit.origin is Origin.PERSON:
        return entry
    rest = tuple(flag for flag in entry.flags if flag != FUZZY)
    fuzzy = bool(unit.target) and unit.state is State.FUZZY
    return replace(
        entry,
        target=unit.target,
        previous="",
        previous_context=None,
        previous_plural=None,
        comments=(*entry.remarks, *([provenance.made(unit, signature)] if unit.target else [])),
        flags=(FUZZY, *rest) if fuzzy else rest,
    )


def _left(
    entry: Entry, living: list[Entry], taken: Collection[tuple[str | None, str]], sources: Collection[str]
) -> Iterator[Entry]:
    """What stays of an entry that no unit has taken: a plural one, or a living one with a context for a paragraph,
    stays as it is; any other with a wording becomes obsolete. An obsolete twin of a living entry would make the file
    invalid: its wording goes into a comment of the living one."""
    if entry.obsolete and (entry.context, entry.source) in taken:
        line = f"former wording: {' '.join(entry.target.split())}"
        at, twin = next((n, e) for n, e in enumerate(living) if (e.context, e.source) == (entry.context, entry.source))
        if entry.target not in ("", twin.target) and line not in twin.comments:
            living[at] = replace(twin, comments=(*twin.comments, line))
    elif entry.plural is not None or (entry.context is not None and entry.source in sources and not entry.obsolete):
        yield entry
    elif entry.target:
        yield replace(entry, obsolete=True, references=())


def _reference(name: str) -> str:
    """A file name for `#:`, its spaces as %20: gettext before 0.22 splits references at blanks, polib still does."""
    return re.sub(r"\s", lambda match: quote(match[0]), name)


def _header(old: Entry | None, target: str) -> Entry:
    """The header with all that it had, in UTF-8 from now on, and with the fields that it lacks."""
    header = old or Entry("", comments=("",))
    lines = [line for line in header.target.split("\n") if line]
    present = {line.partition(":")[0].strip().lower() for line in lines}
    lines += [f"{key}: {value}" for key, value in _fields(target).items() if key.lower() not in present]
    content = f"Content-Type: {_fields(target)['Content-Type']}"
    return replace(header, target="".join(f"{_CHARSET.sub(content, line)}\n" for line in lines))


def _fields(target: str) -> dict[str, str]:
    return {
        "Project-Id-Version": GENERATOR,
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": target.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": locales.plural_forms(target),
    }
