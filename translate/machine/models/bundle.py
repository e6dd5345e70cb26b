"""Bundles: models, lexicons, licences and their hashes in one uncompressed tar file; equal content gives equal
bytes."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from glossary import LexiconError, replacing
from glossary.alignment import Lexicon
from translate.errors import ModelError
from translate.machine import receipt
from translate.machine.engine import Hop
from translate.machine.models import examination, install, unpack
from translate.machine.models.install import Acceptance, Installed
from translate.machine.receipt import FileHash, Receipt
from translate.machine.store import Store, is_name
from translate.project import files

_SCHEMA = 1
_MANIFEST = "manifest.json"
_REMEDY = "pack the bundle again"


def pack(
    models: Sequence[tuple[str, Hop]], lexicons: Mapping[str, Path], licences: Mapping[str, Path], out: Path
) -> list[Receipt]:
    """Write a bundle to `out` atomically. `models`: engine and hop of each; `lexicons`, `licences`: files by name.

    Returns the receipts of the models. Raises ModelError, TranslateError.
    """
    receipts = []
    content: dict[str, Path] = {}
    for engine, hop in sorted(models, key=lambda model: (model[0], model[1].model)):
        folder = hop.path or Path()
        found = _receipt(engine, hop, folder)
        receipts.append(found)
        content |= {f"models/{found.model}/{file.path}": folder / file.path for file in found.files}
    content |= {f"lexicons/{name}": path for name, path in lexicons.items()}
    content |= {f"licences/{name}": path for name, path in licences.items()}
    rest = {name: path for name, path in content.items() if not name.startswith("models/")}
    manifest = {
        "schema": _SCHEMA,
        "models": [json.loads(receipt.dumps(found)) for found in receipts],
        "files": [_hash(name, path) for name, path in sorted(rest.items())],
    }
    _write(out, json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n", content)
    return receipts


def _receipt(engine: str, hop: Hop, folder: Path) -> Receipt:
    """The receipt of a model, a new one where another program installed it. Raises ModelError for a damaged model."""
    found = receipt.read(folder)
    if found:
        if wrong := receipt.differences(folder, found):
            raise ModelError(hop.model, f"is damaged: {wrong[0]}", "install it again")
        return found
    files = receipt.hashes(folder)
    return replace(examination.examine(engine, folder, hop.model), model=hop.model, origin="", files=files)


def _hash(name: str, path: Path) -> dict[str, Any]:
    data = files.read(path)
    return {"path": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _write(out: Path, manifest: bytes, content: Mapping[str, Path]) -> None:
    """Write a tar file atomically, sorted, without dates, owners or unusual permissions."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with replacing(out) as file, tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as tar:
            tar.addfile(_member(_MANIFEST, len(manifest)), io.BytesIO(manifest))
            for path, source in sorted(content.items()):
                with source.open("rb") as stream:
                    tar.addfile(_member(path, source.stat().st_size), stream)
    except OSError as error:
        raise ModelError(out, f"cannot be written ({error.strerror})", "make room, or give another --out") from error


def _member(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)  # mtime, uid and gid are 0, the names of owners empty
    info.size, info.mode = size, 0o644
    return info


def unpack_into(path: Path, store: Store, terms: Acceptance) -> tuple[list[Installed], list[str]]:
    """Install the content of a bundle after checking all of it. Returns the models and the names of the lexicons.

    Raises ModelError; then nothing has been installed, or, where a model does not work, only the models before it.
    """
    with store.writing() as staging:
        staged = Path(tempfile.mkdtemp(dir=staging))
        unpack.untar(path, staged, terms.bounds)
        receipts, others = _manifest(staged, path)
        lexicons = list(_lexicons(staged, others))
        installed = [install.admit(staged / "models" / found.model, found, store, terms) for found in receipts]
        for lexicon in lexicons:
            files.write(store.lexicons / lexicon.name, lexicon.read_bytes())
        return installed, [lexicon.name for lexicon in lexicons]


def _manifest(staged: Path, path: Path) -> tuple[list[Receipt], list[FileHash]]:
    """The receipts and other files in the manifest of a bundle. Raises ModelError if the content is anything else."""
    try:
        found = json.loads((staged / _MANIFEST).read_bytes())
        if found["schema"] != _SCHEMA:
            raise ModelError(path.name, f"schema {found['schema']}, known is {_SCHEMA}", "update the program")
        receipts = [receipt.loads(json.dumps(model), path.name) for model in found["models"]]
        others = [FileHash(str(f["path"]), int(f["size"]), str(f["sha256"])) for f in found["files"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError(path.name, f"not a bundle of models ({error})", _REMEDY) from error
    if odd := [found.model for found in receipts if not found.files or not is_name(found.model)]:
        raise ModelError(path.name, f"not a model: {odd[0]!r}", _REMEDY)
    said = {file.path: file for file in others}
    said |= {f"models/{r.model}/{f.path}": f for r in receipts for f in r.files}
    there = {file.path: file for file in receipt.hashes(staged) if file.path != _MANIFEST}
    if odd := sorted(said.keys() ^ there.keys()):
        raise ModelError(path.name, f"does not hold what it says: {odd[0]}", _REMEDY)
    for name, file in there.items():
        if (file.size, file.sha256) != (said[name].size, said[name].sha256):
            raise ModelError(path.name, f"{name} is not what the bundle says", _REMEDY)
    return receipts, others


def _lexicons(staged: Path, others: Sequence[FileHash]) -> Iterator[Path]:
    for file in others:
        if file.path.startswith("lexicons/"):
            try:
                Lexicon.load(staged / file.path)
            except LexiconError as error:
                raise ModelError(file.path, f"not a lexicon ({error})", _REMEDY) from error
            yield staged / file.path
