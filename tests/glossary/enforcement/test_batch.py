"""Files of sentence pairs: order and other fields unchanged, terms of each line and of the glossary."""

from __future__ import annotations

import json

import pytest

from glossary.enforcement import batch
from glossary.enforcement.batch import BAD_LINE, PairsResult, enforce_pairs
from glossary.model import Term

BRIDGE = Term("bridge", "переправа")


def test_tab_separated() -> None:
    text = "source\ttarget\tnote\r\nThe bridge\tМост\tkeep me\r\nNo term\tНет\t\n\nloner\n"
    result = enforce_pairs(text, "ru", [BRIDGE], where="a.tsv")
    assert result.text == "source\ttarget\tnote\r\nThe bridge\tПереправа\tkeep me\r\nNo term\tНет\t\n\nloner\n"
    assert [(f.rule, f.where) for f in result.findings] == [(BAD_LINE, "a.tsv:5")]
    assert result.counts == {"satisfied": 0, "replaced": 1, "unresolved": 0}
    assert result.report[0]["new"] == "Переправа"


def test_json_lines() -> None:
    lines = [
        {"id": 7, "source": "The bridge", "target": "Мост", "terms": {"bridge": "виадук"}, "x": [1]},
        {"id": 8, "source": "Activate the bridge", "target": "Активировать мост", "terms": {"activate": "активация"}},
        {"id": 9, "source": "Activate control", "target": "Активировать контроль", "terms": {"activate": "активация"},
         "pos": "any"},
    ]  # fmt: skip
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines) + '{"id": 10}\n'
    result = enforce_pairs(text, "ru", [BRIDGE])
    out = [json.loads(line) for line in result.text.splitlines()]
    assert [line.get("target") for line in out] == ["Виадук", "Активировать переправу", "Активация контроля", None]
    assert [{**line, "target": ""} for line in out[:3]] == [{**line, "target": ""} for line in lines]
    assert [row["id"] for row in result.report] == [7, 8, 8, 9]
    assert len(result.findings) == 1


def test_unchanged_lines_keep_every_byte() -> None:
    text = '{ "source":"A", "target" : "\\u0411" }\n'
    assert enforce_pairs(text, "ru").text == text


def test_what_a_first_pass_teaches_a_second_uses_and_the_evidence_is_of_both(monkeypatch: pytest.MonkeyPatch) -> None:
    def row(status: str, start: int, new: str) -> dict[str, object]:
        return {"status": status, "start": start, "end": start + len(new), "old": "x", "new": new}

    passes = {
        "0": PairsResult("1", (row("replaced", 0, "a"), row("unresolved", -1, "")), ()),
        "1": PairsResult("2", (row("satisfied", 4, "a"), row("replaced", 0, "b")), ()),
        "2": PairsResult("2", (row("satisfied", 4, "a"), row("satisfied", 0, "b")), ()),
    }
    monkeypatch.setattr(batch, "enforce_pairs", lambda text, *_args, **_options: passes[text])
    result = batch.settle_pairs("0", "ru")
    assert result.text == "2"
    assert [(found["status"], found["start"], found["end"]) for found in result.report] == [
        ("replaced", 4, 5),
        ("replaced", 0, 1),
    ]
