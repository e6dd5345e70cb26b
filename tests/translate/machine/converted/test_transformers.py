"""Models that Transformers saved: converted, they say to the token what Transformers says.

Transformers and PyTorch are in an environment of their own, whose Python TRANSLATE_CONVERT_PYTHON names: .ci/run makes
it.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import converted_models
import pytest

from translate.machine import CTranslate2Engine, converted
from translate.machine.engine import Decoding, Request
from translate.machine.models import conversion
from translate.text import locales

PYTHON = os.environ.get(conversion.VARIABLE, "")
PROGRAMS = Path(conversion.__file__).with_name("transformers_conversion.py"), Path(converted_models.__file__)
pytestmark = pytest.mark.skipif(not PYTHON, reason=f"{conversion.VARIABLE} names no Python with Transformers")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder of the models, and what Transformers makes of each text."""
    folder = tmp_path_factory.mktemp("transformers")
    plain, marked = folder / "plain.model", folder / "marked.model"
    plain.write_bytes(converted_models.pieces())
    codes = ["<2en>", "<2ru>", "<2de>"]
    marked.write_bytes(converted_models.pieces(pad_id=1, eos_id=2, unk_id=0, bos_id=-1, user_defined_symbols=codes))
    program = PROGRAMS[1].with_name("transformers_models.py")
    command = [PYTHON, str(program), str(folder), str(plain), str(marked)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"HF_HUB_OFFLINE": "1"})
    assert done.returncode == 0, done.stderr[-3000:]
    return folder, json.loads(done.stdout)


@pytest.mark.parametrize("family", ["marian", "nllb", "m2m100", "t5"])
def test_greedy_output_is_that_of_transformers(made: tuple[Path, dict[str, Any]], family: str) -> None:
    folder, rows = made
    out = folder / f"{family}-converted"
    command = [PYTHON, "-P", str(PROGRAMS[0]), str(folder / family), str(out), ""]
    subprocess.run(command, check=True, capture_output=True)
    model = converted.read(out)
    assert model is not None
    assert model.family.name == family
    compared = set[str]()
    for source, target, text, asked, answer in rows[family]:
        pair = locales.of_iso639(source), locales.of_iso639(target)
        files = model.files_for(*pair)
        pieces = files.tokenizer.encode(text)
        assert [*files.frame.before, *pieces, *files.frame.after] == asked
        found = CTranslate2Engine(files, 1).translate([Request(text)], Decoding(beam=1, attention=True))[0][0]
        assert found.attention is not None
        said = answer[1 + len(files.frame.target) :]
        whole, said = "</s>" in said, [token for token in said if token != "</s>"]
        mine = found.attention.target[: None if whole else len(said)]
        assert len(mine) == len(said)
        assert all(one == other for one, other in zip(mine, said, strict=True) if other != "<unk>")  # ours are replaced
        compared |= set(said)
    assert len(compared) > 5


def test_a_model_of_the_hub_is_converted_int8_and_translates(made: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    conversion.convert(made[0] / "nllb", tmp_path / "out")
    model = converted.read(tmp_path / "out")
    assert model is not None
    assert len(model.targets) == 202
    assert CTranslate2Engine(model.files_for("en", "ru"), 1).translate([Request("Yes")], Decoding())[0][0].text
