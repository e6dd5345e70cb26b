"""`translate models list`, `info`, `path`, `verify`: what is here, what is on offer, whether it is sound."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import example
from translate.cli.models import project
from translate.errors import ConfigError, Error, ExitCode
from translate.text import locales

if TYPE_CHECKING:
    from translate.machine.models import Model, Offer

_LOCALES = click.argument("languages", nargs=-1, metavar="[LOCALE]...")
_JSON = click.option("--json", "as_json", is_flag=True, help="JSON on standard output.")
_WHICH = click.argument("names", nargs=-1, metavar="[FROM TO | MODEL]...")


@click.command("list", short_help="What is here, and on offer.", epilog=example("translate models list en --available"))
@_LOCALES
@click.option("--available", is_flag=True, help="What the indexes offer. Opens a connection.")
@click.option("--index", multiple=True, metavar="URL", help="Ask this index instead; mirrors divided by |.")
@_JSON
def list_models(languages: tuple[str, ...], available: bool, index: tuple[str, ...], as_json: bool) -> int:
    """The models that are here, or with --available those on offer.

    LOCALE: only pairs that have all of these. "use": what a run takes for its pair when nothing else is said.
    """
    wanted = [locales.named(language) for language in languages]
    if index and not available:
        raise ConfigError("--index", "has no meaning without --available", "add --available")
    if available:
        return _offers(wanted, index, as_json)
    models = [model for model in _models() if _concerns(wanted, *model.sources, *model.targets)]
    if as_json:
        project.print_json({"folder": str(project.store().root), "models": [_record(model) for model in models]})
        return ExitCode.DONE
    rows = [
        (
            m.pair,
            m.name,
            m.engine,
            project.megabytes(m.size),
            m.kept,
            "use" if m.default else "",
            "pinned" if m.pinned else "",
            m.licence or "-",
            m.quality or "-",
        )
        for m in models
    ]
    print_table(("pair", "model", "engine", "size", "kept", "run", "lock", "licence", "quality"), rows)
    return ExitCode.DONE


def _models() -> list[Model]:
    from translate.machine.models import inventory

    return inventory.models(project.store(), project.lock())


def _concerns(wanted: Sequence[str], *offered: str) -> bool:
    return all(any(locales.same_language(one, other) for other in offered) for one in wanted)


def _offers(wanted: Sequence[str], index: tuple[str, ...], as_json: bool) -> int:
    offers, troubles = read_indexes(project.indexes(index))
    here = {model.name for model in _models()}
    found = sorted(
        (offer for offer in offers if _concerns(wanted, offer.source, offer.target)),
        key=lambda offer: (offer.source, offer.target, offer.engine, offer.model),
    )
    for trouble in troubles:
        click.echo(f"error: {trouble}", err=True)
    if as_json:
        project.print_json({"offers": [_offer_record(offer, here) for offer in found]})
    else:
        rows = [
            (
                f"{o.source} {o.target}",
                o.model,
                o.engine,
                project.megabytes(o.size),
                "installed" if o.model in here else "",
                "" if o.released else "not released",
                o.licence or "-",
                o.quality or "-",
            )
            for o in found
        ]
        print_table(("pair", "model", "engine", "size", "here", "", "licence", "quality"), rows)
    return ExitCode.FAILED if troubles else ExitCode.DONE


def read_indexes(indexes: Iterable[Sequence[str]]) -> tuple[list[Offer], list[Error]]:
    """What all indexes offer, and why some could not be read; one that fails hides no other."""
    from translate.machine.models import fetch
    from translate.machine.models import indexes as known

    offers: list[Offer] = []
    troubles: list[Error] = []
    for mirrors in indexes:
        try:
            body, url = fetch.index(mirrors, fetch.Limits())
            offers += known.parse(body, url)
        except Error as error:
            troubles.append(error)
    return offers, troubles


def print_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Columns, each as wide as its widest cell; those that are empty throughout are left out. Where a line is wider
    than the terminal, the first two columns stand on a line of their own, and the others below them by name."""
    if not rows:
        click.echo("none", err=True)
        return
    columns = [(head, *cells) for head, cells in zip(heads, zip(*rows, strict=True), strict=True) if any(cells)]
    widths = [max(map(len, column)) for column in columns]
    terminal = shutil.get_terminal_size((1000, 24)).columns
    if sum(widths) + 2 * (len(widths) - 1) > terminal:
        names = [head for head, *_ in columns[2:]]
        for first, second, *rest in list(zip(*columns, strict=True))[1:]:
            more = (f"{name} {cell}" for name, cell in zip(names, rest, strict=True) if cell not in ("", "-"))
            below = textwrap.fill(", ".join(more), terminal, initial_indent="    ", subsequent_indent="    ")
            click.echo(f"{first}  {second}\n{below}")
        return
    for line in zip(*columns, strict=True):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _record(model: Model) -> dict[str, Any]:
    from translate import machine

    try:
        sha256 = machine.fingerprint(model.hop)
    except Error:  # it cannot be read; the others can
        sha256 = ""
    return {
        "model": model.name,
        "engine": model.engine,
        "from": " ".join(model.sources),
        "to": " ".join(model.targets),
        "size": model.size,
        "kept": model.kept,
        "default": model.default,
        "pinned": model.pinned,
        "licence": model.licence,
        "quality": model.quality,
        "path": str(model.path),
        "sha256": sha256,
        "origin": model.receipt.origin if model.receipt else "",
    }


