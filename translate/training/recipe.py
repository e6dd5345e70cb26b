"""The recipe: from sentence pairs to a package, with scores on pairs that training never saw."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from translate import evaluation, pipeline
from translate.errors import ConfigError, Error, TranslateError
from translate.evaluation import Lines
from translate.exchange import ReferenceDocument
from translate.model import NamesMode
from translate.project import Options, files
from translate.text import locales
from translate.training import data, export, selection, vocabulary
from translate.training.data import Corpus, SentencePair
from translate.training.export import Description
from translate.training.loop import Plan, Training
from translate.training.model_card import Proof, card
from translate.training.network import NO_DROPOUT, Dropout, Network, Shape
from translate.training.vocabulary import Vocabulary
from translate.training.weights import network_of

FEWEST = 40  # least number of pairs; fewer leave too few to hold out; chosen by hand
_PROOF = (20, 500)  # least and greatest number of pairs held out: a tenth of a team's own, a fiftieth of other data
_SETTINGS = "settings.json"
_COPIED = ("LICENSE", "decoys.json")  # files that an adapted package copies from its parent


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be trained. `own`: a team's approved translations, to which the model is adapted; `corpora`: other
    data. `parent`: the package to begin from, None for a network of `shape` (its vocabulary sizes: the most pieces).
    `kept`: the share of the parent's weights in the result (Wortsman et al. 2022), which it then forgets less of.
    `held_out`: pairs for the proof, 0 for the usual number. `run`: the folder of checkpoints. `like`: text that most of
    the corpora are little like: of those, the `share` that is most like it is taken."""

    source: str
    target: str
    corpora: tuple[Corpus, ...]
    own: tuple[Corpus, ...]
    parent: Path | None
    shape: Shape
    plan: Plan
    out: Path
    run: Path
    dropout: Dropout = NO_DROPOUT
    kept: float = 0.0
    held_out: int = 0
    like: tuple[Corpus, ...] = ()
    share: float = 1.0
    version: str = "1.0"
    force: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The result of a training: held-out loss (nats per piece), pairs seen, and the scores; `written`: False if it was
    interrupted."""

    loss: float
    seen: int
    proofs: tuple[Proof, ...]
    written: bool


@dataclass(frozen=True, slots=True)
class _Sets:
    """The split of the pairs: for training, with weights; for the held-out loss; for the scores, by kind of data."""

    training: tuple[SentencePair, ...]
    weights: tuple[float, ...]
    watched: tuple[SentencePair, ...]
    proofs: tuple[tuple[str, tuple[SentencePair, ...]], ...]
    counts: tuple[tuple[str, int], ...]


def make(order: Order, clock: Callable[[], float], stop: Callable[[], bool], tell: Callable[[str], None]) -> Made:
    """Train, prove, and write the package. Interrupted (`stop` is true), it leaves a checkpoint and writes nothing.

    Raises ConfigError for too little data or a checkpoint folder of another training, EngineError for a parent that
    cannot be trained further, TranslateError when the adapted model is no better on held-out pairs, or the disk full.
    """
    if order.out.exists():
        raise ConfigError(order.out, "exists", "give the name of a new folder after -o")
    sets = _shared_out(order, tell)
    _claim(order, sets)
    words = _vocabulary(order, sets)
    shape = replace(order.shape, source_pieces=len(words.source_pieces), target_pieces=len(words.target_pieces))
    torch.manual_seed(order.plan.seed)
    network = network_of(order.parent, order.dropout) if order.parent else Network(shape, order.dropout)
    packed = data.pack(sets.training, sets.weights, words)
    watched = data.pack(sets.watched, [1.0] * len(sets.watched), words)
    if not len(packed):
        raise ConfigError("the data", "no pair is short enough to train on", "give sentence pairs")
    if not packed.weights.any():
        raise ConfigError("the data", "every weight is 0", "say how often an epoch sees a file: PATH:2, PATH:0.5")
    tell(f"{len(packed)} pairs to train on, {sum(p.numel() for p in network.parameters()) / 1e6:.1f} M parameters")
    training = Training(network, words, order.plan, order.run, clock, stop, tell)
    result = training.run(packed, watched)
    if result.interrupted:
        return Made(result.loss, result.progress.seen, (), written=False)
    network = network.to("cpu")
    if order.parent and order.kept:
        _mix(network, network_of(order.parent), order.kept)
    with export.new_folder(order.out) as folder:
        about = Description(order.source, order.target, order.version, "")
        export.export(network, words, about, folder, data.short(sets.watched, words))
        tell("comparing on pairs that were held out")
        proofs = tuple(_prove(what, pairs, order, folder) for what, pairs in sets.proofs)
        _refuse_worse(order, proofs)
        if order.parent:
            export.copy_files(_COPIED, order.parent, folder)
        languages = f"{locales.display(order.source)} to {locales.display(order.target)}"
        parent = json.loads((order.parent / "metadata.json").read_text("utf-8")) if order.parent else {}
        began = f"{order.parent.name} {parent.get('package_version', '')}".strip() if order.parent else ""
        text = card(languages, began, sets.counts, result.progress.seen, proofs)
        (folder / export.CARD).write_text(text, "utf-8")
    return Made(result.loss, result.progress.seen, proofs, written=True)


def _shared_out(order: Order, tell: Callable[[str], None]) -> _Sets:
    """Read all pairs and share them out: what proves or is watched is never trained on, whatever file it stands in."""
    own = _read(order.own, order, tell)
    other = _chosen(_read(order.corpora, order, tell), order, tell)
    if order.own and len(own) < FEWEST:
        what = f"{len(own)} approved pairs"
        raise ConfigError(", ".join(str(one.path) for one in order.own), what, f"adapting needs {FEWEST} or more")
    if not own and len(other) < FEWEST:
        raise ConfigError("the data", f"{len(other)} pairs", "check --from and --to, or give more")
    parts = [("your own translations", own, 10)] * bool(own) + [("other data", other, 50)] * bool(other)
    proofs, watched, taken = [], list[SentencePair](), set[str]()
    for what, pairs, share in parts:
        count = order.held_out if order.held_out and pairs is parts[0][1] else _clamp(len(pairs) // share, len(pairs))
        _, held = data.hold_out(pairs, count + count // 2)
        proofs += [(what, tuple(held[:count]))] if count else []
        taken |= {pair[0] for pair in held}
        if pairs is parts[0][1]:
            watched = held[count:]
    mixed = min(1.0, len(own) / max(1.0, sum(one.weight for one in other.values()))) if own else 1.0
    weights = {pair: one.weight * mixed for pair, one in other.items()} | {p: one.weight for p, one in own.items()}
    kept = {pair: weight for pair, weight in weights.items() if pair[0] not in taken}
    if not watched or not any(pair in kept for pair in own or kept):
        raise ConfigError("--held-out", "leaves nothing to train on", "give a smaller number")
    found = Counter((*own.values(), *other.values()))
    counts = tuple((one.path.name, found[one]) for one in (*order.own, *order.corpora))
    return _Sets(tuple(kept), tuple(kept.values()), tuple(watched), tuple(proofs), counts)


def _clamp(wanted: int, there: int) -> int:
    return min(max(_PROOF[0], wanted), _PROOF[1], there // 3)


def _read(corpora: Sequence[Corpus], order: Order, tell: Callable[[str], None]) -> dict[SentencePair, Corpus]:
    """The distinct pairs of corpora, each with the first that has it."""
    found: dict[SentencePair, Corpus] = {}
    for one in corpora:
        before = len(found)
        for pair in data.read(one, order.source, order.target):
            found.setdefault(pair, one)
        tell(f"{one.path}: {len(found) - before} pairs")
    return found


def _chosen(given: dict[SentencePair, Corpus], order: Order, tell: Callable[[str], None]) -> dict[SentencePair, Corpus]:
    """Of the pairs given, those of `order.like` and what is most like them. Raises ConfigError when it has none."""
    if not order.like:
        return given
    like = {pair for one in order.like for pair in data.read(one, order.source, order.target)}
    if not like:
        raise ConfigError("--like", "no pair in it", "check --from and --to, or give a text that has pairs")
    others = [pair for pair in given if pair not in like]
    taken = like.union(selection.most_like(others, like, order.share))
    chosen = {pair: one for pair, one in given.items() if pair in taken}
    tell(f"{len(chosen)} of {len(given)} pairs are taken, for likeness")
    return chosen


def _claim(order: Order, sets: _Sets) -> None:
    """Write the settings of this training into the folder of checkpoints. Raises ConfigError when it has those of
    another training, or other files."""
    settings: dict[str, Any] = {
        "pair": [order.source, order.target],
        "data": [list(count) for count in sets.counts],
        "pairs": _digest(sets),
        "parent": str(order.parent.resolve()) if order.parent else None,
        "shape": [getattr(order.shape, name) for name in Shape.__slots__] if not order.parent else None,
    }
    path = order.run / _SETTINGS
    if order.run.exists() and (not order.run.is_dir() or any(order.run.iterdir())) and _settled(path) != settings:
        what = "holds another training, or the pairs have changed" if path.exists() else "is no folder of checkpoints"
        raise ConfigError(order.run, what, "give another --run, or delete it")
    files.write(path, json.dumps(settings, ensure_ascii=False, indent=1).encode("utf-8"))


def _settled(path: Path) -> Any:
    """The content of a file of settings, None if it cannot be read."""
    try:
        return json.loads(files.read(path))
    except (Error, OSError, ValueError, RecursionError):
        return None


def _digest(sets: _Sets) -> str:
    """A hash of the pairs and their uses, independent of their order."""
    used = [(repr(weight), *pair) for pair, weight in zip(sets.training, sets.weights, strict=True)]
    used += [("watched", *pair) for pair in sets.watched] + [
        ("proof", *pair) for _, some in sets.proofs for pair in some
    ]
    return hashlib.blake2b(json.dumps(sorted(used)).encode("ascii"), digest_size=16).hexdigest()


def _vocabulary(order: Order, sets: _Sets) -> Vocabulary:
    """The parent's, or a new one, kept in the folder of checkpoints."""
    if order.parent:
        return vocabulary.of_package(order.parent)
    kept = order.run / "source.model", order.run / "target.model"
    if all(path.exists() for path in kept):
        return vocabulary.of_new_models(files.read(kept[0]), files.read(kept[1]))
    made = vocabulary.learn(
        (pair[0] for pair in sets.training), (pair[1] for pair in sets.training), order.shape.target_pieces
    )
    files.write(kept[0], made.source_model)
    files.write(kept[1], made.target_model)
    return made


