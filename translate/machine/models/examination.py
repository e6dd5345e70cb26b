"""What a model is by its own files, before it is installed: its engine, its languages, its licence."""

from __future__ import annotations

import json
import re
from pathlib import Path

from translate.errors import LocaleError, ModelError
from translate.machine import converted, generators, vocabularies
from translate.machine.models.indexes import FIREFOX_LICENCE
from translate.machine.receipt import Receipt
from translate.text import locales

_LICENCES = {  # first lines of licences, and their SPDX identifiers
    "mozilla public license version 2.0": "MPL-2.0",
    "mozilla public license, version 2.0": "MPL-2.0",
    "mit license": "MIT",
    "apache license": "Apache-2.0",
    "cc0 1.0 universal": "CC0-1.0",
}


def engine_of(folder: Path) -> str:
    """The engine of the model in a folder, by the files that only its models have. A whole Argos package comes first,
    as it does where the folder itself is named as engine."""
    if (folder / "metadata.json").exists() and (folder / "model" / "model.bin").is_file():
        return "argos"
    if (folder / "model.bin").is_file():
        return "ct2-llm" if vocabularies.is_one(folder) else "ctranslate2"
    return "argos" if (folder / "metadata.json").exists() else "firefox"


def examine(engine: str, folder: Path, origin: str) -> Receipt:
    """The receipt of the model in a folder by its own files, without hashes. `origin`: where it came from. Raises
    ModelError for a folder that is not a model of the engine, LocaleError for one whose languages are not known."""
    found = {"argos": _argos, "firefox": firefox, "ctranslate2": _converted, "ct2-llm": _generator}[engine]
    return found(folder, origin)


def _converted(folder: Path, origin: str) -> Receipt:
    """The receipt of a model converted for CTranslate2. Raises ModelError, LocaleError."""
    found = converted.read(folder, origin)
    if found is None:
        raise ModelError(origin, "not a converted model: it has no model.bin", "check the path")
    sources, targets = " ".join(found.sources), " ".join(found.targets)
    licence = _stated_licence(found.files.card) or _licence(folder)
    return Receipt("ctranslate2", _name(origin), sources, targets, "", licence, "", origin, "", ())


def _generator(folder: Path, origin: str) -> Receipt:
    """The receipt of a language model converted for CTranslate2. Raises ModelError."""
    found = generators.read(folder, origin)
    if found is None:
        raise ModelError(origin, "not a language model: it has no model.bin with one vocabulary", "check the path")
    sources, targets = (" ".join(some) or generators.ANY for some in (found.sources, found.targets))
    licence = _stated_licence(found.card) or _licence(folder)
    return Receipt("ct2-llm", _name(origin), sources, targets, "", licence, "", origin, "", ())


def _name(origin: str) -> str:
    plain = re.sub(r"[^\w.+-]+", "-", origin.removeprefix("hf:").strip("/"), flags=re.ASCII)
    return plain.lstrip("-.+_")[:100] or "model"


def _stated_licence(card: str) -> str:
    """The licence in the front matter of a model's card, "" for none."""
    stated = re.search(r"^license:\s*(\S+)", card, re.MULTILINE)
    return stated[1] if stated else ""


def _argos(folder: Path, origin: str) -> Receipt:
    """The receipt of an Argos package by its metadata. Raises ModelError when a file is missing."""
    if not (folder / "metadata.json").is_file():
        raise ModelError(origin, "not an Argos package: it has no metadata.json", "take it from another source")
    try:
        metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
        source, target = metadata["from_code"], metadata["to_code"]
        locales.of_model(source), locales.of_model(target)
        version = str(metadata.get("package_version", "0"))
        kind = metadata.get("type", "translate")
        licence, quality = (str(metadata.get(key) or "") for key in ("license", "quality"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, LocaleError) as error:
        raise ModelError(
            origin, f"not an Argos package: metadata.json cannot be used ({error})", "take it from another source"
        ) from error
    if kind != "translate" or not re.fullmatch(r"[\w.+-]{1,64}", version):
        raise ModelError(origin, f"a package of type {kind!r}, version {version!r}", "take one of a translation model")
    lacking = [] if (folder / "model" / "model.bin").is_file() else ["model/model.bin"]
    if not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        lacking.append("sentencepiece.model")
    if lacking:
        raise ModelError(origin, f"lacks {' and '.join(lacking)}", "take it from another source")
    licence = licence or _licence(folder)
    return Receipt(
        "argos", f"argos-{source}-{target}-{version}", source, target, version, licence, quality, origin, "", ()
    )


def firefox(folder: Path, origin: str, claimed: Receipt | None = None) -> Receipt:
    """The receipt of a Firefox model: its file names contain the pair (`model.enru.intgemm.alphas.bin`)."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    models = [name for name in names if name.startswith("model.") and name.endswith(".bin")]
    whole = any(n.startswith("vocab.") for n in names) or all(
        any(n.startswith(kind) for n in names) for kind in ("srcvocab.", "trgvocab.")
    )
    if len(models) != 1 or not whole:
        raise ModelError(
            origin, "not a model: neither metadata.json nor model.*.bin with a vocabulary", "check the path"
        )
    pair = models[0].split(".")[1]
    if claimed:
        if pair.lower() != re.sub(r"\W|_", "", claimed.source + claimed.target).lower():
            raise ModelError(claimed.model, f"its files are of the pair {pair!r}", "take it from another source")
        return claimed
    if not re.fullmatch(r"[a-z]{4}", pair):
        raise ModelError(origin, f"its files name no pair of languages ({pair!r})", "name them model.enru.bin")
    source, target = pair[:2], pair[2:]
    return Receipt(
        "firefox", f"firefox-{source}-{target}-local", source, target, "local", FIREFOX_LICENCE, "", origin, "", ()
    )


def _licence(folder: Path) -> str:
    """The SPDX identifier of the licence in a package, else its first line; "" where there is no licence."""
    for path in sorted(path for path in folder.glob("LICEN[CS]E*") if path.is_file()):
        line = path.read_text("utf-8", "replace").strip().partition("\n")[0].strip()
        return _LICENCES.get(line.lower(), line[:40])
    return ""