def _offer_record(offer: Offer, here: set[str]) -> dict[str, Any]:
    return {
        "model": offer.model,
        "engine": offer.engine,
        "from": offer.source,
        "to": offer.target,
        "version": offer.version,
        "size": offer.size,
        "licence": offer.licence,
        "quality": offer.quality,
        "released": offer.released,
        "installed": offer.model in here,
        "urls": [list(file.urls) for file in offer.files],
    }


def select(models: Sequence[Model], names: Sequence[str]) -> list[Model]:
    """The models meant: by name, by pair ("en ru" or "en-ru"); all when nothing is named. Raises ConfigError."""
    if not names:
        return list(models)
    known = {model.name for model in models}
    if len(names) == 2 and not known & set(names):
        wanted = [(locales.named(names[0]), locales.named(names[1]))]
    else:
        wanted = [project.pair(name) for name in names if name not in known]
    for source, target in wanted:
        if not any(m.serves(source, target) for m in models):
            raise ConfigError(f"{source} to {target}", "no such model is here", "see translate models list")
    return [m for m in models if m.name in names or any(m.serves(*pair) for pair in wanted)]


@click.command(short_help="All that is known of models.", epilog=example("translate models info en ru"))
@_WHICH
@_JSON
def info(names: tuple[str, ...], as_json: bool) -> int:
    """All that is known of the models named, files and hashes too."""
    models = select(_models(), names)
    if as_json:
        project.print_json({"models": [_record(m) | {"files": list(_files(m))} for m in models]})
        return ExitCode.DONE
    for model in models:
        for key, value in _record(model).items():
            click.echo(f"{key:9} {value if value != '' else '-'}")
        for file in _files(model):
            click.echo(f"file      {file['sha256']}  {file['size']:>10}  {file['path']}")
        click.echo()
    return ExitCode.DONE


def _files(model: Model) -> Iterator[dict[str, Any]]:
    from translate.machine import receipt

    for file in model.receipt.files if model.receipt else receipt.hashes(model.path):
        yield {"path": file.path, "size": file.size, "sha256": file.sha256}


@click.command(short_help="Where models lie.", epilog=example("translate models path en ru"))
@_WHICH
def path(names: tuple[str, ...]) -> int:
    """The folder of models, or with names that of each model named."""
    if not names:
        click.echo(project.store().root)
        return ExitCode.DONE
    for model in select(_models(), names):
        click.echo(os.fspath(model.path))
    return ExitCode.DONE


@click.command(short_help="Compare files with their hashes.", epilog=example("translate models verify"))
@_WHICH
@_JSON
def verify(names: tuple[str, ...], as_json: bool) -> int:
    """Compare installed models with what was recorded when they were installed, and with translate.lock.

    Models that another program installed have no record: they are loaded. Exits with 1 when anything is wrong.
    """
    from translate.machine.models import inventory
    from translate.machine.models import lock as locks

    results = [(m.name, os.fspath(m.path), inventory.troubles(m)) for m in select(_models(), names)]
    pinned = project.lock()
    if not names:
        results += [
            (folder.name, os.fspath(folder), ["no receipt: not installed by this program, or damaged; delete it"])
            for folder in project.store().strangers()
        ]
        results += [(locks.NAME, os.fspath(project.root() / locks.NAME), locks.problems(pinned))] if pinned else []
    if as_json:
        project.print_json({"results": [{"name": n, "path": p, "troubles": t} for n, p, t in results]})
    else:
        for name, _, troubles in results:
            click.echo(f"{name}: {'; '.join(troubles) if troubles else 'sound'}")
    return ExitCode.FAILED if any(troubles for _, _, troubles in results) else ExitCode.DONE
