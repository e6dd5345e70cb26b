"""Training a toy language, adapting to a dialect of it, stopping and going on; needs PyTorch, the extra `train`."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("torch", reason="PyTorch, the extra `train`, is not installed")

import ctranslate2
import torch
from torch.nn import functional

from translate.cli import cli
from translate.errors import Error, TranslateError
from translate.machine.argos import BUILT_IN
from translate.training import export, loss, recipe, vocabulary
from translate.training.data import Corpus, SentencePair
from translate.training.export import Description
from translate.training.loop import CHECKPOINT, Plan
from translate.training.network import NO_DROPOUT, Dropout, FeedForward, Layer, Network, Shape
from translate.training.recipe import Made, Order
from translate.training.twin import Twin
from translate.training.weights import network_of

Sentences = Callable[[int], list[SentencePair]]

SHAPE = Shape(320, 320, 32, 64, 4, 1, 1)
PLAN = Plan(seconds=0, pairs=24_000, rate=5e-3, tokens=512)


def table(path: Path, pairs: list[tuple[str, str]]) -> Corpus:
    path.write_text("".join(f"{left}\t{right}\n" for left, right in pairs), "utf-8")
    return Corpus(path)


def make(folder: Path, stop_after: int | None = None, **changes: object) -> tuple[Made, list[str]]:
    told: list[str] = []
    steps = itertools.count()
    given: dict[str, object] = {"own": (), "parent": None, "shape": SHAPE, "plan": PLAN, "dropout": NO_DROPOUT}
    given |= {"out": folder / "pkg", "run": folder / "run", **changes}
    order = Order("en", "ru", **given)  # type: ignore[arg-type]
    stop = (lambda: next(steps) >= stop_after) if stop_after is not None else (lambda: False)
    return recipe.make(order, time.monotonic, stop, told.append), told


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory, sentences: Sentences) -> Path:
    folder = tmp_path_factory.mktemp("toy")
    made, _ = make(folder, corpora=(table(folder / "a.tsv", sentences(800)),))
    assert made.written
    assert made.proofs[0].after["chrf"] > 60
    return folder / "pkg"


def test_a_toy_language_is_learnt_into_a_package_that_says_what_it_is(toy: Path) -> None:
    metadata = json.loads((toy / "metadata.json").read_text())
    assert (metadata["from_code"], metadata["to_name"], metadata["package_version"]) == ("en", "Russian", "1.0")
    assert "a.tsv | 800 |" in (toy / export.CARD).read_text("utf-8")
    assert sorted(path.name for path in toy.iterdir()) == [
        "MODEL_CARD.md",
        "metadata.json",
        "model",
        "sentencepiece.model",
        "target.model",
    ]


def test_adapting_learns_a_dialect_and_refuses_to_write_what_is_no_better(
    toy: Path, tmp_path: Path, sentences: Sentences
) -> None:
    dialect = [(left, right.replace("дом", "изба")) for left, right in sentences(400)]
    own = (table(tmp_path / "own.tsv", dialect),)
    plan = Plan(seconds=0, pairs=8000, rate=5e-3, warmup=20, tokens=512, frozen=64, patience=3)
    made, _ = make(tmp_path, corpora=(), own=own, parent=toy, plan=plan)
    (proof,) = made.proofs
    assert proof.before is not None
    assert proof.p is not None
    assert proof.after["chrf"] > proof.before["chrf"] + 5
    assert proof.p["chrf"] < 0.05
    short = Plan(seconds=0, pairs=400, rate=5e-3, tokens=512, patience=1)
    arguments: dict[str, Any] = {
        "corpora": (),
        "own": own,
        "parent": toy,
        "plan": short,
        "run": tmp_path / "r",
        "out": tmp_path / "no",
    }
    arguments["kept"] = 1.0  # nothing but the old weights
    with pytest.raises(TranslateError, match="no better on held-out pairs"):
        make(tmp_path, **arguments)
    assert not (tmp_path / "no").exists()
    assert make(tmp_path, **arguments, force=True)[0].written


def test_interrupted_it_leaves_a_checkpoint_and_goes_on_from_it(tmp_path: Path, sentences: Sentences) -> None:
    corpora = (table(tmp_path / "a.tsv", sentences(200)),)
    plan = Plan(seconds=0, pairs=1500, tokens=512)
    made, _ = make(tmp_path, stop_after=5, corpora=corpora, plan=plan)
    assert not made.written
    assert 0 < made.seen < 1500
    assert not (tmp_path / "pkg").exists()
    made_again, told = make(tmp_path, corpora=corpora, plan=plan)
    assert f"going on after {made.seen} pairs and 0 minutes" in told
    assert made_again.written
    assert made_again.seen >= 1500
    (tmp_path / "run" / CHECKPOINT).write_bytes(b"damaged")
    with pytest.raises(TranslateError, match="no checkpoint of this training"):
        make(tmp_path, corpora=corpora, plan=plan, out=tmp_path / "other")
    with pytest.raises(TranslateError, match="holds another training"):
        make(tmp_path, corpora=(table(tmp_path / "b.tsv", sentences(300)),), out=tmp_path / "other")


def test_a_checkpoint_is_of_the_very_pairs_and_of_how_they_are_shared_out(tmp_path: Path, sentences: Sentences) -> None:
    pairs = sentences(200)
    given: dict[str, Any] = {
        "corpora": (table(tmp_path / "a.tsv", pairs),),
        "plan": Plan(seconds=0, pairs=500, tokens=512),
    }
    make(tmp_path, stop_after=3, **given)
    (tmp_path / "run" / CHECKPOINT).write_bytes(b"")
    with pytest.raises(TranslateError, match=r"no checkpoint of this training \(\w"):
        make(tmp_path, **given)
    with pytest.raises(TranslateError, match="holds another training, or the pairs have changed"):
        make(tmp_path, **given, held_out=30)
    table(tmp_path / "a.tsv", [*pairs[:-1], (pairs[-1][0], "исправлено")])
    with pytest.raises(TranslateError, match="holds another training, or the pairs have changed"):
        make(tmp_path, **given)


def test_a_folder_with_anything_else_in_it_is_not_taken_for_checkpoints(
    toy: Path, tmp_path: Path, sentences: Sentences
) -> None:
    before = {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()}
    with pytest.raises(TranslateError, match="is no folder of checkpoints"):
        make(tmp_path, corpora=(table(tmp_path / "a.tsv", sentences(200)),), run=toy)
    assert {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()} == before
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "settings.json").write_text("// of an editor\n{}", "utf-8")
    with pytest.raises(TranslateError, match="holds another training"):
        make(tmp_path, corpora=(table(tmp_path / "a.tsv", sentences(200)),), run=tmp_path / "other")


def test_other_data_of_a_pair_or_two_and_long_paragraphs_are_no_trouble(
    toy: Path, tmp_path: Path, sentences: Sentences
) -> None:
    long = [(f"{left} {'dog ' * 900}", f"{right}. {'пёс ' * 900}") for left, right in sentences(60)]
    own = (table(tmp_path / "own.tsv", [*sentences(100), *long]),)
    plan = Plan(seconds=0, pairs=200, tokens=512)
    other = (table(tmp_path / "b.tsv", [("man hears lake", "пруд слышит дед")]),)
    made, _ = make(tmp_path, corpora=other, own=own, parent=toy, plan=plan, force=True)
    assert [proof.what for proof in made.proofs] == ["your own translations"]


def test_what_leaves_nothing_to_learn_from_is_refused(toy: Path, tmp_path: Path, sentences: Sentences) -> None:
    pairs = sentences(160)
    other, own = (table(tmp_path / "b.tsv", pairs[60:]),), (table(tmp_path / "own.tsv", pairs[:60]),)
    for count in (50, 60):
        with pytest.raises(TranslateError, match="--held-out: leaves nothing to train on"):
            make(tmp_path, corpora=other, own=own, parent=toy, held_out=count)
    with pytest.raises(TranslateError, match="the data: every weight is 0"):
        make(tmp_path, corpora=(Corpus(tmp_path / "b.tsv", 0.0),), parent=toy)


@pytest.mark.parametrize("norm_first", [True, False])
@pytest.mark.parametrize("tied", [True, False])
def test_what_is_exported_computes_the_same_and_is_read_back(
    tmp_path: Path, norm_first: bool, tied: bool, sentences: Sentences
) -> None:
    pairs = sentences(100)
    words = vocabulary.learn((pair[0] for pair in pairs), (pair[1] for pair in pairs), 320)
    sizes = len(words.source_pieces), len(words.target_pieces)
    network = Network(Shape(*sizes, 16, 32, 2, 2, 1, norm_first=norm_first, tied=tied))
    export.export(network, words, Description("en", "ru", "1", "card"), tmp_path / "pkg", pairs)
    again = network_of(tmp_path / "pkg")
    assert again.shape == network.shape
    numbers = words.source_numbers(pairs[0][0]), words.target_numbers(pairs[0][1])
    ours, theirs = (export.log_probabilities(one, words, *numbers) for one in (network, again))
    assert ours == pytest.approx(theirs, abs=0.1)  # int8 in between
    assert ours != theirs


def test_the_built_in_model_is_read_back(tmp_path: Path) -> None:
    network, words = network_of(BUILT_IN), vocabulary.of_package(BUILT_IN)
    numbers = words.source_numbers("The lake rose this year."), words.target_numbers("Озеро в этом году поднялось.")
    model = ctranslate2.Translator(str(BUILT_IN / "model"), compute_type="float32")
    source = [words.source_pieces[n] for n in numbers[0][:-1]]
    (scored,) = model.score_batch([source], [[words.target_pieces[n] for n in numbers[1]]])
    assert export.log_probabilities(network, words, *numbers) == pytest.approx(scored.log_probs, abs=1e-3)


def test_of_much_data_what_is_like_a_text_is_taken_and_that_text_whole(tmp_path: Path, sentences: Sentences) -> None:
    news = sentences(50)
    manual = [(f"{left} click", f"{right} нажать") for left, right in sentences(400)[50:250]]
    more = [(f"{left} {left}", right) for left, right in sentences(400)[250:300]]
    corpora = table(tmp_path / "news.tsv", news), table(tmp_path / "other.tsv", manual + more)
    plan = Plan(seconds=0, pairs=100, tokens=512)
    made, told = make(tmp_path, corpora=corpora, like=corpora[:1], share=0.2, plan=plan)
    assert "100 of 300 pairs are taken, for likeness" in told
    assert made.written
    card = (tmp_path / "pkg" / export.CARD).read_text("utf-8")
    assert "news.tsv | 50 |" in card
    assert "other.tsv | 50 |" in card


def test_target_pieces_are_hidden_from_the_decoder_but_the_first_and_not_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentences: Sentences
) -> None:
    seen, forward = [], Network.forward

    def noted(network: Network, source: torch.Tensor, mask: torch.Tensor, target: torch.Tensor, frozen: int = 0):  # type: ignore[no-untyped-def]
        if torch.is_grad_enabled():
            seen.append(target)
        return forward(network, source, mask, target, frozen)

    monkeypatch.setattr(Network, "forward", noted)
    plan = Plan(seconds=0, pairs=3000, tokens=512, word_dropout=0.3)
    make(tmp_path, corpora=(table(tmp_path / "a.tsv", sentences(300)),), plan=plan)
    hidden = vocabulary.of_package(tmp_path / "pkg").hidden
    shares = [float((one[:, 1:] == hidden).float().mean()) for one in seen]
    begun = shares[: int(0.8 * len(shares))]
    assert sum(begun) / len(begun) == pytest.approx(0.3, abs=0.05)
    assert max(shares[int(0.9 * len(shares)) :]) == 0
    assert all((one[:, 0] != hidden).all() for one in seen)


@pytest.mark.parametrize(
    ("arguments", "inner", "outer", "words", "rate"),
    [
        ((), 0.1, 0.1, 0.0, 1e-3),
        (("--init", "built-in"), 0.1, 0.0, 0.05, 4e-4),
        (("--adapt", "own.tsv"), 0.0, 0.0, 0.0, 2e-4),
        (("--init", "built-in", "--dropout", "0.3", "--word-dropout", "0", "--rate", "1e-5"), 0.3, 0.0, 0.0, 1e-5),
    ],
)
def test_what_falls_away_in_training_fits_what_it_begins_from(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
    inner: float,
    outer: float,
    words: float,
    rate: float,
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path / "a.tsv", [])
    table(tmp_path / "own.tsv", [])
    orders: list[Order] = []

    def make(order: Order, *_: object) -> Made:
        orders.append(order)
        return Made(0.0, 0, (), written=True)

    monkeypatch.setattr(recipe, "make", make)
    assert run("a.tsv", "-o", "new", *arguments).return_value == 0
    (order,) = orders
    assert order.dropout == Dropout(inner, outer)
    assert (order.plan.word_dropout, order.plan.rate) == (words, rate)
    network = network_of(order.parent, order.dropout) if order.parent else Network(SHAPE, order.dropout)
    modules = list(network.modules())
    assert {one.dropout.p for one in modules if isinstance(one, FeedForward)} == {inner}
    assert {one.dropout.p for one in modules if isinstance(one, Layer | Network)} == {outer}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["train", *arguments, "--to", "ru", "-q"], standalone_mode=False)


def test_the_command_and_its_errors(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentences: Sentences
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path / "a.tsv", sentences(120))
    table(tmp_path / "few.tsv", sentences(10))
    table(tmp_path / "none.tsv", [])
    done = run("a.tsv", "-o", "pkg", "--init", str(toy), "--pairs", "500", "--json", "--threads", "1")
    assert done.return_value == 0
    found = json.loads(done.stdout)
    assert found["written"] is True
    assert found["proofs"][0]["pairs"] == 20
    assert found["proofs"][0]["before"]["chrf"] > 60
    errors = {
        ("a.tsv", "-o", "pkg"): "pkg: exists",
        ("-o", "new"): "translate train: no data",
        ("few.tsv", "-o", "new"): "10 pairs; check",
        ("--adapt", "a.tsv", "--like", "a.tsv", "-o", "new"): "--like: no data to choose from",
        ("a.tsv", "--like", "none.tsv", "-o", "new"): "--like: no pair in it",
        ("--adapt", "few.tsv", "-o", "new"): "few.tsv: 10 approved pairs; adapting needs 40 or more",
        ("no.tsv", "-o", "new"): "no.tsv: no such file or folder",
        ("a.tsv", "-o", "new", "--init", "no"): "--init no: no such package",
        ("a.tsv", "-o", "new", "--init", "."): "not an Argos package",
        ("a.tsv", "-o", ""): "-o .: no name for a package",
        ("a.tsv", "-o", "new", "--from", "ru-RU"): "--to ru: is the language of --from ru-RU",
        ("a.tsv", "-o", "new", "--layers", "6"): "--layers 6: not two numbers",
        ("a.tsv", "-o", "new", "--from", "de", "--init", "built-in"): "de to ru: no model",
    }
    for arguments, message in errors.items():
        failed = run(*arguments)
        assert isinstance(failed.exception, Error), (arguments, failed.exception)
        assert message in str(failed.exception)
        assert failed.exception.exit_code == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_the_loss_has_the_gradient_of_cross_entropy_and_the_value_without_smoothing(smoothing: float) -> None:
    generator = torch.Generator().manual_seed(1)
    rows = 2 * loss._ROWS + 7
    given = [torch.randn(shape, generator=generator, dtype=torch.float64) for shape in ((rows, 8), (50, 8), (50,))]
    wanted = torch.randint(50, (rows,), generator=generator)
    ours, theirs = ([tensor.clone().requires_grad_() for tensor in given] for _ in range(2))
    hidden, weight, bias = theirs
    logits = hidden @ weight.T + bias
    (3 * functional.cross_entropy(logits, wanted, label_smoothing=smoothing)).backward()
    value = loss.smoothed(ours[0], ours[1], ours[2], wanted, smoothing)
    (3 * value).backward()
    assert float(value.detach()) == pytest.approx(float(functional.cross_entropy(logits, wanted).detach()), rel=1e-5)
    for one, other in zip(ours, theirs, strict=True):
        assert torch.allclose(one.grad, other.grad, atol=1e-6)


def test_small_steps_add_up_in_the_weights_though_bfloat16_cannot_hold_them() -> None:
    network = Network(Shape(20, 20, 8, 16, 2, 1, 1))
    twin = Twin(network, torch.bfloat16)
    before = network.bias.detach().clone() + 1
    with torch.no_grad():
        network.bias.copy_(before)
    for _ in range(100):
        twin.network.bias.grad = torch.full((20,), 2.0**-12, dtype=torch.bfloat16)
        twin.hand_over()
        assert twin.network.bias.grad is None
        assert network.target.weight.grad is None
        with torch.no_grad():
            network.bias -= network.bias.grad
        twin.follow()
    assert torch.allclose(network.bias, before - 100 * 2.0**-12)
    assert torch.equal(twin.network.bias, network.bias.bfloat16())
