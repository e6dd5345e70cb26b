"""`translate train`: a model of one's own, from parallel text or by adapting one to approved translations."""

from __future__ import annotations

import json
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from glossary.cli import example, files_named, locales_named
from translate.cli.options import source_locale
from translate.errors import ConfigError, ExitCode
from translate.model import DEFAULT_SOURCE
from translate.project import processors

if TYPE_CHECKING:
    from translate.training import Dropout, Made, Order, Plan, Shape

BUILT_IN = "built-in"
_EPILOG = example(
    "translate train ours.tmx --to ru --minutes 60 -o our-model",
    "Exit codes: 0 done; 1 could not be done, or the adapted model is no better; 2 wrong call, too little data, "
    "PyTorch missing; 130 interrupted, with a checkpoint from which the same command goes on.",
)
_FOLDER = click.Path(path_type=Path)


class _Usual(NamedTuple):
    """What a kind of training does where the call says nothing; see `Plan`."""

    rate: float
    warmup: int
    frozen: int
    encoder_rate: float
    patience: int
    word_dropout: float


_ANEW = _Usual(1e-3, 400, 0, 1.0, 0, 0.0)
_FURTHER = _Usual(4e-4, 200, 0, 0.3, 0, 0.05)
_ADAPTING = _Usual(2e-4, 20, 64, 1.0, 3, 0.0)


@click.command("train", short_help="Train a model, or adapt one.", epilog=_EPILOG)
@click.argument("data", shell_complete=files_named, nargs=-1)
@click.option("--to", shell_complete=locales_named, required=True, metavar="LOCALE", help="Target language.")
@source_locale("Source language.", default=DEFAULT_SOURCE, show_default=True)
@click.option("-o", "--output", "out", required=True, type=_FOLDER, metavar="PKG", help="Folder of the new package.")
@click.option(
    "--adapt",
    shell_complete=files_named,
    multiple=True,
    metavar="PATH",
    help="Approved translations to adapt a model to; repeatable.",
)
@click.option(
    "--init",
    shell_complete=files_named,
    metavar="PKG",
    help="Package to begin from, or built-in. [default: built-in with --adapt]",
)
@click.option("--minutes", type=click.FloatRange(min=0.01), help="Stop after so long. [default: 20; none with --pairs]")
@click.option("--pairs", type=click.IntRange(1), help="Stop after so many pairs were seen.")
@click.option("--layers", default="6+2", show_default=True, help="Of encoder and decoder, without --init.")
@click.option("--width", type=click.IntRange(8, 2048), default=256, show_default=True, help="Without --init.")
@click.option("--vocabulary", type=click.IntRange(300, 64_000), default=8000, show_default=True, help="Without --init.")
@click.option(
    "--rate",
    type=click.FloatRange(min=0, min_open=True),
    help="Learning rate. [default: 1e-3; --init 4e-4, its encoder .3 of that; --adapt 2e-4]",
)
@click.option("--batch", type=click.IntRange(16, 1_000_000), default=4096, show_default=True, help="Pieces a step.")
@click.option("--frozen", type=click.IntRange(0, 64), help="Lower encoder layers left alone. [default: --adapt all]")
@click.option(
    "--dropout", type=click.FloatRange(0, 0.9), help="With --init inside blocks only. [default: 0.1; --adapt 0]"
)
@click.option(
    "--word-dropout",
    type=click.FloatRange(0, 0.9),
    help="Share of target pieces hidden from the decoder. [default: 0; --init 0.05; --adapt 0]",
)
@click.option("--keep", type=click.FloatRange(0, 1, max_open=True), help="Old weights' share. [default: --adapt 0.5]")
@click.option(
    "--like",
    shell_complete=files_named,
    multiple=True,
    metavar="PATH",
    help="Take of DATA what is most like these pairs; repeatable.",
)
@click.option("--share", type=click.FloatRange(0, 1), default=0.2, show_default=True, help="How much, with --like.")
@click.option("--held-out", type=click.IntRange(10), help="Pairs kept for the proof. [default: by size]")
@click.option("--run", "folder", type=_FOLDER, metavar="DIR", help="Folder of checkpoints. [default: PKG.run]")
@click.option("--package-version", "version", default="1.0", show_default=True)
@click.option("--threads", type=click.IntRange(0, 512), default=0, help="Cores to use; 0: all.")
@click.option("--force", is_flag=True, help="Write an adapted package that is no better, too.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only the result, and errors.")
def train(as_json: bool, quiet: bool, threads: int, **given: Any) -> int:
    """Train a translation model from DATA: .tsv (also .gz, .xz), .tmx, reviewed .po, or folders of them.

    PATH:2 has an epoch see the pairs of PATH twice, PATH:0.5 every other one. --adapt fine-tunes a model on a team's
    approved translations (PO entries without the fuzzy flag), gently, mixed with DATA if given, and shows on pairs held
    out what that brings; with --keep nearer to 1 it learns less and forgets less. --like news.tsv takes, of much text
    of other kinds, the share that is most like news (pairs of news.tsv itself are all taken). The result is an Argos
    package: `translate run --engine PKG`. Needs the extra `train`.
    """
    if find_spec("torch") is None:
        raise ConfigError("translate train", "PyTorch is not installed", "pip install 'translate-articles[train]'")
    import torch

    from translate.training import recipe

    torch.set_num_threads(threads or processors())
    order = _order(**given)
    with _interruptions() as interrupted:
        made = recipe.make(order, time.monotonic, lambda: bool(interrupted), lambda line: _tell(line, quiet))
    if not made.written:
        click.echo(f"interrupted: {order.run} holds what is learnt, run the same command again to go on", err=True)
        return ExitCode.INTERRUPTED
    click.echo(_as_json(made, order) if as_json else _as_text(made, order))
    return ExitCode.DONE


