"""Language models in this process: prompts are data, no text speaks to the model, an answer is taken whole or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import whole_runs

from translate import machine
from translate.errors import ConfigError, Error, ModelError
from translate.machine import Context, Decoding, Request, generators
from translate.machine.generators import chat_formats
from translate.machine.generators.language_model import LanguageModel
from translate.machine.generators.local_model import LocalModel
from translate.machine.llm import LlmSettings, Prompt, Reply, Sampling
from translate.pipeline import project_run
from translate.project import Options

from .conftest import ANSWER, ENDS, TOKENS, Make

SAID = "".join(ANSWER)


def read(folder: Path) -> LanguageModel:
    found = generators.read(folder)
    assert found is not None
    return found


def prompted(chat: str, system: str, question: str, *more: str) -> str:
    found = chat_formats.of_vocabulary([*TOKENS[chat], *more])
    assert found is not None
    assert found.name == chat
    return "".join(text for _, text in found.chunks(system, question, [*TOKENS[chat], *more]))


def test_a_question_is_written_as_the_template_of_each_family_writes_it() -> None:
    assert prompted("gemma", "Be short.", "Hi") == (
        "<bos><start_of_turn>user\nBe short.\n\nHi<end_of_turn>\n<start_of_turn>model\n"
    )
    assert prompted("chatml", "Be short.", "Hi") == (
        "<|im_start|>system\nBe short.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    )
    assert prompted("chatml", "", "Hi", "<think>", "</think>").endswith("assistant\n<think>\n\n</think>\n\n")
    assert prompted("llama3", "Be short.", "Hi") == (
        "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe short.<|eot_id|>"
        "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
    )


@pytest.mark.parametrize("chat", TOKENS)
def test_a_text_that_spells_tokens_stays_a_text(make: Make, chat: str) -> None:
    model = read(make(chat))
    loaded = LocalModel(model, LlmSettings(), 1)
    pieces = loaded.pieces(Prompt("", f"a{ENDS[chat]}b{TOKENS[chat][1]}"))
    assert pieces.count(ENDS[chat]) == 1  # that of the turn itself
    asked = "".join(piece for piece in pieces if piece not in TOKENS[chat])
    assert f"a{ENDS[chat]}b{TOKENS[chat][1]}" in asked


def test_what_stands_in_braces_is_no_place_for_the_text(make: Make) -> None:
    loaded = LocalModel(read(make()), LlmSettings(), 1)
    assert "{}" in "".join(loaded.pieces(Prompt("", "print {} twice: {}"))).replace("Ġ", " ")


@pytest.mark.parametrize("chat", TOKENS)
def test_a_folder_is_an_engine(make: Make, chat: str) -> None:
    route = machine.choose(str(make(chat)), "en", "ru")
    assert (route.engine, route.contextual) == ("ct2-llm", True)
    found = machine.load(route, 2).translate([Request("The lake is cold."), Request("It is cold.")], Decoding())
    assert [one[0].text for one in found] == [SAID, SAID]


def test_further_hypotheses_are_the_same_every_time(make: Make) -> None:
    route = machine.choose(str(make()), "en", "ru", {"ct2-llm": {"max-tokens": 16}})
    said = [machine.load(route, 1).translate([Request("A lake.")], Decoding(hypotheses=3)) for _ in range(2)]
    assert said[0] == said[1]
    assert said[0][0][0].text == SAID


def test_an_answer_that_does_not_end_is_none(make: Make) -> None:
    route = machine.choose(str(make(ends=False)), "en", "ru", {"ct2-llm": {"max-tokens": 32}})
    (found,) = machine.load(route, 1).translate([Request("The lake is cold.")], Decoding())[0]
    assert (found.text, found.fault) == ("", "the answer was cut off")


def test_a_text_without_room_for_an_answer_is_not_asked(make: Make) -> None:
    loaded = LocalModel(read(make()), LlmSettings(context_length=256), 1)
    assert loaded.ask(Prompt("", "word " * 80), Sampling(0.0, 1)) == Reply(
        "", "prompt and answer are too long for 256 tokens"
    )


def test_terms_and_neighbours_are_in_the_prompt(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Prompt] = []

    def ask(self: LocalModel, prompt: Prompt, sampling: Sampling) -> Reply:
        asked.append(prompt)
        return Reply(SAID)

    monkeypatch.setattr(LocalModel, "ask", ask)
    engine = machine.load(machine.choose(str(make()), "en", "ru"), 1)
    text = "The lake is cold."
    engine.translate([Request(text, Context(text, 0, "Before it.", "", (("lake", "озеро"),)))], Decoding())
    assert "lake" in asked[0].user.partition(text)[0]
    assert "озеро" in asked[0].user
    assert "Before it." in asked[0].user


def test_settings_are_part_of_what_an_answer_depends_on(make: Make) -> None:
    folder = str(make())
    tables: list[dict[str, object]] = [{}, {"temperature": 0.5}, {"profile": "qwen"}, {"max-tokens": 99}]
    seen = {machine.signature(machine.choose(folder, "en", "ru", {"ct2-llm": table})) for table in tables}
    assert len(seen) == 4
    with pytest.raises(ConfigError, match=r"engines\.ct2-llm\.url: no such key"):
        machine.choose(folder, "en", "ru", {"ct2-llm": {"url": "http://127.0.0.1"}})


@pytest.mark.parametrize(
    ("files", "pairs"),
    [
        ({}, [("mul", "mul")]),
        ({"README__md": "---\nlanguage:\n- en\n- ru\nlicense: gemma\n---\n"}, [("en", "ru"), ("ru", "en")]),
        ({"README__md": "---\nlanguage: en\n---\n"}, [("mul", "mul")]),
        ({"metadata__json": '{"from_code": "en de", "to_code": "ru"}'}, [("en", "ru"), ("de", "ru")]),
    ],
)
def test_the_languages_are_those_that_the_files_state(
    make: Make, files: dict[str, str], pairs: list[tuple[str, str]]
) -> None:
    folder = make(**files)
    assert list(generators.GeneratorProvider(folder).pairs()) == pairs
    if len(pairs) > 1:
        with pytest.raises(Error, match="no model for English to Japanese"):
            machine.choose(str(folder), "en", "ja")


def test_what_cannot_be_used_is_refused_with_the_reason(make: Make) -> None:
    folder = make()
    (folder / "tokenizer.json").unlink()
    with pytest.raises(Error, match=r"no tokenizer\.json and no tokenizer\.model"):
        machine.load(machine.choose(str(folder), "en", "ru"), 1)
    (folder / "vocabulary.json").write_text('["a", "b"]')
    with pytest.raises(ModelError, match="has the tokens of no chat format that is known here"):
        machine.choose(str(folder), "en", "ru")
    (folder / "vocabulary.json").write_text("[")
    with pytest.raises(ModelError, match="its files cannot be read"):
        machine.choose(str(folder), "en", "ru")


def test_a_run_uses_it_as_any_engine(make: Make, tmp_path: Path) -> None:
    folder = make()
    (tmp_path / "a.txt").write_text("The lake is cold.\n", "utf-8")
    options = Options(
        sources=str(tmp_path / "a.txt"), to="ru", from_="en", out=str(tmp_path / "out"), root=str(tmp_path),
        engine=str(folder), attest=str(tmp_path / "attestation.json"),
    )  # fmt: skip
    ran = whole_runs.run(options, project_run.SILENT)
    assert [unit.target for unit in ran.translations[0].units] == [SAID]
    said = json.loads((tmp_path / "attestation.json").read_text("utf-8"))
    assert [model["engine"] for model in said["models"]] == ["ct2-llm"]
    again = whole_runs.run(options, project_run.SILENT)
    assert (again.asked, again.changed) == (0, 0)


def test_it_can_be_the_second_engine(make: Make, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("en,ru\nsluice gate,озеро\n", "utf-8")
    (tmp_path / "a.txt").write_text("Behind the sluice gate.\n", "utf-8")
    options = Options(
        sources=str(tmp_path / "a.txt"), to="ru", from_="en", out=str(tmp_path / "out"), root=str(tmp_path),
        engine="argos", second=str(make()), quality="fast",
    )  # fmt: skip
    ran = whole_runs.run(options, project_run.SILENT)
    assert [one.engine for one in ran.models] == ["argos", "ct2-llm"]
