"""The training loop: steps, schedule, averaged weights, held-out loss, and checkpoints from which training resumes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import torch
from torch.nn import functional

from translate.errors import TranslateError
from translate.training import data
from translate.training.data import Packed
from translate.training.loss import smoothed
from translate.training.network import Network
from translate.training.twin import Twin
from translate.training.vocabulary import Vocabulary

CHECKPOINT = "checkpoint.pt"
_SMOOTHING = 0.1  # share of label smoothing, as in Vaswani et al. 2017
_CLIP = 1.0  # greatest norm of the gradient; chosen by hand, as are the following
_AVERAGED_EVERY = 8  # steps between updates of the average
_AVERAGE = 0.999  # decay of the average per step, after the first steps
_WARMING = 0.05  # share of a training after which the warm-up ends at the latest
_LEAST_RATE = 0.02  # the final learning rate as a share of the full one
_HIDES_UNTIL = 0.85  # share of a training after which no target pieces are hidden
_REPORT_SECONDS, _SAVE_SECONDS = 60.0, 300.0
_IGNORED = -100


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: until `seconds` or `pairs` are used up (0: no limit), whichever is first.

    `rate`: the full learning rate, reached after `warmup` steps, sinking to nearly nothing at the end. `tokens`: of a
    batch, padding included. `frozen`: lowest encoder layers, with the source embeddings, that stay as they are;
    `encoder_rate`: what the rest of the encoder learns at, as a share of the rate. `patience`: epochs without a better
    held-out loss after which to stop, the best weights being kept (0: go on to the end, keep the last).
    `word_dropout`: the share of target pieces that are hidden from the decoder, which so must look at the source
    (Bowman et al. 2016); not in the last part of a training.
    """

    seconds: float = 1200.0
    pairs: int = 0
    rate: float = 1e-3
    warmup: int = 400
    tokens: int = 4096
    frozen: int = 0
    encoder_rate: float = 1.0
    patience: int = 0
    word_dropout: float = 0.0
    seed: int = 1


