"""A package extended by signs: every number keeps its meaning, every sign is one piece, nothing else changes."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="PyTorch, the extra `train`, is not installed")

from sentencepiece import SentencePieceProcessor  # noqa: E402

from translate.machine.argos import BUILT_IN  # noqa: E402
from translate.training.added_pieces import extended, widened  # noqa: E402
from translate.training.vocabulary import of_package  # noqa: E402
from translate.training.weights import network_of  # noqa: E402

SIGNS = "€₽≤№²€"


def test_every_sign_is_one_piece_and_old_numbers_stay() -> None:
    old = of_package(BUILT_IN)
    new = extended(old, SIGNS)
    assert new.source_pieces[: len(old.source_pieces)] == old.source_pieces
    assert new.target_pieces[: len(old.target_pieces)] == old.target_pieces
    for model, pieces in ((new.source_model, new.source_pieces), (new.target_model, new.target_pieces)):
        processor = SentencePieceProcessor(model_proto=model)
        for sign in SIGNS:
            assert sign in pieces
            assert sign in processor.encode(f"It costs {sign}5.", out_type=str)
    assert new.source_numbers("The museum is open.") == old.source_numbers("The museum is open.")
    assert extended(new, SIGNS).source_pieces == new.source_pieces


def test_a_widened_network_scores_old_pieces_as_before() -> None:
    old = of_package(BUILT_IN)
    new = extended(old, SIGNS)
    network = network_of(BUILT_IN).eval()
    wide = widened(network, old, new).eval()
    source = torch.tensor([old.source_numbers("The museum is open.")])
    target = torch.tensor([[old.begin, *old.target_numbers("Музей открыт.")]])
    mask = torch.ones_like(source, dtype=torch.bool)[:, None, None]
    with torch.no_grad():
        before = network.logits(network(source, mask, target))
        after = wide.logits(wide(source, mask, target))
    assert after.shape[-1] == len(new.target_pieces)
    assert torch.allclose(before, after[..., : before.shape[-1]], atol=1e-5)
