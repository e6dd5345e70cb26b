"""A trained network as an Argos package: CTranslate2 weights, vocabularies, metadata, a card; checked before."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import torch
from ctranslate2.specs import common_spec, transformer_spec

from translate.errors import EngineError, TranslateError
from translate.text import locales
from translate.training.data import SentencePair
from translate.training.network import Network
from translate.training.vocabulary import BEGIN, END, UNKNOWN, Vocabulary
from translate.training.weights import correspondence

_ARGOS = "1.9"
_TOLERANCE = 5e-4  # greatest difference of log-probabilities (nats), which agree to three decimals; chosen by hand
_CHECKED = 8  # sentence pairs that are compared; chosen by hand
CARD = "MODEL_CARD.md"


@dataclass(frozen=True, slots=True)
class Description:
    """The metadata of a package: locales, version, and the text of its card."""

    source: str
    target: str
    version: str
    card: str


def export(
    network: Network, vocabulary: Vocabulary, about: Description, folder: Path, sample: Sequence[SentencePair]
) -> None:
    """Write the network as a package into a new folder, int8.

    The float32 model must first give the log-probabilities of our own network for the `sample`, to three decimals.
    Raises EngineError when it does not, TranslateError when the folder cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory() as exact:
            _save(network, vocabulary, Path(exact) / "model", quantization=None)
            _check(network, vocabulary, Path(exact) / "model", sample[:_CHECKED])
        folder.mkdir(parents=True)
        _save(network, vocabulary, folder / "model", quantization="int8")
        (folder / "sentencepiece.model").write_bytes(vocabulary.source_model)
        (folder / "target.model").write_bytes(vocabulary.target_model)
        (folder / "metadata.json").write_text(json.dumps(_metadata(about), indent=1) + "\n", "utf-8")
        (folder / CARD).write_text(about.card, "utf-8")
    except OSError as error:
        raise TranslateError(
            folder, f"cannot be written ({error.strerror})", "check the folder and the disk"
        ) from error


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder beside `path` to make a package in. It is renamed to `path` at the end, and deleted on failure.

    Raises TranslateError when it cannot be created or renamed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", suffix=".tmp", dir=path.parent) as place:
            made = Path(place) / path.name
            yield made
            if made.is_dir():
                os.replace(made, path)
    except OSError as error:
        raise TranslateError(path, f"cannot be written ({error.strerror})", "check the folder and the disk") from error


def copy_files(names: Sequence[str], parent: Path, folder: Path) -> None:
    """Copy the files with these names from the parent package to a new one, if they exist."""
    for name in names:
        if (parent / name).is_file():
            shutil.copyfile(parent / name, folder / name)


def _metadata(about: Description) -> dict[str, Any]:
    return {
        "package_version": about.version,
        "argos_version": _ARGOS,
        "from_code": about.source,
        "from_name": locales.display(about.source),
        "to_code": about.target,
        "to_name": locales.display(about.target),
        "links": [],
    }


def _save(network: Network, vocabulary: Vocabulary, folder: Path, *, quantization: str | None) -> None:
    shape, state = network.shape, network.state_dict()
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=shape.norm_first,
        activation=common_spec.Activation.RELU,
    )
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = True
    for theirs, ours in correspondence(shape):
        whole = torch.cat([state[name].detach().float().cpu() for name in ours])
        *path, last = theirs.split("/")
        setattr(_part(spec, path), last, whole.numpy())
    spec.register_source_vocabulary(list(vocabulary.source_pieces))
    spec.register_target_vocabulary(list(vocabulary.target_pieces))
    spec.config.add_source_eos = vocabulary.marks_end
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = UNKNOWN, BEGIN, END
    spec.config.decoder_start_token = BEGIN
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def _part(spec: Any, path: Sequence[str]) -> Any:
    """The part of a specification that a variable name leads to: layer_3 is the fourth of `layer`."""
    for name in path:
        stem, _, number = name.rpartition("_")
        found = getattr(spec, stem, None) if number.isdigit() else None
        spec = found[int(number)] if isinstance(found, list) else getattr(spec, name)
    return spec


def _check(network: Network, vocabulary: Vocabulary, folder: Path, sample: Sequence[SentencePair]) -> None:
    model = ctranslate2.Translator(str(folder), compute_type="float32", inter_threads=1, intra_threads=1)
    for left, right in sample:
        numbers = vocabulary.source_numbers(left), vocabulary.target_numbers(right)
        source = [vocabulary.source_pieces[n] for n in numbers[0][: -1 if vocabulary.marks_end else None]]
        target = [vocabulary.target_pieces[n] for n in numbers[1]]
        (scored,) = model.score_batch([source], [target])
        ours = log_probabilities(network, vocabulary, *numbers)
        worst = max((abs(a - b) for a, b in zip(ours, scored.log_probs, strict=True)), default=0.0)
        if not worst <= _TOLERANCE:
            what = f"the exported model computes something else (log-probabilities differ by {worst:.4f})"
            raise EngineError(folder, what, "report this")


def log_probabilities(
    network: Network, vocabulary: Vocabulary, source: Sequence[int], target: Sequence[int]
) -> list[float]:
    """The log-probability (nats) of each piece of a translation, and of its end, by our own network."""
    training = network.training
    network.eval()
    device = next(network.parameters()).device
    with torch.no_grad():
        pieces = torch.tensor([source], device=device)
        begun = torch.tensor([[vocabulary.begin, *target]], device=device)
        ended = torch.tensor([*target, vocabulary.end], device=device)
        hidden = network(pieces, torch.ones_like(pieces, dtype=torch.bool)[:, None, None, :], begun)
        chances = torch.log_softmax(network.logits(hidden)[0], -1)
    network.train(training)
    return [float(value) for value in chances.gather(1, ended[:, None])[:, 0]]