@dataclass(slots=True)
class TrainingState:
    """The progress of a training: steps, pairs seen, seconds spent, epochs, and the best held-out loss with its
    epoch."""

    step: int = 0
    seen: int = 0
    spent: float = 0.0
    epoch: int = 0
    best: float = float("inf")
    best_epoch: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a training. `loss`: held-out loss (nats per piece) of the final weights; `interrupted`: it was
    stopped and can be resumed."""

    loss: float
    progress: TrainingState
    interrupted: bool


class Training:
    """The training of a network. `clock` returns seconds, `stop` is called before each step and ends the training when
    true, `tell` receives messages."""

    def __init__(
        self,
        network: Network,
        vocabulary: Vocabulary,
        plan: Plan,
        folder: Path,
        clock: Callable[[], float],
        stop: Callable[[], bool],
        tell: Callable[[str], None],
    ) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network = network.to(self.device)
        self._vocabulary, self._plan, self._folder = vocabulary, plan, folder
        self._clock, self._stop, self._tell = clock, stop, tell
        half = self.device.type == "cuda" or _has_bfloat16()
        self._twin = Twin(self.network, torch.bfloat16 if half else torch.float32)
        self._optimiser = torch.optim.AdamW(
            self._groups(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True
        )
        self._average = self._weights()
        self._best = self._average
        self._progress = TrainingState()

    def _groups(self) -> list[dict[str, Any]]:
        """Parameters with their share of the rate; those of frozen layers are none."""
        encoder = [p for n, p in self.network.named_parameters() if n.startswith(("encoder", "source."))]
        below = [self.network.source, *self.network.encoder[: self._plan.frozen]] if self._plan.frozen else []
        frozen = {id(parameter) for module in below for parameter in module.parameters()}
        learning = [parameter for parameter in encoder if id(parameter) not in frozen]
        ids = {id(parameter) for parameter in encoder}
        rest = [parameter for parameter in self.network.parameters() if id(parameter) not in ids]
        return [{"params": rest, "share": 1.0}, {"params": learning, "share": self._plan.encoder_rate}]

    def run(self, training: Packed, held_out: Packed) -> Result:
        """Train; the network has the averaged (or best) weights in the end. Raises TranslateError for a full disk."""
        self._resume()
        progress, plan = self._progress, self._plan
        generator = numpy.random.default_rng([plan.seed, progress.step])
        since = saved = reported = self._clock()
        before, losses = progress.spent, list[float]()
        if plan.patience and progress.best == float("inf"):
            progress.best = self.loss(held_out)  # what is no better than the beginning is not kept
            self._tell(f"to begin with: held-out loss {progress.best:.3f}")
        self._twin.network.train()
        for epoch, batch in self._endless(training, generator):
            now = self._clock()
            progress.spent = before + now - since
            if epoch != progress.epoch:
                progress.epoch = epoch
                if plan.patience and self._is_enough(held_out):
                    break
            if self._share_done() >= 1 or self._stop():
                break
            losses.append(self._learn(training, batch))
            if now - reported > _REPORT_SECONDS:
                self._report(numpy.mean(losses), held_out)
                reported, losses = now, []
            if now - saved > _SAVE_SECONDS:
                self._save()
                saved = now
        interrupted = self._stop()
        if plan.patience and not interrupted:
            self._is_enough(held_out)
        self._save()
        self._use(self._best if plan.patience else self._average)
        return Result(self.loss(held_out), progress, interrupted)

    def _endless(self, training: Packed, generator: numpy.random.Generator) -> Iterator[tuple[int, list[int]]]:
        """Endless batches, each with the number of its epoch; none for a corpus without batches."""
        epoch = self._progress.epoch
        while len(training):
            order = data.epoch(training, generator)
            for batch in data.batches(training, order, self._plan.tokens, generator):
                yield epoch, batch
            epoch += 1

    def _share_done(self) -> float:
        """The part of the plan that is done, from 0 to 1."""
        plan, progress = self._plan, self._progress
        by_time = progress.spent / plan.seconds if plan.seconds else 0.0
        return min(1.0, max(by_time, progress.seen / plan.pairs if plan.pairs else 0.0))

    def _learn(self, training: Packed, batch: Sequence[int]) -> float:
        """One step. Returns its loss."""
        progress = self._progress
        done = self._share_done()
        warm = min(1.0, max((progress.step + 1) / self._plan.warmup, done / _WARMING))
        rate = self._plan.rate * warm * max(_LEAST_RATE, 1 - done)
        for group in self._optimiser.param_groups:
            group["lr"] = rate * group["share"]
        hide = self._plan.word_dropout if done < _HIDES_UNTIL else 0.0
        hidden, wanted = self._hidden(training, batch, hide)
        weight, bias = self._twin.network.output_weights()
        loss = smoothed(hidden, weight, bias, wanted, _SMOOTHING)
        loss.backward()
        self._twin.hand_over()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
        self._optimiser.step()
        self._twin.follow()
        progress.step += 1
        progress.seen += len(batch)
        if progress.step % _AVERAGED_EVERY == 0:
            self._take_into_average()
        return float(loss.detach())

    def _take_into_average(self) -> None:
        step = self._progress.step
        kept = min(_AVERAGE, (step + 1) / (step + 10)) ** _AVERAGED_EVERY
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self._average[name].mul_(kept).add_(value, alpha=1 - kept)

    def _is_enough(self, held_out: Packed) -> bool:
        """True if the held-out loss of the average has not improved for as many epochs as `patience` in the plan."""
        progress = self._progress
        now = self._weights()
        self._use(self._average)
        loss = self.loss(held_out)
        self._use(now)
        self._tell(f"epoch {progress.epoch}: {progress.seen} pairs, held-out loss {loss:.3f}")
        if loss < progress.best:
            progress.best, progress.best_epoch = loss, progress.epoch
            self._best = {name: value.clone() for name, value in self._average.items()}
        return progress.epoch - progress.best_epoch >= self._plan.patience

    def loss(self, packed: Packed) -> float:
        """The mean loss of a corpus in nats per piece; 0 for an empty corpus."""
        network = self._twin.network.eval()
        total = count = 0.0
        everything = numpy.arange(len(packed))
        with torch.no_grad():
            for batch in data.batches(packed, everything, self._plan.tokens, numpy.random.default_rng(0)):
                hidden, wanted = self._hidden(packed, batch)
                total += float(functional.cross_entropy(network.logits(hidden), wanted, reduction="sum"))
                count += len(wanted)
        network.train()
        return total / count if count else 0.0

    def _hidden(self, packed: Packed, batch: Sequence[int], hide: float = 0.0) -> tuple[torch.Tensor, torch.Tensor]:
        """The output of the decoder for each piece of the targets, the share `hide` of which it does not see, and the
        expected piece."""
        source, mask, begun, ended = self._tensors(packed, batch)
        if hide:
            not_seen = torch.rand(begun.shape, device=self.device) < hide
            not_seen[:, 0] = False
            begun = begun.masked_fill(not_seen, self._vocabulary.hidden)
        counted = ended != _IGNORED
        return self._twin.network(source, mask, begun, self._plan.frozen)[counted], ended[counted]

    def _tensors(self, packed: Packed, batch: Sequence[int]) -> tuple[torch.Tensor, ...]:
        """Sources with their mask, targets with their begin and with their end."""
        sides = [packed.sides(n) for n in batch]
        longest = max(len(source) for source, _ in sides), max(len(target) for _, target in sides) + 1
        source = numpy.full((len(sides), longest[0]), self._vocabulary.source_pad, numpy.int64)
        mask = numpy.zeros(source.shape, bool)
        begun = numpy.full((len(sides), longest[1]), self._vocabulary.end, numpy.int64)
        ended = numpy.full(begun.shape, _IGNORED, numpy.int64)
        for row, (left, right) in enumerate(sides):
            source[row, : len(left)], mask[row, : len(left)] = left, True
            begun[row, 0], begun[row, 1 : len(right) + 1] = self._vocabulary.begin, right
            ended[row, : len(right)], ended[row, len(right)] = right, self._vocabulary.end
        found = (torch.from_numpy(array).to(self.device) for array in (source, mask, begun, ended))
        sources, masks, *targets = found
        return sources, masks[:, None, None, :], *targets

    def _report(self, loss: Any, held_out: Packed) -> None:
        progress = self._progress
        speed = progress.seen / max(1e-9, progress.spent)
        self._tell(
            f"{self._share_done():.0%}: step {progress.step}, {progress.seen} pairs, {speed:.0f} pairs/s, "
            f"loss {loss:.3f}, held-out {self.loss(held_out):.3f}"
        )

    def _weights(self) -> dict[str, torch.Tensor]:
        return {name: value.detach().clone() for name, value in self.network.state_dict().items()}

    def _use(self, weights: dict[str, torch.Tensor]) -> None:
        self.network.load_state_dict(weights)
        self._twin.follow()

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "average": self._average,
            "best": self._best,
            "progress": {name: getattr(self._progress, name) for name in TrainingState.__slots__},
        }
        path = self._folder / CHECKPOINT
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            torch.save(state, path.with_suffix(".tmp"))
            os.replace(path.with_suffix(".tmp"), path)
        except (OSError, RuntimeError) as error:
            raise TranslateError(path, f"cannot be written ({error})", "check the disk, then run this again") from error

    def _resume(self) -> None:
        """Resume from the checkpoint, if there is one. Raises TranslateError if it is of another training."""
        path = self._folder / CHECKPOINT
        if not path.exists():
            return
        try:
            state = torch.load(path, map_location=self.device, weights_only=True)
            self.network.load_state_dict(state["network"])
            self._optimiser.load_state_dict(state["optimiser"])
            self._average, self._best = state["average"], state["best"]
            self._progress = TrainingState(**state["progress"])
            self._twin.follow()
        except Exception as error:  # torch raises whatever it stumbles over
            what = f"no checkpoint of this training ({(str(error).splitlines() or [type(error).__name__])[0][:100]})"
            raise TranslateError(path, what, "delete its folder to begin anew, or give another --run") from error
        progress = self._progress
        self._tell(f"going on after {progress.seen} pairs and {progress.spent / 60:.0f} minutes")
        if self._share_done() >= 1:
            self._tell("the time or the pairs asked for are used up: there is nothing left to learn")


def _has_bfloat16() -> bool:
    """True if the processor computes in bfloat16 natively; emulated, it is slower than float32."""
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
            return "avx512_bf16" in file.read()
    except OSError:
        return False
