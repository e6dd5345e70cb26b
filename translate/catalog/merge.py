"""Merges the units of an article into its catalog: a person's words are kept, the machine's marked, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from translate.catalog import contexts, leverage, provenance
from translate.catalog.entries import FUZZY, Catalog, Entry, of_key
from translate.errors import CatalogError
from translate.model import Origin, Paragraph, Standing, State, Translation, Unit
from translate.text import locales, parted

STALE = "stale: "  # the evidence line about a changed source begins so
GENERATOR = "translate-articles"
_CONTENT_TYPE = "text/plain; charset=UTF-8"


def merge(old: Catalog, translation: Translation, said: Mapping[str, str]) -> Catalog:
    """The catalog of an article after a run. `said`: the machine's translations that people have edited, by key.

    Translations by people stay to the letter, with their comments and flags, and move with a paragraph that was changed
    or moved. An entry whose paragraph is gone becomes obsolete; an obsolete one whose paragraph is back returns.
    Obsolete entries are sorted, so that their order does not depend on history; where somebody has put them in another
    order, new ones follow. Machine text is not kept as obsolete.
    Raises CatalogError where a unit would replace a person's words by the machine's.
    """
    place = reference(translation.article.name)
    locale, target = translation.article.locale, translation.locale
    paired = list(zip(translation.article.paragraphs, translation.units, strict=True))
    keys = contexts.keys(old, [(unit.source, paragraph.context) for paragraph, unit in paired])
    wanted = {key: unit for key, unit in zip(keys, translation.units, strict=True) if is_translatable(unit.source)}
    found = leverage.carry(old, keys, locale, target)
    carried = {key: entry for key, entry in found.items() if key in wanted}
    shown = dict[str, Paragraph]()
    for key, (paragraph, _) in zip(keys, paired, strict=True):
        shown.setdefault(key, paragraph)
    living = {
        key: _entry(
            carried.get(key, Entry(unit.source, context=of_key(key)[1])),
            unit,
            place,
            _marks(unit, translation.signature),
            shown[key],
        )
        for key, unit in wanted.items()
    }
    known, used = contexts.by_any(old.entries), set(map(id, carried.values()))
    sources = {unit.source for unit in wanted.values()}
    others, former, gone = list[Entry](), list[Entry](), list[Entry]()
    for entry in (entry for entry in old.entries if id(entry) not in used):
        if entry.obsolete and (twin := living.get(entry.key)) and entry.plural is None:
            living[entry.key] = _with_wording(twin, entry)
        elif not entry.obsolete and _is_foreign(entry, place, sources):
            others.append(entry)
        elif contexts.is_shared_out(entry, living.values()):
            continue
        elif is_worth_keeping(entry) and not leverage.is_derived(entry, known, locale, target):
            (former if entry.obsolete else gone).append(replace(entry, obsolete=True, references=()))
    living |= {key: _with_machines(living[key], said[key]) for key in said if key in living}
    entries = (*living.values(), *others, *_in_order(former, gone))
    return replace(old, header=header(old.header, locale, target), entries=entries)


def _in_order(former: Sequence[Entry], gone: Sequence[Entry]) -> list[Entry]:
    """The obsolete entries of a file and those that are obsolete now, sorted, unless the file's are not."""

    def key(entry: Entry) -> tuple[str, str, str, str]:
        return entry.source, entry.context or "", entry.plural or "", entry.target

    is_sorted = list(former) == sorted(former, key=key)
    return sorted([*former, *gone], key=key) if is_sorted else [*former, *sorted(gone, key=key)]


def is_translatable(source: str) -> bool:
    """True if a paragraph is translated and has an entry. False for one without letters ("* * *"), or with letters in
    fenced code only."""
    return any(not is_code and any(map(str.isalpha, piece)) for piece, is_code in parted(source))


def notes(unit: Unit) -> Iterable[str]:
    """The `#.` comments for a reviewer, each on one line: the terms found and their renderings, the findings, and close
    matches of a translation memory."""
    return (" ".join(note.split()) for note in _notes(unit))


def _notes(unit: Unit) -> Iterator[str]:
    for occurrence in unit.occurrences:
        shown = occurrence.new or occurrence.old
        detail = f" ({occurrence.form})" if occurrence.form else ""
        rendered = f"{shown}{detail}" if shown else occurrence.how
        term = occurrence.match.term
        kind, why = ("name", f"; {made.basis}: {made.choices}") if (made := term.inference) else ("term", "")
        doubt = f", in doubt: {occurrence.doubt}" if occurrence.doubt else ""
        yield f"{kind}: {occurrence.match.surface} -> {rendered} [{occurrence.status}{doubt}{why}]"
    for finding in unit.reported:
        yield f"{finding.rule}: {finding.message}"
    yield from (f"memory: {offer}" for offer in unit.offers)


