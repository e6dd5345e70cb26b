"""`translate models install` and `remove`: models in, models out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import example
from translate.cli.models import project
from translate.cli.models.listing import read_indexes, select
from translate.errors import ConfigError, ExitCode, LocaleError, ModelError
from translate.text import locales

if TYPE_CHECKING:
    from translate.machine import receipt
    from translate.machine.models import Acceptance, ByteCount, Installed, Lock, Offer

_PAIRS = click.option("--pairs", default="", metavar="en-ru,en-uk", help="Pairs of languages.")
_QUIET = click.option("-q", "--quiet", is_flag=True, help="Only errors.")


@click.command(short_help="Download and install models.", epilog=example("translate models install en de"))
@click.argument("what", nargs=-1, metavar="[FROM TO | FILE | FOLDER | URL | hf:OWNER/NAME]...")
@_PAIRS
@click.option("--engine", type=click.Choice(["argos", "firefox"]), help="Only models of this engine.")
@click.option("--index", multiple=True, metavar="URL", help="Ask this index instead; mirrors divided by |.")
@click.option("--update", is_flag=True, help="Accept other models than translate.lock pins, and pin them.")
@click.option("--max-size", type=click.IntRange(1), default=4096, show_default=True, help="Largest download, in MB.")
@_QUIET
def install(
    what: tuple[str, ...],
    pairs: str,
    engine: str | None,
    index: tuple[str, ...],
    update: bool,
    max_size: int,
    quiet: bool,
) -> int:
    """Install models: of a pair (`install en ru`), from an .argosmodel file, a folder, a bundle or an address, or from
    the Hugging Face hub (hf:OWNER/NAME, hf:OWNER/NAME@REVISION).

    With nothing named, what translate.lock pins. A pair that no index offers is installed through English. A model is
    fetched, unpacked, examined and tried out before it takes its place in one step: when anything fails, nothing has
    changed.
    """
    places, wanted = _read(what, pairs)
    pinned = project.lock()
    if not places and not wanted:
        if not pinned:
            raise ConfigError("translate models install", "nothing named, and no translate.lock", "e.g. install en ru")
        wanted = [(pin.source, pin.target) for pin in pinned.pins if not pin.model.startswith("built-in-")]
    terms = _terms(max_size, update)
    done: list[Installed] = []
    with _bar(quiet) as progress:
        found = [_from_place(place, terms, progress) for place in places]
        found += [_from_indexes(wanted, engine or "", index, terms, progress)] if wanted else []
        for one in chain(*found):
            done.append(one)
            if not quiet:
                state = "installed" if one.new else "is installed already, and sound"
                click.echo(f"{one.receipt.model}: {state} ({project.megabytes(one.receipt.size)}, {one.folder})")
    if update and pinned:
        _pin_anew(pinned, [one.receipt for one in done])
    return ExitCode.DONE


def _read(what: Sequence[str], pairs: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The places and the pairs that are meant."""
    wanted = project.pairs(pairs)
    if len(what) == 2 and not any(_is_place(one) for one in what):
        return [], [*wanted, (locales.named(what[0]), locales.named(what[1]))]
    places = [one for one in what if _is_place(one)]
    return places, [*wanted, *(project.pair(one) for one in what if not _is_place(one))]


def _is_place(text: str) -> bool:
    """Is it a file, folder or address? A folder that is called like a language is one with a slash only: ./ru."""
    if (
        "://" in text
        or text.startswith("hf:")
        or os.sep in text
        or Path(text).suffix in (".argosmodel", ".tar", ".zip")
    ):
        return True
    try:
        locales.named(text)
    except LocaleError:
        return Path(text).exists()
    return False


def _terms(max_size: int, update: bool) -> Acceptance:
    from translate.machine.models import Acceptance, Limits

    pinned = None if update else project.lock()
    pins = tuple((pin.model, pin.sha256) for pin in pinned.pins) if pinned else ()
    return Acceptance(limits=Limits(largest=max_size << 20), pins=pins)


def _from_place(place: str, terms: Acceptance, progress: ByteCount) -> Iterator[Installed]:
    """A package, folder, bundle or address."""
    from translate.machine.models import Download
    from translate.machine.models import bundle as bundles
    from translate.machine.models import install as installs

    if place.startswith("hf:"):
        yield _from_hub(place, terms)
        return
    if "://" in place:
        if not place.endswith(".argosmodel"):
            offers, troubles = read_indexes([(place,)])
            if troubles or not offers:
                raise troubles[0] if troubles else ModelError(place, "offers no models", "check the address")
            chosen = _newest(offers)
        else:
            chosen = [_package(place, (Download((place,), "package.argosmodel"),))]
        yield from (installs.from_offer(offer, project.store(), terms, progress) for offer in chosen)
        return
    path = Path(place)
    if not path.exists():
        raise ConfigError(place, "no such file or folder", "check the path")
    if path.suffix == ".tar":
        installed, lexicons = bundles.unpack_into(path, project.store(), terms)
        for name in lexicons:
            click.echo(f"{name}: lexicon installed", err=True)
        yield from installed
    else:
        yield installs.from_path(path, project.store(), terms)


def _from_hub(place: str, terms: Acceptance) -> Installed:
    """A repository of the hub. Its licence is told before anything is fetched."""
    from translate.machine.models import hub
    from translate.machine.models import install as installs

    found = hub.look(place)
    licence = found.licence or "none stated"
    size = f", {project.megabytes(found.size)}" if found.size else ""
    click.echo(f"{found.repository}: licence {licence}{size}, revision {found.revision[:12]}", err=True)
    return installs.from_hub(found, project.store(), terms)