def _mix(network: Network, parent: Network, kept: float) -> None:
    """Interpolate the weights of the network with its parent's; `kept`: the share of the parent, 0 to 1."""
    old = parent.state_dict()
    network.load_state_dict({n: kept * old[n] + (1 - kept) * value for n, value in network.state_dict().items()})


def _prove(what: str, pairs: Sequence[SentencePair], order: Order, folder: Path) -> Proof:
    """Translate held-out sources as `run --names off` does, with the new package and with its parent, and compare."""
    document = ReferenceDocument(what, tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))
    after = _translated(document, folder, order)[0]
    scores = evaluation.quick_scores(after, document.reference, order.target)
    if order.parent is None:
        return Proof(what, len(pairs), scores)
    before = _translated(document, order.parent, order)[0]
    found = evaluation.compare(after, before, document.reference, order.target)
    return Proof(
        what,
        len(pairs),
        scores,
        {name: one.score for name, one in found.items()},
        {name: one.p for name, one in found.items()},
    )


def _translated(document: ReferenceDocument, package: Path, order: Order) -> Lines:
    with tempfile.TemporaryDirectory() as root:
        options = Options(
            to=(order.target,), from_=order.source, engine=str(package.resolve()), names=NamesMode.OFF, root=root
        )
        return evaluation.translate([document], options, pipeline.Silent()).lines


def _refuse_worse(order: Order, proofs: Sequence[Proof]) -> None:
    if not order.own or order.force:
        return
    proof = proofs[0]
    if proof.before is not None and proof.after["chrf"] <= proof.before["chrf"]:
        what = f"no better on held-out pairs (chrF {proof.after['chrf']:.1f}, before {proof.before['chrf']:.1f})"
        raise TranslateError(order.out, f"{what}; not written", "give more translations, or --force")
