"""Installs a model: download, unpack, examine and try it out, and only then move it into the store, atomically."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from translate import machine
from translate.errors import ModelError
from translate.machine import converted, generators, receipt
from translate.machine.engine import Hop
from translate.machine.models import conversion, fetch, hub, tryout, unpack
from translate.machine.models.examination import engine_of, examine, firefox
from translate.machine.models.fetch import ByteCount, Limits
from translate.machine.models.hub import Snapshot
from translate.machine.models.offer import Download, Offer
from translate.machine.models.unpack import Bounds
from translate.machine.receipt import Receipt
from translate.machine.store import Store
from translate.text import locales


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The conditions for installing a model: limits of downloads and archives, and `pins`, the SHA-256
    (`machine.fingerprint`) of each model in the lock file; a pinned model with another hash is refused."""

    limits: Limits = field(default_factory=Limits)
    bounds: Bounds = field(default_factory=Bounds)
    pins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed model. `new`: False when it had been installed before."""

    receipt: Receipt
    folder: Path
    new: bool = True


def from_offer(offer: Offer, store: Store, terms: Acceptance, progress: ByteCount) -> Installed:
    """Download and install an offered model. `progress`: called with the bytes so far and in all. Raises ModelError;
    then nothing has been installed."""
    with store.writing() as staging:
        for folder, found in store.models():
            same = found.model == offer.model and found.origin in offer.files[0].urls
            if same and not receipt.differences(folder, found) and not _pinned_otherwise(folder, found, terms):
                return Installed(found, folder, new=False)
        staged = Path(tempfile.mkdtemp(dir=staging))
        store.downloads.mkdir(exist_ok=True)
        parts = [store.downloads / _sha256_of(" ".join((offer.model, *file.urls)))[:24] for file in offer.files]
        fetched = [
            fetch.download(file.urls, part, terms.limits, progress, _acceptable(offer, file, staged, terms))
            for file, part in zip(offer.files, parts, strict=True)
        ]
        archive = fetched[0].sha256 if len(fetched) == 1 else _sha256_of(" ".join(one.sha256 for one in fetched))
        facts = offer.version, offer.licence, offer.quality, fetched[0].url, archive
        claimed = Receipt(offer.engine, offer.model, *offer.codes, *facts, ())
        try:
            return admit(_root(staged, fetched[0].url), claimed, store, terms)
        finally:
            for part in parts:
                fetch.forget(part)


def from_path(path: Path, store: Store, terms: Acceptance) -> Installed:
    """Install a package file or a folder of a model's files. Raises ModelError."""
    name = os.path.basename(os.path.abspath(path))  # a model may state its languages by the name of its folder
    with store.writing() as staging:
        staged = Path(tempfile.mkdtemp(dir=staging)) / (name or "model")
        staged.mkdir()
        if path.is_dir():
            examine(engine_of(path), path, name)  # before copying a folder that is not a model
            _copy(path, staged, terms.bounds)
            archive = ""
        else:
            if not os.access(path, os.R_OK):
                raise ModelError(path, "cannot be read", "check the path and its permissions")
            unpack.unzip(path, staged, terms.bounds)
            with path.open("rb") as file:
                archive = hashlib.file_digest(file, "sha256").hexdigest()
        root = _root(staged, name)
        claimed = examine(engine_of(root), root, name)
        return admit(root, replace(claimed, archive=archive), store, terms)


def from_hub(snapshot: Snapshot, store: Store, terms: Acceptance) -> Installed:
    """Fetch a snapshot of the hub, convert it where it is not converted yet, and install it. Raises ConfigError,
    ModelError, LocaleError; then nothing has been installed."""
    name = snapshot.repository.replace("/", "-")
    with store.writing() as staging:
        fetched = Path(tempfile.mkdtemp(dir=staging)) / snapshot.repository.rpartition("/")[2]
        fetched.mkdir()
        hub.fetch(snapshot, fetched, terms.limits.largest)
        folder = fetched
        if not snapshot.is_converted:
            folder = fetched.parent / "converted" / fetched.name
            conversion.convert(fetched, folder)
        found = examine(engine_of(folder), folder, fetched.name)
        claimed = replace(
            found,
            model=name,
            version=snapshot.revision[:12],
            origin=snapshot.origin,
            licence=snapshot.licence or found.licence,
        )
        return admit(folder, claimed, store, terms)


def _acceptable(offer: Offer, file: Download, staged: Path, terms: Acceptance) -> Callable[[Path], str]:
    """A function that says what is wrong with a download, "" for nothing, and unpacks it if it is right."""

    def check(part: Path) -> str:
        try:
            if offer.engine != "argos":
                unpack.gunzip(part, staged / file.name, file.size or terms.bounds.largest)
                return _otherwise(staged / file.name, file)
            if wrong := _otherwise(part, file):
                return wrong
            _emptied(staged)
            unpack.unzip(part, staged, terms.bounds)
            found = examine(offer.engine, _root(staged, file.name), file.name)
            return _lie(offer.codes, (found.source, found.target))
        except ModelError as error:
            return error.what

    return check


