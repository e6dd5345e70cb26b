"""The network of the transliterator trained in PyTorch, which the product does not need: see GAZETTEER_CARD.md."""

from __future__ import annotations

import math
import random
import sys
import time
from typing import Any

import numpy as np
import torch
from name_alignment import Aligned, letters_and_chunks
from numpy.typing import NDArray
from torch import nn

from glossary.names.normalise import plain

BATCH = 128
RATE = 3e-3
DROP = 0.25
SMOOTHING = 0.05
KEPT = 0.998  # of the running mean of the weights at each step
WIDTH, OUT, LETTER, CHUNK = 128, 160, 64, 48
NOTHING = -100


class Network(nn.Module):
    """Two bidirectional layers that read, one that writes."""

    def __init__(self, letters: int, chunks: int) -> None:
        super().__init__()
        self.le, self.ce = nn.Embedding(letters + 2, LETTER), nn.Embedding(chunks + 1, CHUNK)
        self.enc = nn.GRU(LETTER, WIDTH, num_layers=2, bidirectional=True, batch_first=True, dropout=DROP)
        self.dec = nn.GRU(2 * WIDTH + CHUNK, OUT, batch_first=True)
        self.out = nn.Linear(OUT + 2 * WIDTH, chunks + 1)
        self.drop = nn.Dropout(DROP)

    def forward(self, words: torch.Tensor, lengths: torch.Tensor, before: torch.Tensor) -> torch.Tensor:
        """Scores of the chunks at each letter, given the chunks before."""
        packed = nn.utils.rnn.pack_padded_sequence(
            self.drop(self.le(words)), lengths, batch_first=True, enforce_sorted=False
        )
        read, _ = nn.utils.rnn.pad_packed_sequence(self.enc(packed)[0], batch_first=True)
        read = self.drop(read[:, 1:-1])
        written, _ = self.dec(torch.cat([read, self.drop(self.ce(before))], -1))
        scores: torch.Tensor = self.out(torch.cat([self.drop(written), read], -1))
        return scores


def train(
    aligned: list[Aligned], seconds: float, seed: int = 1
) -> tuple[dict[str, NDArray[Any]], list[str], list[str]]:
    """Arrays of the trained network (rows of bytes with scales), its letters and its chunks."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    draw = random.Random(seed)
    letters, chunks = letters_and_chunks(aligned)
    known = {letter: at for at, letter in enumerate(letters, 2)}, {chunk: at for at, chunk in enumerate(chunks, 1)}
    rows = [one for one in aligned if all(chunk in known[1] for chunk in one.chunks)]
    network = Network(len(letters), len(chunks))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02, betas=(0.9, 0.98))
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    start, step, waiting, rounds = time.monotonic(), 0, [], 0
    while (done := (time.monotonic() - start) / seconds) < 1:
        if not waiting:
            waiting, rounds = _batches(rows, draw), rounds + 1
            sys.stderr.write(f"round {rounds}, {done:.0%}\n")
        words, lengths, before, wanted = _tensors(waiting.pop(), *known, draw)
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * done)) + 0.01)
        scores = network(words, lengths, before).flatten(0, 1)
        loss = nn.functional.cross_entropy(scores, wanted.flatten(), ignore_index=NOTHING, label_smoothing=SMOOTHING)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
        keep = min(KEPT, step / (step + 9))
        for name, value in network.state_dict().items():
            mean[name].mul_(keep).add_(value.detach(), alpha=1 - keep)
    return _bytes(mean), letters, chunks


def _batches(rows: list[Aligned], draw: random.Random) -> list[list[Aligned]]:
    """The rows in batches of like length, in random order."""
    mixed = draw.sample(rows, len(rows))
    batches = []
    for at in range(0, len(mixed), BATCH * 50):
        part = sorted(mixed[at : at + BATCH * 50], key=lambda one: len(one.name))
        batches += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    draw.shuffle(batches)
    return batches


def _tensors(
    rows: list[Aligned], letters: dict[str, int], chunks: dict[str, int], draw: random.Random
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """A batch: letters, lengths, chunks before, chunks wanted. Half of the names with accents lose them."""
    names = [
        bare if draw.random() < 0.5 and len(bare := plain(one.name)) == len(one.name) else one.name for one in rows
    ]
    widest = max(map(len, names))
    words = torch.zeros(len(rows), widest + 2, dtype=torch.long)
    wanted = torch.full((len(rows), widest), NOTHING)
    for at, (name, one) in enumerate(zip(names, rows, strict=True)):
        words[at, : len(name) + 2] = torch.tensor([1, *(letters.get(letter, 1) for letter in name), 1])
        wanted[at, : len(name)] = torch.tensor([chunks[chunk] for chunk in one.chunks])
    before = torch.zeros_like(wanted)
    before[:, 1:] = wanted[:, :-1].clamp(min=0)
    return words, torch.tensor([len(name) + 2 for name in names]), before, wanted


def _bytes(state: dict[str, torch.Tensor]) -> dict[str, NDArray[Any]]:
    """Matrices as rows of bytes with a scale each, vectors as half floats."""
    out: dict[str, NDArray[Any]] = {}
    for name, value in state.items():
        array = value.float().numpy()
        if array.ndim == 2:
            scales = np.maximum(np.abs(array).max(axis=1), 1e-8) / 127
            out[f"{name}.q"], out[f"{name}.s"] = np.round(array / scales[:, None]).astype(np.int8), scales
        else:
            out[name] = array.astype(np.float16)
    return out
