"""The network in bfloat16 that computes, while float32 weights learn."""

from __future__ import annotations

from copy import deepcopy

import torch

from translate.training.network import Network


class Twin:
    """A copy of `network` in `precision`, to run forward and back; the small steps of learning need float32
    (Micikevicius et al. 2018), so they are taken in the network itself."""

    def __init__(self, network: Network, precision: torch.dtype) -> None:
        self.network = deepcopy(network).to(precision)
        pairs = list(zip(network.parameters(), self.network.parameters(), strict=True))
        self._learning, self._computing = [one for one, _ in pairs], [other for _, other in pairs]

    def hand_over(self) -> None:
        """Move the gradients of the copy to the weights that learn."""
        for learning, computing in zip(self._learning, self._computing, strict=True):
            learning.grad = None if computing.grad is None else computing.grad.float()
            computing.grad = None

    def follow(self) -> None:
        """Take over the weights that learn."""
        with torch.no_grad():
            torch._foreach_copy_(self._computing, self._learning)