def _otherwise(path: Path, file: Download) -> str:
    """How a file differs from the size and hash that its publisher gives, "" where it does not."""
    if file.size and path.stat().st_size != file.size:
        return f"{path.stat().st_size} bytes unpacked, the publisher says {file.size}"
    if file.sha256 and (found := _sha256(path)) != file.sha256:
        return f"SHA-256 is {found[:12]}, the publisher says {file.sha256[:12]}"
    return ""


def _lie(said: tuple[str, str], is_so: tuple[str, str]) -> str:
    """How the language pair of a model differs from the one that was claimed, "" where it does not."""
    return "" if said == is_so else f"it translates from {is_so[0]!r} to {is_so[1]!r}, not {said[0]!r} to {said[1]!r}"


def admit(folder: Path, claimed: Receipt, store: Store, terms: Acceptance) -> Installed:
    """Compare a model in a staging folder of the store with the receipt `claimed` for it, try it out, and move it into
    the store. Raises ModelError."""
    found = firefox(folder, claimed.origin, claimed) if claimed.engine == "firefox" else _named(folder, claimed)
    if wrong := _lie((claimed.source, claimed.target), (found.source, found.target)):
        raise ModelError(claimed.model, wrong, "take it from another source")
    found = replace(
        found,
        licence=claimed.licence or found.licence,
        quality=claimed.quality or found.quality,
        archive=claimed.archive,
        files=receipt.hashes(folder),
    )
    if claimed.files and claimed.digest != found.digest:
        raise ModelError(claimed.model, "is not what its receipt says", "take it from another source")
    if wrong := _pinned_otherwise(folder, found, terms):
        raise ModelError(found.model, wrong, "install with --update to accept and pin it, if you know why it changed")
    for there, old in store.models():
        if old.engine == found.engine and old.digest == found.digest and not receipt.differences(there, old):
            return Installed(old, there, new=False)
    _try(folder, found)
    return Installed(found, store.put(folder, found))


def _named(folder: Path, claimed: Receipt) -> Receipt:
    """The receipt of a model by its own files. A converted model does not say by what name and in which version it was
    published."""
    if claimed.engine not in ("ctranslate2", "ct2-llm"):
        return examine(claimed.engine, folder, claimed.origin)
    found = examine(claimed.engine, folder, folder.name)
    return replace(found, model=claimed.model, version=claimed.version, origin=claimed.origin)


def _pinned_otherwise(folder: Path, found: Receipt, terms: Acceptance) -> str:
    pinned = [sha256 for model, sha256 in terms.pins if model == found.model]
    if not pinned:
        return ""
    is_so = machine.fingerprint(_hop(folder, found))
    return "" if is_so in pinned else f"is {is_so[:12]}, translate.lock pins {pinned[0][:12]}"


def _hop(folder: Path, found: Receipt) -> Hop:
    read = {"ctranslate2": converted.read, "ct2-llm": generators.read}.get(found.engine)
    if read and (model := read(folder, found.model)):
        return model.hop(*model.sample())
    return Hop(locales.of_model(found.source), locales.of_model(found.target), found.model, folder)


def _try(folder: Path, found: Receipt) -> None:
    """Raise ModelError for a model that does not work. Without its engine a model cannot be tried out."""
    if found.engine in machine.providers() and (wrong := tryout.trouble(found.engine, _hop(folder, found))):
        raise ModelError(found.model, f"does not work: {wrong}", "take it from another source")


def _root(staged: Path, origin: str) -> Path:
    """The folder of the model: `staged`, or the one folder in it that has metadata.json. Raises ModelError."""
    below = sorted(path.parent for path in staged.glob("*/metadata.json"))
    if (staged / "metadata.json").exists() or not below:
        return staged
    if len(below) > 1:
        raise ModelError(origin, "holds more than one package", "install them one by one")
    return below[0]


def _copy(source: Path, folder: Path, bounds: Bounds) -> None:
    """Copy a model's files. Raises ModelError for a folder too large to be a model."""
    total = 0
    for path in sorted(path for path in source.rglob("*") if path.is_file() and path.name != receipt.NAME):
        total += path.stat().st_size
        if total > bounds.largest:
            raise ModelError(source, f"larger than {bounds.largest} bytes", "name the folder of one model")
        place = folder / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def best(offers: Sequence[Offer], source: str, target: str, engine: str = "") -> Offer | None:
    """The best offer for a pair of locales, None if there is none: of an available engine (or of `engine`), nearest
    locale first, then released, best published score, newest."""
    usable = machine.providers()
    fitting = [
        offer
        for offer in offers
        if locales.same_language(source, offer.source)
        and locales.same_language(target, offer.target)
        and offer.engine == (engine or offer.engine)
        and (engine or offer.engine in usable)
    ]
    return min(
        fitting,
        key=lambda offer: (
            locales.distance(source, offer.source) + locales.distance(target, offer.target),
            not offer.released,
            -offer.score,
            [-int(number) for number in re.findall(r"\d{1,9}", offer.version)],
        ),
        default=None,
    )