def _order(**given: Any) -> Order:
    """What the options ask for. Raises ConfigError, LocaleError."""
    from translate.text import locales
    from translate.training import Order, data

    source, target = locales.named(given["from_"]), locales.named(given["to"])
    if locales.same_language(source, target):
        raise ConfigError(f"--to {target}", f"is the language of --from {source}", "say which ones, e.g. --to ru")
    if not given["out"].name:
        raise ConfigError(f"-o {given['out']}", "no name for a package", "give the name of a new folder")
    if not given["data"] and not given["adapt"]:
        raise ConfigError("translate train", "no data", "name files of parallel text, or give --adapt")
    if given["like"] and not given["data"]:
        raise ConfigError("--like", "no data to choose from", "name files of parallel text before it")
    parent = _parent(given["init"] or (BUILT_IN if given["adapt"] else ""), source, target)
    return Order(
        source,
        target,
        tuple(map(data.corpus, given["data"])),
        tuple(map(data.corpus, given["adapt"])),
        parent,
        _shape(given["layers"], given["width"], given["vocabulary"]),
        _plan(given, adapts=bool(given["adapt"]), begins=parent is None),
        given["out"],
        given["folder"] or given["out"].with_name(f"{given['out'].name}.run"),
        _dropout(given["dropout"], adapts=bool(given["adapt"]), begins=parent is None),
        given["keep"] if given["keep"] is not None else 0.5 if given["adapt"] else 0.0,
        given["held_out"] or 0,
        tuple(map(data.corpus, given["like"])),
        given["share"],
        given["version"],
        given["force"],
    )


def _parent(init: str, source: str, target: str) -> Path | None:
    """The folder of the package to begin from. Raises ConfigError, LocaleError when it is of another pair."""
    from translate import machine
    from translate.machine import argos

    if not init:
        return None
    folder = argos.BUILT_IN if init == BUILT_IN else Path(init)
    if not folder.is_dir():
        raise ConfigError(f"--init {init}", "no such package", f"give the folder of an Argos package, or {BUILT_IN}")
    return machine.choose(str(folder.resolve()), source, target).hops[0].path


def _shape(layers: str, width: int, vocabulary: int) -> Shape:
    from translate.training import Shape

    found = re.fullmatch(r"([1-9]\d?)\+([1-9]\d?)", layers)
    if not found:
        raise ConfigError(f"--layers {layers}", "not two numbers", "give encoder and decoder, such as 6+2")
    heads = next(n for n in (8, 4, 2, 1) if width % (2 * n) == 0 or n == 1)
    if width % 2:
        raise ConfigError(f"--width {width}", "an odd number", "give an even one, such as 256")
    return Shape(vocabulary, vocabulary, width, 6 * width, heads, int(found[1]), int(found[2]))


def _dropout(share: float | None, *, adapts: bool, begins: bool) -> Dropout:
    from translate.training import Dropout

    share = share if share is not None else 0.0 if adapts else 0.1
    return Dropout(share, share if begins else 0.0)


def _plan(given: dict[str, Any], *, adapts: bool, begins: bool) -> Plan:
    """How to train; adapting is gentle: a frozen encoder, a small rate, an end where held-out loss has its own."""
    from translate.training import Plan

    usual = _ADAPTING if adapts else _ANEW if begins else _FURTHER
    return Plan(
        60 * given["minutes"] if given["minutes"] else 0.0 if given["pairs"] else 1200.0,
        given["pairs"] or 0,
        given["rate"] or usual.rate,
        usual.warmup,
        given["batch"],
        given["frozen"] if given["frozen"] is not None else usual.frozen,
        usual.encoder_rate,
        usual.patience,
        given["word_dropout"] if given["word_dropout"] is not None else usual.word_dropout,
    )


@contextmanager
def _interruptions() -> Iterator[list[int]]:
    """Signals to stop, collected: the first lets a step end and a checkpoint be written, the next ends at once."""
    caught: list[int] = []

    def note(number: int, frame: object) -> None:
        caught.append(number)
        if len(caught) > 1:
            raise KeyboardInterrupt

    old = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield caught
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


def _tell(line: str, quiet: bool) -> None:
    if not quiet:
        click.echo(line, err=True)


def _as_text(made: Made, order: Order) -> str:
    from translate.training import lines

    proofs = [line for proof in made.proofs for line in lines(proof)]
    return "\n".join([*proofs, f"{order.out}: {made.seen} pairs seen; try it: translate run --engine {order.out} ..."])


def _as_json(made: Made, order: Order) -> str:
    return json.dumps({"package": str(order.out), **asdict(made)}, ensure_ascii=False, indent=1)
