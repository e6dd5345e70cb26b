"""The units of an article merged into its catalog: a person's words kept, the machine's marked, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from translate.catalog import leverage, provenance
from translate.catalog.entries import FUZZY, Catalog, Entry
from translate.errors import CatalogError
from translate.model import Origin, Standing, State, Translation, Unit
from translate.text import locales

STALE = "stale: "  # how the evidence of a changed source begins
GENERATOR = "translate-articles"
_CONTENT_TYPE = "text/plain; charset=UTF-8"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # all but tab and line feed
_CHARSET = re.compile(r"(?im)^Content-Type:.*$")


def merge(old: Catalog, translation: Translation, said: Mapping[str, str]) -> Catalog:
    """The catalog of an article with its units in it. `said`: machine's translations that people changed, by source.

    People's wordings stay to the letter, with their comments and flags, or go with their paragraph where it was changed
    or moved. Entries whose paragraph is gone become obsolete; an obsolete one whose paragraph is back returns. Obsolete
    ones are sorted, so that their order tells nothing of what came and went. A machine's wording is not kept for later.
    Raises CatalogError where a unit would put the machine's words in the place of a person's.
    """
    place = reference(translation.article.name)
    locale, target = translation.article.locale, translation.locale
    wanted = {unit.source: unit for unit in translation.units if is_translatable(unit.source)}
    found = leverage.carry(old, [unit.source for unit in translation.units], locale, target)
    carried = {source: entry for source, entry in found.items() if source in wanted}
    living = {
        source: _entry(carried.get(source, Entry(source)), unit, place, _marks(unit, translation.signature))
        for source, unit in wanted.items()
    }
    known, used = old.by_source(), set(map(id, carried.values()))
    others, former = list[Entry](), list[Entry]()
    for entry in (entry for entry in old.entries if id(entry) not in used):
        if entry.obsolete and (twin := living.get(entry.source)) and twin.context == entry.context:
            living[entry.source] = _with_wording(twin, entry)
        elif not entry.obsolete and _is_foreign(entry, place, wanted):
            others.append(entry)
        elif _is_worth_keeping(entry) and not leverage.is_derived(entry, known, locale, target):
            former.append(replace(entry, obsolete=True, references=()))
    living |= {source: _with_machines(living[source], said[source]) for source in said if source in living}
    former.sort(key=lambda entry: (entry.source, entry.context or "", entry.plural or "", entry.target))
    return Catalog(_header(old.header, locale, target), (*living.values(), *others, *former), old.trailing)


def is_translatable(source: str) -> bool:
    """Is a paragraph translated, and has it an entry? One without a word to translate ("* * *") has none, nor has one
    with control characters, which gettext's tools refuse or change."""
    return any(map(str.isalpha, source)) and not CONTROLS.search(source)


def notes(unit: Unit) -> Iterable[str]:
    """What `#.` tells a reviewer, each on one line: terms found and how each was rendered, what was found wrong, what a
    translation memory offers."""
    return (" ".join(note.split()) for note in _notes(unit))


def _notes(unit: Unit) -> Iterator[str]:
    for occurrence in unit.occurrences:
        shown = occurrence.new or occurrence.old
        detail = f" ({occurrence.form})" if occurrence.form else ""
        rendered = f"{shown}{detail}" if shown else occurrence.how
        term = occurrence.match.term
        kind, why = ("name", f"; {made.basis}: {made.choices}") if (made := term.inference) else ("term", "")
        yield f"{kind}: {occurrence.match.surface} -> {rendered} [{occurrence.status}{why}]"
    for finding in unit.reported:
        yield f"{finding.rule}: {finding.message}"
    yield from (f"memory: {offer}" for offer in unit.offers)


def _marks(unit: Unit, signature: str) -> tuple[str, ...]:
    return (provenance.made(unit, signature),) if unit.target and unit.origin is Origin.MACHINE else ()


