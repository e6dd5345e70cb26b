"""The decoys of one engine: expressions that it renders reliably, measured on carrier sentences, saved as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from glossary.errors import TermbaseError
from glossary.languages import Phrase, TargetLanguage, target_language
from glossary.model import PartOfSpeech, Term, TermType

_FORMAT = 1
_USABLE = 0.5  # least share (0..1) of carrier sentences in which a decoy is found; chosen by hand


@dataclass(frozen=True, slots=True)
class Decoy:
    """An expression that an engine renders reliably.

    `source` is put into the source text (`plural` in place of a plural term), after "the" if `article` is true.
    `target` is its rendering in dictionary form, `adjective` the lemma of the adjective that an engine may use instead
    (the Paris road, парижская дорога). `found`: the share of carrier sentences in which the rendering was found, 0..1.
    """

    source: str
    target: str
    pos: str = "noun"
    type: str = "other"
    gender: str = ""
    number: str = "sing"
    animacy: str = "inan"
    declines: bool = True
    plural: str = ""
    article: bool = False
    adjective: str = ""
    found: float = 0.0


@dataclass(frozen=True, slots=True)
class DecoyTable:
    """The decoys of one engine, those with the largest `found` first."""

    engine: str
    decoys: tuple[Decoy, ...]

    def save(self, path: Path) -> None:
        """Write the table as JSON, one decoy per line. Raises OSError."""
        rows = [json.dumps(_slim(decoy), ensure_ascii=False) for decoy in self.decoys]
        body = ",\n  ".join(rows)
        head = json.dumps(self.engine, ensure_ascii=False)
        text = f'{{"format": {_FORMAT}, "engine": {head}, "decoys": [\n  {body}\n]}}\n'
        path.write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> DecoyTable:
        """Read a table. Raises TermbaseError for a file that is missing or is not a decoy table."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            if data["format"] != _FORMAT:
                raise TermbaseError(path, "a decoy table of another version", "measure the decoys again")
            return cls(data["engine"], tuple(Decoy(**row) for row in data["decoys"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise TermbaseError(path, f"no decoy table ({error})", "measure the decoys again") from error


def measure(
    candidates: Iterable[Decoy],
    carriers: Callable[[Decoy], Sequence[str]],
    translate: Callable[[Sequence[str]], Sequence[str]],
    language: TargetLanguage | str,
    *,
    engine: str = "",
    least: float = _USABLE,
) -> DecoyTable:
    """Measure decoys on carrier sentences and keep those found in at least the share `least` (0..1) of them.

    `carriers`: returns the sentences that suit a decoy, with `{}` in its place; `translate`: the engine, which
    translates a list of sentences; `engine`: its name, saved in the table.
    """
    chosen = target_language(language) if isinstance(language, str) else language
    kept = []
    for decoy in candidates:
        spoken = f"the {decoy.source}" if decoy.article else decoy.source
        texts = [capital(carrier.format(spoken)) for carrier in carriers(decoy)]
        phrase = phrase_of(chosen, decoy)
        hits = [bool(chosen.find(phrase, chosen.tokenise(text))) for text in translate(texts)]
        rate = round(sum(hits) / max(1, len(hits)), 2)
        if rate >= least:
            kept.append(replace(decoy, found=rate))
    return DecoyTable(engine, tuple(sorted(kept, key=lambda decoy: (-decoy.found, decoy.source))))


def _slim(decoy: Decoy) -> dict[str, object]:
    """The fields of a decoy that do not have their default values."""
    usual = {spec.name: spec.default for spec in fields(Decoy)}
    return {name: value for name, value in asdict(decoy).items() if usual[name] != value}


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def phrase_of(language: TargetLanguage, decoy: Decoy) -> Phrase:
    """The rendering of a decoy as a Phrase, to be found in any form."""
    term = Term(
        decoy.source,
        decoy.target,
        pos=PartOfSpeech(decoy.pos),
        type=TermType(decoy.type),
        gender=decoy.gender,
        number=decoy.number if decoy.number == "plur" else "",
        animacy=decoy.animacy if decoy.pos == "noun" else "",
    )
    return language.decompose(term)
