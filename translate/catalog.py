"""The PO door: units to entries and back, a person's words kept, the machine's marked. Nobody else imports polib.

What each entry says: machine text is fuzzy until a person removes the flag. The translator comment `machine: ...` says
what wrote it and carries a checksum of the text, so that a person's change to it is seen and kept, flag or no flag.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import polib

from translate import files, locales, po_layout
from translate.errors import CatalogError
from translate.model import Article, Origin, State, Unit

GENERATOR = "translate-articles"
_MACHINE = re.compile(r"^machine: .*; text ([0-9a-f]{8})$")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # all but tab and line feed
_STRING = re.compile(
    r'(?:#~\|?|#\|)?\s*(?P<keyword>msg(?:ctxt|id_plural|id|str)(?:\[\d+\])?)?\s*"(?P<closed>(?:[^"\\]|\\.)*"\s*$)?'
)
_ESCAPE = re.compile(r"\\(?:(?P<code>x[0-9a-fA-F]{2}|[0-7]{3})|.)")
_NO_WRAP = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What a catalog says of a paragraph that a person has worked on, approved (not fuzzy) or not yet."""

    target: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Catalog:
    """An existing PO file as the pipeline sees it: people's wordings by source text; `file` is polib's, for merging."""

    kept: Mapping[str, Kept] = field(default_factory=dict)
    file: polib.POFile | None = None


def load(path: Path) -> Catalog:
    """The catalog at `path`, an empty one where there is none yet. Raises CatalogError for a file that is broken."""
    if not path.is_file():
        return Catalog()
    try:
        text = path.read_text(polib.detect_encoding(str(path)))
        _refuse_broken_lines(path, text)
        found = _parse(text)
    except (OSError, ValueError, LookupError) as error:
        what = str(error).replace(str(path), "").strip() or type(error).__name__
        raise CatalogError(path, f"not a PO file ({what})", "mend or move it, it was left as it is") from error
    _refuse_doubles(path, found)
    kept = {msgid: kept for msgid, entry in _by_source(found).items() if (kept := _persons(entry))}
    return Catalog(kept, found)


def _parse(text: str) -> polib.POFile:
    """polib's reading of a PO text, after what gettext accepts and polib does not: `#remark`, and octal and hexadecimal
    escapes. By way of a file, because polib takes U+2028 and U+0085 in a string for line ends."""
    text = re.sub(r"(?m)^#(?=[^\s.:,|~=])", "# ", text)
    text = re.sub(r'(?m)^(?!#[ .:,])(.*".*)$', lambda line: _ESCAPE.sub(_unescaped, line[0]), text)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "catalog.po"
        copy.write_text(text, "utf-8")
        return polib.pofile(str(copy), wrapwidth=_NO_WRAP, encoding="utf-8")


def _unescaped(match: re.Match[str]) -> str:
    if not match["code"]:
        return match[0]
    code = int(match["code"][1:], 16) if match["code"][0] == "x" else int(match["code"], 8)
    return match[0] if code < 32 or code > 126 or chr(code) in '"\\' else chr(code)


def save(path: Path, catalog: Catalog, article: Article, units: Sequence[Unit], target: str, signature: str) -> bool:
    """Write the units of an article into its PO file, merged with what is there. True if the file changed.

    People's wordings stay to the letter, with their comments and flags. Entries whose paragraph is gone become
    obsolete; an obsolete one whose paragraph is back returns.
    """
    old = catalog.file
    merged = polib.POFile(wrapwidth=_NO_WRAP, encoding="utf-8")
    merged.metadata = dict(old.metadata) if old is not None else {}
    merged.header = old.header if old is not None else ""
    merged.metadata_is_fuzzy = old.metadata_is_fuzzy if old is not None else False
    for key, value in _headers(target).items():
        merged.metadata.setdefault(key, value)
    merged.metadata["Content-Type"] = "text/plain; charset=UTF-8"  # whatever the file was in, this is how it is written
    ours, used = _by_source(old or ()), set[int]()
    for unit in {unit.source: unit for unit in units if is_catalogued(unit)}.values():
        before = ours.get(unit.source)
        used.add(id(before))
        merged.append(_entry(before, unit, article.name, signature))
    for entry in (entry for entry in (old or ()) if id(entry) not in used):
        _keep(merged, entry, {unit.source for unit in units})
    if not len(merged) and old is None:
        return False
    return files.write(path, po_layout.layout(str(merged)).encode("utf-8"))


