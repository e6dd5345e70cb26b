"""The built-in model, for real: it translates, in any batch, with alternatives, scores and attention."""

from __future__ import annotations

import ctranslate2
import pytest
import sentencepiece

from translate.machine import routes
from translate.machine.argos import BUILT_IN
from translate.machine.engine import Decoding, Engine, Request


@pytest.fixture(scope="module")
def engine() -> Engine:
    return routes.load(routes.choose("argos", "en", "ru"), 2)


def test_it_translates(engine: Engine) -> None:
    found = engine.translate(
        [Request("The president visited Russia on Monday."), Request("Germany and France")], Decoding()
    )
    assert "Росси" in found[0][0].text
    assert "понедельник" in found[0][0].text
    assert "Германия" in found[1][0].text
    assert "Франция" in found[1][0].text


def test_underscores_spaces_and_nothing(engine: Engine) -> None:
    assert engine.translate([], Decoding()) == []
    found = engine.translate([Request("snake_case"), Request(" ")], Decoding(beam=1))
    assert len(found) == 2


def test_alternatives_with_scores_best_first(engine: Engine) -> None:
    found = engine.translate([Request("He lives in Moscow.")], Decoding(hypotheses=4))[0]
    scores = [hypothesis.score for hypothesis in found]
    assert len({hypothesis.text for hypothesis in found}) == 4
    assert scores == sorted(scores, reverse=True)
    assert max(scores) < 0


def test_a_score_is_the_log_probability_by_the_length_whatever_the_search_prefers(engine: Engine) -> None:
    model = ctranslate2.Translator(str(BUILT_IN / "model"), compute_type="int8")
    cut = sentencepiece.SentencePieceProcessor(model_file=str(BUILT_IN / "sentencepiece.model"))
    text = "He said on Tuesday that nothing would change."
    (found,) = engine.translate([Request(text)], Decoding(attention=True))[0]
    assert found.attention is not None
    (scored,) = model.score_batch([cut.encode(text, out_type=str)], [list(found.attention.target)])
    assert found.score == pytest.approx(sum(scored.log_probs) / len(scored.log_probs) ** 0.6, abs=0.02)


def test_attention_has_a_row_for_each_target_piece(engine: Engine) -> None:
    attention = engine.translate([Request("He lives in Moscow.")], Decoding(attention=True))[0][0].attention
    assert attention is not None
    assert len(attention.weights) == len(attention.target)
    for row in attention.weights:
        assert len(row) == len(attention.source)
        assert 0 <= sum(row) <= 1.01
    moscow = next(n for n, piece in enumerate(attention.target) if "осков" in piece or "Москв" in piece)
    assert sum(attention.weights[moscow]) > 0.1


def test_no_repeated_ngram(engine: Engine) -> None:
    request = [Request("very " * 30 + "good")]
    plain, without = (engine.translate(request, Decoding(no_repeat_ngram=n))[0][0].text for n in (0, 2))
    assert without.lower().split().count("очень") < plain.lower().split().count("очень")


def test_a_text_of_more_pieces_than_the_network_has_places_is_no_error(engine: Engine) -> None:
    (found,) = engine.translate([Request(" ".join("abcdefgh" * 100))], Decoding(beam=1))
    assert found
