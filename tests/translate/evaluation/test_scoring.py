"""Scores: known ones of known texts, differences that are chance and that are not, terms by any of their forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.evaluation import scoring
from translate.exchange.testset import ReferenceDocument
from translate.project.config import Options

REFERENCES = [f"Озеро номер {n} поднялось на {n} метров за год." for n in range(40)]


def test_a_perfect_translation_and_a_wrong_one() -> None:
    found = scoring.scores(REFERENCES, REFERENCES, "ru")
    assert {name: round(score.score, 3) for name, score in found.items()} == {"bleu": 100, "chrf": 100, "ter": 0}
    assert found["bleu"].signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    wrong = scoring.scores(["Нет."] * 40, REFERENCES, "ru")
    assert wrong["bleu"].score < 1
    assert wrong["ter"].score > 90


def test_languages_without_spaces_are_counted_by_characters() -> None:
    found = scoring.scores(["湖水今年上涨。"], ["湖水今年上涨了。"], "zh-Hans")
    assert "tok:zh" in found["bleu"].signature
    assert found["bleu"].score > 40


def test_a_difference_and_no_difference() -> None:
    worse = [text.replace("поднялось", "упало") for text in REFERENCES]
    found = scoring.compare(REFERENCES, worse, REFERENCES, "ru")
    assert found["chrf"].score < 100
    assert found["chrf"].p < 0.01
    one_word = [*worse[:1], *REFERENCES[1:]]
    assert scoring.compare(REFERENCES, one_word, REFERENCES, "ru")["bleu"].p > 0.05
    assert scoring.compare(REFERENCES, worse, REFERENCES, "ru") == found


def test_terms_stand_in_any_of_their_forms(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,target\nYerevan,Ереван\nGyumri,Гюмри\n", "utf-8")
    document = ReferenceDocument("a", ("He left Yerevan for Gyumri.", ""), ("Он уехал из Еревана в Гюмри.", ""))
    options = Options(to=("ru",), from_="en", glossary=(str(tmp_path / "terms.csv"),))
    found = scoring.evaluate([document], [("Он уехал из Еревана в Ленинакан.", "")], options)
    assert {side: (one.standing, one.found) for side, one in found.terms.items()} == {
        "translation": (1, 2),
        "reference": (2, 2),
    }


def test_empty_lines_do_not_count() -> None:
    document = ReferenceDocument("a", ("Lake", "", "rises"), ("Озеро", "", "растёт"))
    found = scoring.evaluate([document], [("Озеро", "", "растёт")], Options(to=("ru",)))
    assert found.scores["chrf"].score == pytest.approx(100)
    assert found.by_document[0]["chrf"] == pytest.approx(100)


def test_what_to_compare_with() -> None:
    options = Options(to=("ru",), quality="good", beam=2, glossary=("a.csv",))
    assert scoring.rival("fast", options).beam == 0
    assert scoring.rival("fast", options).quality == "fast"
    assert scoring.rival("plain", options).glossary == ()
    assert scoring.rival("firefox", options).engine == "firefox"
