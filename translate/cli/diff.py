"""What a run changes in translated articles, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path


def before(out: Path, targets: Sequence[str]) -> Mapping[Path, bytes]:
    """The translated articles below an output folder as they are, by their paths. Raises LocaleError."""
    from translate.project import layout
    from translate.text import locales

    folders = (layout.translated(out, locales.named(target)) for target in targets)
    return {path: path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()}


def unified(old: Mapping[Path, bytes], new: Mapping[Path, bytes]) -> str:
    """The files of `new` that differ from those of `old`, in their order, as `diff -u` and git show them."""
    return "".join(_lines(path, old.get(path), data) for path, data in new.items() if old.get(path) != data)


def _lines(path: Path, old: bytes | None, new: bytes) -> str:
    """The hunks of one file; of a file that is no text, that it differs."""
    label = path.as_posix()
    try:
        left, right = list(_cut((old or b"").decode())), list(_cut(new.decode()))
    except UnicodeDecodeError:
        return f"Binary files {label if old is not None else '/dev/null'} and {label} differ\n"
    hunks = difflib.unified_diff(left, right, label if old is not None else "/dev/null", label)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in hunks)


def _cut(text: str) -> Iterator[str]:
    """Lines with their ends, cut at line feeds only."""
    *lines, last = text.split("\n")
    yield from (f"{line}\n" for line in lines)
    if last:
        yield last
