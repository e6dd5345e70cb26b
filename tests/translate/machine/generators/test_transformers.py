"""Language models that Transformers saved: converted, they read the same prompt and say to the token what Transformers
says.

Transformers and PyTorch are in an environment of their own, whose Python TRANSLATE_CONVERT_PYTHON names: .ci/run makes
it.
"""

from __future__ import annotations

import json
import os
import subprocess
from itertools import takewhile
from pathlib import Path
from typing import Any

import converted_models
import pytest

from translate.machine import generators
from translate.machine.generators.local_model import LocalModel
from translate.machine.llm import LlmSettings, Prompt
from translate.machine.models import conversion

PYTHON = os.environ.get(conversion.VARIABLE, "")
CONVERT = Path(conversion.__file__).with_name("transformers_conversion.py")
pytestmark = pytest.mark.skipif(not PYTHON, reason=f"{conversion.VARIABLE} names no Python with Transformers")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder of the models, and what Transformers makes of each question."""
    folder = tmp_path_factory.mktemp("decoders")
    program = Path(converted_models.__file__).with_name("transformers_decoders.py")
    command = [PYTHON, str(program), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"HF_HUB_OFFLINE": "1"})
    assert done.returncode == 0, done.stderr[-3000:]
    return folder, json.loads(done.stdout)


@pytest.mark.parametrize("family", ["gemma", "qwen", "llama"])
def test_prompt_and_greedy_output_are_those_of_transformers(made: tuple[Path, dict[str, Any]], family: str) -> None:
    folder, rows = made
    out = folder / f"{family}-converted"
    subprocess.run([PYTHON, "-P", str(CONVERT), str(folder / family), str(out), ""], check=True, capture_output=True)
    model = generators.read(out)
    assert model is not None
    loaded, compared = LocalModel(model, LlmSettings(), 1), set[str]()
    for system, question, asked, answer in rows[family]:
        pieces = loaded.pieces(Prompt(system, question))
        assert pieces == asked
        (found,) = loaded._generator.generate_batch(
            [pieces], max_length=20, include_prompt_in_result=False, end_token=model.stops
        )
        assert found.sequences[0] == list(takewhile(lambda token: token not in model.stops, answer))
        compared |= set(answer)
    assert len(compared) > 5
