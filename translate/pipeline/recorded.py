"""What is written, with its digests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from translate import fingerprints
from translate.project import Write


@dataclass(slots=True)
class Recorded:
    """A `Write` that keeps the digests of what it is given."""

    write: Write
    digests: dict[Path, str] = field(default_factory=dict)

    def __call__(self, path: Path, data: bytes) -> bool:
        self.digests[path] = fingerprints.digest(data)
        return self.write(path, data)

    def below(self, out: Path) -> dict[str, str]:
        """The digests by paths relative to a folder."""
        return {path.relative_to(out).as_posix(): one for path, one in self.digests.items()}