def _marks(unit: Unit, signature: str) -> tuple[str, ...]:
    return (provenance.made(unit, signature),) if unit.target and unit.origin is Origin.MACHINE else ()


def _entry(entry: Entry, unit: Unit, reference: str, marks: Sequence[str], paragraph: Paragraph) -> Entry:
    """The entry of a unit, with the place of its paragraph in the document: a person's translation unchanged, else the
    unit's. Raises CatalogError for a unit that does not have the person's translation: it was made from another state
    of the catalog."""
    told = ((contexts.PLACE, paragraph.place), ("tags: ", paragraph.legend))
    about = (f"{label}{' '.join(text.split())}" for label, text in told if text)
    fresh = replace(entry, obsolete=False, references=(reference,), evidence=(*about, *notes(unit)))
    if entry.standing.is_persons:
        if not unit.standing.is_persons:
            raise CatalogError(reference, f"a person's wording would be lost: {entry.target}", "run it again")
        entry = fresh if _is_news(fresh, entry) else replace(fresh, evidence=entry.evidence)
        if entry.standing is Standing.STALE and marks:
            return replace(entry, comments=(*entry.remarks, provenance.quoted(unit.target), *marks))
        return entry
    return replace(
        fresh,
        target=unit.target,
        previous="",
        previous_context=None,
        previous_plural=None,
        comments=(*entry.remarks, *marks),
        flags=(FUZZY, *entry.other_flags) if unit.target and unit.state is State.FUZZY else entry.other_flags,
    )


def _is_news(fresh: Entry, entry: Entry) -> bool:
    """True if the evidence for a person's translation says something new; otherwise not a byte of it changes. New are
    unresolved terms and a changed source, but not how the machine made the text that the person saw."""
    return set(fresh.unresolved) != set(entry.unresolved) or any(
        line.startswith(STALE) for line in (*fresh.evidence, *entry.evidence)
    )


def _with_machines(entry: Entry, text: str) -> Entry:
    """An entry translated by a person, with the machine's translation added as a comment."""
    if entry.machine is not None or not provenance.is_machines(text, entry.comments):
        return entry
    at = next(n for n, line in enumerate(entry.comments) if provenance.is_mark(line))
    return replace(entry, comments=(*entry.comments[:at], provenance.quoted(text), *entry.comments[at:]))


def _is_foreign(entry: Entry, reference: str, sources: Collection[str]) -> bool:
    """True if a current entry without a paragraph was added by somebody else: it has plurals, or the text of a
    paragraph with a context that no program wrote, or neither our reference nor our mark."""
    is_marked = bool(provenance.claimed(entry.comments))
    is_placed = any(line.startswith(contexts.PLACE) for line in entry.evidence)
    if entry.plural is not None or (entry.context is not None and entry.source in sources and not is_placed):
        return True
    return reference not in entry.references and not is_marked


def is_worth_keeping(entry: Entry) -> bool:
    """True if an entry holds something that a person wrote: a translation, a remark, a flag."""
    if entry.plural is not None or entry.standing.is_persons:
        return True
    remarks = [line for line in entry.remarks if line and not line.startswith(leverage.OFFER)]
    return bool(remarks or entry.other_flags or (entry.obsolete and entry.previous))


def _with_wording(living: Entry, former: Entry) -> Entry:
    """A current entry with the translation of an obsolete one of the same source in its comments: two entries of one
    source would make the file invalid."""
    if former.target in ("", living.target) or former.as_other in living.comments:
        return living
    return replace(living, comments=(*living.comments, former.as_other))


def reference(name: str) -> str:
    """A file name for `#:`, spaces as %20, because gettext before 0.22 and polib split references at spaces."""
    return re.sub(r"\s", lambda match: quote(match[0]), name)


def header(old: Entry | None, locale: str, target: str) -> Entry:
    """The header with all its fields, those that were missing added."""
    header = old or Entry("", comments=("",))
    lines = [line for line in header.target.split("\n") if line]
    present = {line.partition(":")[0].strip().lower() for line in lines}
    lines += [f"{key}: {value}" for key, value in _fields(locale, target).items() if key.lower() not in present]
    return replace(header, target="".join(f"{line}\n" for line in lines))


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
