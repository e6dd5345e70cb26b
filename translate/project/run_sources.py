"""Which files the runs into an output folder translated, so that later commands find them unnamed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from translate.errors import ConfigError
from translate.project import discovery, files
from translate.project.articles import FormatSettings
from translate.project.config import Options
from translate.project.discovery import Source
from translate.project.files import Write

_NAME = "sources.json"
_SCHEMA = 1


def record(out: Path, found: Sequence[Source], settings: FormatSettings, put: Write) -> None:
    """Keep where the articles of a run lie and how they were read, beside what earlier runs kept, in
    OUT/.translate/sources.json; paths are relative to the output folder. With another `put` than `files.write`, which
    writes nothing, nothing is kept. Raises TranslateError."""
    fresh = {one.name: _row(out, one.path, settings) for one in found if one.path}
    if put is not files.write or not fresh:
        return
    _save(out, _present(out) | fresh)


def take_over(out: Path, others: Sequence[Path]) -> None:
    """Add what was kept in other output folders, such as those of shards. Raises TranslateError."""
    fresh = {
        name: {**row, "path": Path(os.path.relpath(_path(other, row), out)).as_posix()}
        for other in others
        for name, row in _present(other).items()
    }
    if fresh:
        _save(out, _present(out) | fresh)


def _present(out: Path) -> dict[str, Mapping[str, Any]]:
    """The rows whose articles are still there."""
    return {name: row for name, row in _rows(out).items() if _path(out, row).is_file()}


def _save(out: Path, rows: Mapping[str, Mapping[str, Any]]) -> None:
    content = {"schema": _SCHEMA, "sources": dict(sorted(rows.items()))}
    data = f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()
    files.write(files.ignored(out / files.OWN_FOLDER) / _NAME, data)


def recorded(out: Path) -> tuple[Source, ...]:
    """What runs into this folder translated and is still there, by name."""
    found = (
        Source(_path(out, row), name, format=str(row.get("format", "")), extract=bool(row.get("extract")))
        for name, row in _rows(out).items()
    )
    return tuple(one for one in found if one.path and one.path.is_file())


def of_project(options: Options) -> tuple[Source, ...]:
    """The articles of a project: the sources that are given or configured; where none are, the folder articles/ and
    what runs translated. Raises ConfigError when there are none."""
    out = Path(options.out)
    old = () if options.sources else recorded(out)
    try:
        options = discovery.with_sources(options)
        found = discovery.expand(options.sources, exclude=out, without=options.others)
    except ConfigError:
        if not old:
            raise
        return old
    names = {one.name for one in found}
    return (*found, *(one for one in old if one.name not in names))


def settings_of(source: Source, settings: FormatSettings) -> FormatSettings:
    """How an article is read: as the settings say, and as a run was told."""
    return replace(settings, format=source.format or settings.format, extract=source.extract or settings.extract)


def _row(out: Path, path: Path, settings: FormatSettings) -> dict[str, Any]:
    told = {"format": settings.format, "extract": settings.extract}
    return {"path": Path(os.path.relpath(path, out)).as_posix()} | {key: one for key, one in told.items() if one}


def _path(out: Path, row: Mapping[str, Any]) -> Path:
    return Path(os.path.normpath(out / str(row["path"])))


def _rows(out: Path) -> Mapping[str, Mapping[str, Any]]:
    """The rows of the file by the names of the articles, {} where it is missing or broken: it is no more than help."""
    try:
        content = json.loads((out / files.OWN_FOLDER / _NAME).read_bytes())
        if content["schema"] != _SCHEMA:
            return {}
        rows = content["sources"].items()
        return {str(name): row for name, row in rows if isinstance(row["path"], str) and "\0" not in row["path"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
