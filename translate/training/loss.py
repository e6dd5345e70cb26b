"""The training loss: cross-entropy with label smoothing, computed with its gradient for some rows at a time."""

from __future__ import annotations

from typing import Any

import torch

_ROWS = 1024  # rows at a time, whose scores fit into the cache of a processor; chosen by hand
_LEAST = 1e-37  # least probability before its logarithm is taken, the range of float32


class _Smoothed(torch.autograd.Function):  # type: ignore[misc]
    """The mean loss; the gradient is known as soon as the probabilities are, so no score is kept for a second pass."""

    @staticmethod
    def forward(
        context: Any,
        hidden: torch.Tensor,
        weight: torch.Tensor,
        bias: torch.Tensor,
        wanted: torch.Tensor,
        smoothing: float,
    ) -> torch.Tensor:
        count, pieces = len(hidden), len(weight)
        to_hidden = torch.empty_like(hidden)
        to_weight = torch.zeros_like(weight, dtype=torch.float32)
        to_bias = torch.zeros_like(bias, dtype=torch.float32)
        loss = torch.zeros((), device=hidden.device)
        for start in range(0, count, _ROWS):
            rows, right = hidden[start : start + _ROWS], wanted[start : start + _ROWS, None]
            share = torch.softmax(torch.addmm(bias, rows, weight.T), -1)
            of_right = share.gather(1, right)
            loss -= of_right.float().clamp_min(_LEAST).log().sum()
            share.scatter_(1, right, of_right - (1 - smoothing))
            torch.mm(share, weight, out=to_hidden[start : start + _ROWS])
            to_weight += share.T @ rows
            to_bias += share.sum(0, dtype=torch.float32)
        # What smoothing gives to every piece alike.
        to_hidden -= smoothing * weight.mean(0)
        to_weight -= smoothing / pieces * hidden.sum(0, dtype=torch.float32)
        to_bias -= smoothing / pieces * count
        gradients = to_hidden, to_weight.to(weight.dtype), to_bias.to(bias.dtype)
        context.save_for_backward(*(gradient / count for gradient in gradients))
        return loss / count

    @staticmethod
    def backward(context: Any, *outer: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        to_hidden, to_weight, to_bias = (gradient * outer[0].to(gradient.dtype) for gradient in context.saved_tensors)
        return to_hidden, to_weight, to_bias, None, None


def smoothed(
    hidden: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor, wanted: torch.Tensor, smoothing: float
) -> torch.Tensor:
    """The training loss in nats per piece: the negative log-likelihood of the pieces `wanted`, one for each row of
    `hidden`, under the scores hidden x weight + bias.

    Its gradient is that of cross-entropy with label smoothing (Szegedy et al. 2016), `smoothing` being the share that
    goes to all pieces alike; the value is without it, and so compares with the loss on held-out pairs.
    """
    return _Smoothed.apply(hidden, weight, bias, wanted, smoothing)