def _entry(entry: Entry, unit: Unit, reference: str, marks: Sequence[str]) -> Entry:
    """The entry of a unit: a person's wording as it stands, else the unit's. Raises CatalogError for a unit that knows
    nothing of the person's wording: it was decided by another catalog than this one."""
    told = replace(entry, obsolete=False, references=(reference,), evidence=tuple(notes(unit)))
    if entry.standing.is_persons:
        if not unit.standing.is_persons:
            raise CatalogError(reference, f"a person's wording would be lost: {entry.target}", "run it again")
        entry = told if _is_news(told, entry) else replace(told, evidence=entry.evidence)
        if entry.standing is Standing.STALE and marks:
            return replace(entry, comments=(*entry.remarks, provenance.quoted(unit.target), *marks))
        return entry
    rest = tuple(flag for flag in entry.flags if flag != FUZZY)
    return replace(
        told,
        target=unit.target,
        previous="",
        previous_context=None,
        previous_plural=None,
        comments=(*entry.remarks, *marks),
        flags=(FUZZY, *rest) if unit.target and unit.state is State.FUZZY else rest,
    )


def _is_news(told: Entry, entry: Entry) -> bool:
    """Does the evidence for a person's wording say anything new? If not, not a byte of it changes: terms that do not
    stand, and that the source has changed, are news; how the machine came to the text that the person saw is none."""
    return set(told.unresolved) != set(entry.unresolved) or any(
        line.startswith(STALE) for line in (*told.evidence, *entry.evidence)
    )


def _with_machines(entry: Entry, text: str) -> Entry:
    """An entry that a person worded, with what the machine had said."""
    if entry.machine is not None or not provenance.is_machines(text, entry.comments):
        return entry
    at = next(n for n, line in enumerate(entry.comments) if provenance.is_mark(line))
    return replace(entry, comments=(*entry.comments[:at], provenance.quoted(text), *entry.comments[at:]))


def _is_foreign(entry: Entry, reference: str, sources: Collection[str]) -> bool:
    """Is a living entry that no paragraph has taken somebody's own? A plural one, one with a context for a paragraph,
    one that never had our reference or mark."""
    if entry.plural is not None or (entry.context is not None and entry.source in sources):
        return True
    return reference not in entry.references and not provenance.claimed(entry.comments)


def _is_worth_keeping(entry: Entry) -> bool:
    """Is there anything of a person's in an entry: a wording, a remark, a flag?"""
    if entry.plural is not None or entry.standing.is_persons:
        return True
    remarks = [line for line in entry.remarks if line and not line.startswith(leverage.OFFER)]
    return bool(remarks or set(entry.flags) - {FUZZY} or (entry.obsolete and entry.previous))


def _with_wording(living: Entry, former: Entry) -> Entry:
    """A living entry with the wording of an obsolete one of the same source in its comments: as an entry beside it, it
    would make the file invalid."""
    line = f"{leverage.OFFER}{' '.join(former.target.split())}"
    if former.target in ("", living.target) or line in living.comments:
        return living
    return replace(living, comments=(*living.comments, line))


def reference(name: str) -> str:
    """A file name for `#:`, its spaces as %20: gettext before 0.22 splits references at blanks, polib still does."""
    return re.sub(r"\s", lambda match: quote(match[0]), name)


def _header(old: Entry | None, locale: str, target: str) -> Entry:
    """The header with all that it had, in UTF-8 from now on, and with the fields that it lacks."""
    header = old or Entry("", comments=("",))
    lines = [line for line in header.target.split("\n") if line]
    present = {line.partition(":")[0].strip().lower() for line in lines}
    lines += [f"{key}: {value}" for key, value in _fields(locale, target).items() if key.lower() not in present]
    return in_utf8(replace(header, target="".join(f"{line}\n" for line in lines)))


def in_utf8(header: Entry) -> Entry:
    """A header that says that its file is in UTF-8, as all files are that we write."""
    return replace(header, target=_CHARSET.sub(f"Content-Type: {_CONTENT_TYPE}", header.target))


def _fields(locale: str, target: str) -> dict[str, str]:
    return {
        "Project-Id-Version": GENERATOR,
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": target.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": _CONTENT_TYPE,
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": locales.plural_forms(target),
        "X-Source-Language": locale.replace("-", "_"),
    }