def _package(place: str, files: tuple[Any, ...]) -> Offer:
    """The offer of a single package, whose name must contain its pair, so that it can be checked."""
    from translate.machine.models import indexes

    found = indexes.parse(f'<a href="{place}"></a>'.encode(), place)
    if not found:
        raise ConfigError(
            place,
            "no language pair in its name",
            "it should be called like translate-en_ru-1_9.argosmodel",
        )
    return replace(found[0], files=files)


def _newest(offers: Sequence[Offer]) -> list[Offer]:
    from translate.machine.models import install as installs

    pairs = dict.fromkeys((offer.source, offer.target) for offer in offers)
    return [offer for pair in pairs if (offer := installs.best(offers, *pair))]


def _from_indexes(
    wanted: Sequence[tuple[str, str]], engine: str, index: tuple[str, ...], terms: Acceptance, progress: ByteCount
) -> Iterator[Installed]:
    from translate.machine.models import install as installs

    offers, troubles = read_indexes(project.indexes(index))
    for trouble in troubles:
        click.echo(f"warning: {trouble}", err=True)
    pinned = {model for model, _ in terms.pins}
    offers += _where_pinned({offer.model for offer in offers})
    chosen: list[Offer] = []
    for source, target in wanted:
        ours = [offer for offer in offers if offer.model in pinned]
        found = installs.best(ours, source, target, engine) or installs.best(offers, source, target, engine)
        legs = [found] if found else _through_english(offers, source, target, engine)
        if not legs and troubles:
            raise ModelError(
                f"{source} to {target}",
                "not offered by the indexes that could be read",
                "check the network, or --index",
            )
        if not legs:
            raise LocaleError(
                f"{source} to {target}",
                f"no index offers a model for {locales.display(source)} to {locales.display(target)}"
                + (
                    "; Firefox models need: pip install 'translate-articles[firefox]'" if _firefox_lacks(offers) else ""
                ),
                "see translate models list --available",
            )
        chosen += legs
    yield from (installs.from_offer(offer, project.store(), terms, progress) for offer in dict.fromkeys(chosen))


def _where_pinned(known: set[str]) -> list[Offer]:
    """What translate.lock pins and no index offers, where it came from."""
    from translate.machine.models import Download

    lock = project.lock()
    origins = [
        pin
        for pin in (lock.pins if lock else ())
        if pin.model not in known and "://" in pin.origin and pin.origin.endswith(".argosmodel")
    ]
    offers = [_package(pin.origin, (Download((pin.origin,), "package.argosmodel"),)) for pin in origins]
    return [offer for pin, offer in zip(origins, offers, strict=True) if offer.model == pin.model]


def _through_english(offers: Sequence[Offer], source: str, target: str, engine: str) -> list[Offer]:
    """The two models of a pivot through English, [] where one lacks."""
    from translate.machine.models import install as installs

    if "en" in (locales.primary(source), locales.primary(target)):
        return []
    legs = installs.best(offers, source, "en", engine), installs.best(offers, "en", target, engine)
    if not (legs[0] and legs[1]):
        return []
    click.echo(f"{source} to {target}: nothing direct is offered; through English", err=True)
    return [legs[0], legs[1]]


def _firefox_lacks(offers: Sequence[Offer]) -> bool:
    from translate import machine

    return "firefox" not in machine.providers() and any(offer.engine == "firefox" for offer in offers)


def _pin_anew(pinned: Lock, receipts: Sequence[receipt.Receipt]) -> None:
    """Pin what a run uses now for those of the pinned pairs that the models serve."""
    from translate import machine
    from translate.machine.models import lock as locks

    found = pinned
    for one in receipts:
        sources, targets = (list(map(_tag, codes.split())) for codes in (one.source, one.target))
        for source, target in pinned.pairs:
            if locales.closest(source, sources) and locales.closest(target, targets):
                found = locks.with_pair(found, source, target, locks.pin(machine.choose(machine.AUTO, source, target)))
    locks.save(found, project.root())


def _tag(code: str) -> str:
    """The locale of a model's own code, or of a tag."""
    try:
        return locales.of_model(code)
    except LocaleError:
        return code


@contextmanager
def _bar(quiet: bool) -> Iterator[ByteCount]:
    """A bar on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not sys.stderr.isatty()) as bar:
        task = bar.add_task("")
        yield lambda size, total: bar.update(task, completed=size, total=total or None)


@click.command(short_help="Remove models.", epilog=example("translate models remove en de"))
@click.argument("names", nargs=-1, required=True, metavar="FROM TO | MODEL...")
@_QUIET
def remove(names: tuple[str, ...], quiet: bool) -> int:
    """Remove installed models. Those that another program installed are left to it."""
    from translate.machine.models import inventory

    store = project.store()
    chosen = select(inventory.models(store, project.lock()), names)
    ours = [model for model in chosen if model.kept == inventory.OURS]
    if not ours:
        kept = ", ".join(f"{model.name} ({model.kept}: {model.path})" for model in chosen)
        raise ConfigError(" ".join(names), f"not installed by this program: {kept}", "remove it where it came from")
    with store.writing() as staging:
        for model in ours:
            store.discard(model.path, staging)
            if not quiet:
                pinned = "; translate.lock pins it" if model.pinned else ""
                click.echo(f"{model.name}: removed ({project.megabytes(model.size)}){pinned}")
    return ExitCode.DONE
