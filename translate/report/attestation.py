"""The attestation of a run: which models, articles, glossary and code made which files, and that it opened no
socket."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from translate.errors import ConfigError, Error, TranslateError
from translate.model import ArticleResult, Bilingual, Failure, Locked, ModelServer, Outcome, UsedModel
from translate.project import Options, files, layout
from translate.report import socket_audit
from translate.report.summary import article_record

NAME = "attestation.json"
_KIND = "translate-articles attestation"
_SCHEMA = 1
_PACKAGES = ("glossary", "translate")


class Attestation:
    """The attestation of a run. It is created before the run, to watch for sockets, and written after it. Connections
    to the servers of models that the configuration names are recorded with these models; any other is a failure."""

    def __init__(self, options: Options) -> None:
        """Raises ConfigError when another file has its path."""
        self._options = options
        self._path = Path(options.attest) if options.attest else Path(options.out) / NAME
        self._watch = socket_audit.Watch()
        check_place(self._path)

    def written(self, outcome: Outcome) -> Outcome:
        """Write the attestation. Returns the outcome, with a failure if a socket was opened or the file could not be
        written."""
        try:
            changed = write(outcome, self._options, self._watch, self._path)
        except Error as error:
            return replace(outcome, failures=(*outcome.failures, Failure(str(self._path), str(error))))
        opened = self._watch.opened(_servers(outcome))
        message = f"{self._path}: a socket was opened ({opened[0]}); see it for all" if opened else ""
        failures = (*outcome.failures, Failure(str(self._path), message)) if message else outcome.failures
        return replace(outcome, changed=outcome.changed + changed, failures=failures)


def check_place(path: Path) -> None:
    """Raise ConfigError when the path exists and is not an attestation."""
    if not path.exists():
        return
    try:
        if not path.is_dir() and json.loads(path.read_bytes())["kind"] == _KIND:
            return
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise ConfigError("--attest", f"{path} is there and is no attestation", "name another file: --attest=FILE")


def write(outcome: Outcome, options: Options, watch: socket_audit.Watch, path: Path) -> bool:
    """Write the attestation of a run; True if it changed. The same run over the same input gives the same bytes.

    Raises TranslateError.
    """
    record = {
        "kind": _KIND,
        "schema": _SCHEMA,
        "program": {"name": "translate-articles", "version": version("translate-articles"), "code": _code()},
        "settings": {"quality": options.quality, "beam": options.beam, "locked": options.locked is Locked.STRICT},
        "models": [_model(model) for model in outcome.models],
        "glossary": [{"file": _name(file), "sha256": _sha256(files.read(Path(file)))} for file in options.glossary],
        "articles": [_article(one, Path(options.out), options.bilingual) for one in outcome.results],
        "failures": [failure.name for failure in outcome.failures],
        "interrupted": outcome.interrupted,
        "network": {
            "sockets_opened": watch.opened(_servers(outcome)),
            "programs_started": watch.programs,
            "observed_by": socket_audit.HOW,
        },
    }
    return files.write(path, f"{json.dumps(record, ensure_ascii=False, indent=2)}\n".encode())


def _model(model: UsedModel) -> dict[str, Any]:
    """The record of a model, with its server if it has one."""
    record = asdict(model)
    return record if model.server else {key: value for key, value in record.items() if key != "server"}


def _servers(outcome: Outcome) -> tuple[ModelServer, ...]:
    """The servers of the models: connections to them, and to no others, are those of the engine."""
    return tuple(dict.fromkeys(model.server for model in outcome.models if model.server))


def _article(result: ArticleResult, out: Path, bilingual: Bilingual | None) -> dict[str, Any]:
    """The record of an article and its files."""
    *shown, catalog = layout.paths(out, result.article, result.source, result.locale)
    shown += layout.bilingual_paths(out, result.article, result.locale) if bilingual else ()
    written = (*shown, catalog) if result.paragraphs or catalog.exists() else shown  # no text, no catalog
    return article_record(result) | {
        "sha256": result.sha256,
        "files": {path.relative_to(out).as_posix(): _sha256(_bytes(path)) for path in written},
    }


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TranslateError(path, f"cannot be read back ({error.strerror})", "run again") from error


def _code() -> str:
    """SHA-256 over the program's files: code, grammar tables, the built-in model."""
    root = Path(__file__).parent.parent.parent
    digest = hashlib.sha256()
    for path in sorted(_sources(root)):
        digest.update(f"{path.relative_to(root).as_posix()}\0{_sha256(path.read_bytes())}\n".encode())
    return digest.hexdigest()


def _sources(root: Path) -> Iterable[Path]:
    for package in _PACKAGES:
        yield from (p for p in (root / package).rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def _name(file: str) -> str:
    """A relative path as given; of an absolute path only the name of the file, as it would reveal the machine."""
    return Path(file).name if Path(file).is_absolute() else Path(file).as_posix()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
