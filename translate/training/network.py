"""The network: a Transformer (Vaswani et al. 2017) as CTranslate2 runs it, its norms before or after each block."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

_POSITIONS = 512  # pieces of the longest sentence
_BLOCKED = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of a network. `source_pieces`, `target_pieces`: vocabulary sizes; `width`: of embeddings; `inner`:
    width inside the feed-forward blocks; `norm_first`: norms before the blocks and one at the end; `tied`: the target's
    embeddings serve as output weights, too."""

    source_pieces: int
    target_pieces: int
    width: int = 256
    inner: int = 1536
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 2
    norm_first: bool = True
    tied: bool = True


@dataclass(frozen=True, slots=True)
class Dropout:
    """Shares that fall away in training: of the units inside the feed-forward blocks, and of what embeddings and blocks
    give. The second a network must have known from its beginning: switched on late, it costs more than it brings."""

    inner: float = 0.0
    outer: float = 0.0


NO_DROPOUT = Dropout()


class AttentionLayer(nn.Module):
    """Multi-head attention of `x` to `memory`; `mask` is true where it may look."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(shape.width, shape.width) for _ in range(4))

    def forward(self, x: torch.Tensor, memory: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        query, key, value = self._split(self.query(x)), self._split(self.key(memory)), self._split(self.value(memory))
        # Plain products: on a CPU, at the lengths of sentences, their backward pass beats the fused kernel's.
        weights = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2)).masked_fill(~mask, _BLOCKED)
        mixed = torch.matmul(torch.softmax(weights, -1).to(value.dtype), value)
        return self.out(mixed.transpose(1, 2).flatten(2))

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class FeedForward(nn.Module):
    """Two linear layers with a rectifier between them."""

    def __init__(self, shape: Shape, dropout: Dropout) -> None:
        super().__init__()
        self.widen, self.narrow = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.dropout = nn.Dropout(dropout.inner)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.narrow(self.dropout(functional.relu(self.widen(x))))


class Layer(nn.Module):
    """A layer of either side; the decoder's also attend to the source."""

    def __init__(self, shape: Shape, dropout: Dropout, *, decoder: bool) -> None:
        super().__init__()
        self.norm_first = shape.norm_first
        self.own, self.own_norm = AttentionLayer(shape), nn.LayerNorm(shape.width)
        if decoder:
            self.cross, self.cross_norm = AttentionLayer(shape), nn.LayerNorm(shape.width)
        self.forth, self.forth_norm = FeedForward(shape, dropout), nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(dropout.outer)

    def forward(
        self,
        x: torch.Tensor,
        mask: torch.Tensor,
        memory: torch.Tensor | None = None,
        memory_mask: torch.Tensor | None = None,
    ) -> torch.Tensor:
        x = self._block(x, self.own_norm, lambda y: self.own(y, y, mask))
        if memory is not None:
            x = self._block(x, self.cross_norm, lambda y: self.cross(y, memory, memory_mask))
        return self._block(x, self.forth_norm, self.forth)

    def _block(
        self, x: torch.Tensor, norm: nn.LayerNorm, block: Callable[[torch.Tensor], torch.Tensor]
    ) -> torch.Tensor:
        return x + self.dropout(block(norm(x))) if self.norm_first else norm(x + self.dropout(block(x)))


class Network(nn.Module):
    """Encoder and decoder. `positions` is a buffer, so that a package's own are kept."""

    def __init__(self, shape: Shape, dropout: Dropout = NO_DROPOUT) -> None:
        super().__init__()
        self.shape = shape
        self.source = nn.Embedding(shape.source_pieces, shape.width)
        self.target = nn.Embedding(shape.target_pieces, shape.width)
        self.encoder = nn.ModuleList(Layer(shape, dropout, decoder=False) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(Layer(shape, dropout, decoder=True) for _ in range(shape.decoder_layers))
        if shape.norm_first:
            self.encoder_norm, self.decoder_norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        if not shape.tied:
            self.output = nn.Linear(shape.width, shape.target_pieces, bias=False)
        self.bias = nn.Parameter(torch.zeros(shape.target_pieces))
        self.register_buffer("positions", sinusoids(_POSITIONS, shape.width))
        self.dropout = nn.Dropout(dropout.outer)
        self._begin()

    def _begin(self) -> None:
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Embedding):
                nn.init.normal_(module.weight, std=self.shape.width**-0.5)

    def encode(self, source: torch.Tensor, mask: torch.Tensor, frozen: int = 0) -> torch.Tensor:
        """The memory of source pieces; nothing flows back into the embeddings and the lowest `frozen` layers."""
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            x = self._embedded(self.source, source)
            for layer in self.encoder[:frozen]:
                x = layer(x, mask)
        for layer in self.encoder[frozen:]:
            x = layer(x, mask)
        return self.encoder_norm(x) if self.shape.norm_first else x

    def forward(self, source: torch.Tensor, mask: torch.Tensor, target: torch.Tensor, frozen: int = 0) -> torch.Tensor:
        """What the decoder makes of each piece of `target`, before the output weights: see `logits`."""
        memory = self.encode(source, mask, frozen)
        length = target.shape[1]
        causal = torch.ones(length, length, dtype=torch.bool, device=target.device).tril()
        y = self._embedded(self.target, target)
        for layer in self.decoder:
            y = layer(y, causal, memory, mask)
        return self.decoder_norm(y) if self.shape.norm_first else y

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """Scores of all target pieces."""
        return functional.linear(hidden, *self.output_weights()).float()

    def output_weights(self) -> tuple[torch.Tensor, torch.Tensor]:
        """What scores pieces: their weights, a row each, and their biases."""
        return self.target.weight if self.shape.tied else self.output.weight, self.bias

    def _embedded(self, table: nn.Embedding, pieces: torch.Tensor) -> torch.Tensor:
        return self.dropout(table(pieces) * self.shape.width**0.5 + self.positions[: pieces.shape[1]])


def sinusoids(length: int, width: int) -> torch.Tensor:
    """Sinusoidal positions, sines in the first half and cosines in the second."""
    rates = torch.exp(torch.arange(width // 2).float() * -(math.log(10_000) / max(1, width // 2 - 1)))
    angles = torch.arange(length).float()[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1)
