"""Models on offer: what an index says of a model that can be fetched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file to fetch: its addresses, tried in turn; what it is called once it is unpacked.

    `size` in bytes and `sha256` in hex are those of the unpacked file as its publisher gives them, 0 and "" where he
    gives none. Neither is known of an Argos package before it is fetched.
    """

    urls: tuple[str, ...]
    name: str
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that an index offers. `source` and `target`: locales, BCP 47. `codes`: how the model itself names them.

    `quality`: a figure that the publisher gives, in his words ("chrF 56.1 FLORES200"); `score`: the same as a number to
    compare offers of one engine by. `released`: meant for use by its publisher.
    """

    engine: str
    model: str
    source: str
    target: str
    codes: tuple[str, str]
    version: str
    files: tuple[Download, ...]
    licence: str = ""
    quality: str = ""
    score: float = 0.0
    released: bool = True

    @property
    def size(self) -> int:
        """Bytes of its files unpacked, as far as they are known."""
        return sum(file.size for file in self.files)
