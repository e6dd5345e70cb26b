"""Models that can be downloaded, as an index describes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download. `urls`: its addresses, tried in turn. `name`: its name once unpacked.

    `size` (bytes) and `sha256` (hex) of the unpacked file are as published, 0 and "" where not published, as for Argos
    packages.
    """

    urls: tuple[str, ...]
    name: str
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that an index offers. `source`, `target`: locales, BCP 47. `codes`: the language codes of the model
    itself.

    `quality`: a published metric as text ("chrF 56.1 FLORES200"); `score`: the same as a number from 0 to 100, for
    comparing offers of one engine. `released`: its publisher has released it.
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
        """Bytes of its unpacked files, as far as known."""
        return sum(file.size for file in self.files)
