"""A converted model: its family, its languages, and what a translation between two of them needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import EngineError, ModelError
from translate.machine import Hop, ModelFiles
from translate.machine.converted import files
from translate.machine.converted.families import T5, Family, M2m100, Marian, Nllb
from translate.machine.converted.files import Files
from translate.machine.converted.language_tokens import Tokens
from translate.text import locales

MARIAN: Family = Marian()
OTHERS: tuple[Family, ...] = (Nllb(), M2m100(), T5())
_LEAST_KNOWN = 0.5  # share; tokenizers have pieces that no text of the training had, and tokens for other uses


@dataclass(frozen=True, slots=True)
class Converted:
    """A model in a folder. `name`: that in routes, catalogs and lock files; `sources`, `targets`: the languages that it
    translates between, any into any, with the token of each ("" where it needs none)."""

    name: str
    family: Family
    files: Files
    sources: Tokens
    targets: Tokens

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The pairs of locales that it translates, those from English first."""
        for source in sorted(self.sources, key=lambda tag: tag != "en"):
            yield from ((source, target) for target in self.targets if not locales.same_language(source, target))

    def hop(self, source: str, target: str) -> Hop:
        """Its hop between two of its locales."""
        return Hop(source, target, self.name, self.files.folder)

    def sample(self) -> tuple[str, str]:
        """One of its pairs. Raises ModelError if it has none."""
        for pair in self.pairs():
            return pair
        raise ModelError(self.files.folder, "translates no language into another", "take another model")

    def files_for(self, source: str, target: str) -> ModelFiles:
        """What is loaded for two of its locales. Raises EngineError, OSError, RuntimeError or ValueError."""
        frame = self.family.frame(self.files, self.sources[source], self.targets[target])
        tokenizer = self.family.tokenizer(self.files)
        _check(tokenizer.source_pieces(), self.files)
        return ModelFiles(self.name, self.files.folder, tokenizer, frame)


def _check(pieces: Sequence[str], found: Files) -> None:
    """Raise EngineError if the network does not know most of the pieces that it would be given, so that it would read
    one unknown piece after another."""
    known = sum(map(found.reads.__contains__, pieces))
    if known < _LEAST_KNOWN * len(pieces):
        what = f"its vocabulary has {known} of the {len(pieces)} pieces of its tokenizer"
        raise EngineError(found.folder, what, "take all files from one model")


def read(folder: Path, name: str = "") -> Converted | None:
    """The model in a folder; None if there is no converted model in it. `name`: "" for that of the folder.

    Raises ModelError for one that cannot be used, and LocaleError for one whose languages are not known.
    """
    try:
        found = files.read(folder, name)
    except (LookupError, OSError, ValueError) as error:
        raise ModelError(folder, f"its files cannot be read ({error})", "take it from another source") from error
    return None if found is None else _of_family(found)


def _of_family(found: Files) -> Converted:
    """The model of the files. Pieces of texts may look like tokens of another family (`__len__`), so it is that
    of whose tokens there are most. Raises ModelError, LocaleError."""
    if found.first(["source.spm"]):
        return _of(MARIAN, MARIAN.tokens(found), found)
    tokens = {family: family.tokens(found) for family in OTHERS}
    family = max(OTHERS, key=lambda one: len(tokens[one]))
    if tokens[family]:
        return _of(family, tokens[family], found)
    raise ModelError(
        found.folder,
        "a model of no family that is known here: neither source.spm (Marian, OPUS-MT) nor tokens of languages in its "
        "vocabulary (NLLB, M2M100, MADLAD)",
        "name the folder of one of these, converted with its tokenizer files",
    )


def _of(family: Family, targets: Tokens, found: Files) -> Converted:
    """Raises ModelError, LocaleError."""
    one = Converted(found.origin, family, found, family.sources(found, targets), targets)
    one.sample()  # it has one
    return one