def _keep(merged: polib.POFile, entry: polib.POEntry, sources: Collection[str]) -> None:
    """An entry that no unit has taken: a plural one, or a living one with a context for a paragraph, stays as it is;
    any other with a wording becomes obsolete. An obsolete twin of a living entry would make the file invalid: its
    wording goes into a comment of the living one."""
    living = merged.find(entry.msgid, msgctxt=entry.msgctxt or False) if entry.obsolete else None
    if living is not None:
        line = f"former wording: {' '.join(entry.msgstr.split())}"
        if entry.msgstr not in ("", living.msgstr) and line not in living.tcomment.splitlines():
            living.tcomment = "\n".join(filter(None, [living.tcomment, line]))
    elif entry.msgid_plural or (entry.msgctxt and entry.msgid in sources and not entry.obsolete):
        merged.append(entry)
    elif entry.msgstr:
        entry.obsolete = True
        entry.occurrences = []
        merged.append(entry)


def is_catalogued(unit: Unit) -> bool:
    """Does a unit have an entry? Those without a word to translate ("* * *") have none, nor have those with control
    characters, which gettext's tools refuse or change."""
    return any(map(str.isalpha, unit.source)) and not CONTROLS.search(unit.source)


def _entry(old: polib.POEntry | None, unit: Unit, name: str, signature: str) -> polib.POEntry:
    entry = old or polib.POEntry(msgid=unit.source)
    entry.obsolete = False
    entry.occurrences = [(_reference(name), "")]
    if unit.origin is not Origin.PERSON:
        entry.msgstr = unit.target
        entry.previous_msgid = entry.previous_msgctxt = None
        _set_machine_comment(entry, _provenance(unit, signature) if unit.target else "")
        _set_fuzzy(entry, bool(unit.target) and unit.state is State.FUZZY)
    entry.comment = "\n".join(notes(unit))
    return entry


def _provenance(unit: Unit, signature: str) -> str:
    """What made a machine text: engine and model, the rows of the glossary that were used, a checksum of the text."""
    rows = ", ".join(dict.fromkeys(o.match.term.source for o in unit.occurrences if not o.match.term.inferred))
    return f"machine: {signature}{f'; terms {rows}' if rows else ''}; text {_checksum(unit.target)}"


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


def _persons(entry: polib.POEntry) -> Kept | None:
    """A person's wording in an entry: all approved text, and fuzzy text that is not what the machine left there."""
    if not entry.msgstr.strip():
        return None
    if "fuzzy" not in entry.flags:
        return Kept(entry.msgstr, approved=True)
    checksum = next((m[1] for line in entry.tcomment.splitlines() if (m := _MACHINE.match(line))), None)
    return None if checksum == _checksum(entry.msgstr) else Kept(entry.msgstr, approved=False)


def _is_ours(entry: polib.POEntry) -> bool:
    """Can it be the entry of a paragraph? Plural entries are somebody's own: they stay as they are."""
    return not entry.msgid_plural


def _by_source(entries: Iterable[polib.POEntry]) -> dict[str, polib.POEntry]:
    """The entries for paragraphs by source text; among those of one text a living one goes before an obsolete one, and
    one without a context before one with it."""
    found: dict[str, polib.POEntry] = {}
    for entry in sorted(filter(_is_ours, entries), key=lambda entry: (bool(entry.obsolete), bool(entry.msgctxt))):
        found.setdefault(entry.msgid, entry)
    return found


def _set_machine_comment(entry: polib.POEntry, comment: str) -> None:
    others = [line for line in entry.tcomment.splitlines() if not _MACHINE.match(line)]
    entry.tcomment = "\n".join([*others, *([comment] if comment else [])])


def _set_fuzzy(entry: polib.POEntry, fuzzy: bool) -> None:
    rest = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.flags = ["fuzzy", *rest] if fuzzy else rest


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _reference(name: str) -> str:
    """A file name for `#:`, its spaces as %20: gettext before 0.22 splits references at blanks, polib still does."""
    return re.sub(r"\s", lambda match: quote(match[0]), name)


def _headers(target: str) -> dict[str, str]:
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


def _refuse_broken_lines(path: Path, text: str) -> None:
    """polib takes a cut string for a whole one, and an entry without msgstr for an untranslated one."""
    last = "msgstr"
    for number, line in enumerate(text.split("\n"), 1):
        if not (found := _STRING.match(line)):
            continue
        last = found["keyword"] or last
        if not found["closed"]:
            raise CatalogError(f"{path}:{number}", "a string without its end", "mend or move it, it was left as it is")
    if not last.startswith("msgstr"):
        raise CatalogError(path, "cut off after its last msgid", "mend or move it, it was left as it is")


def _refuse_doubles(path: Path, found: polib.POFile) -> None:
    seen: set[tuple[str, str]] = set()
    for entry in found:
        key = (entry.msgctxt or "", entry.msgid)
        if key in seen and not entry.obsolete:
            raise CatalogError(
                f"{path}:{entry.linenum}",
                "this source text has two entries",
                "keep one of them (msguniq shows both), the file was left as it is",
            )
        if not entry.obsolete:
            seen.add(key)
