"""Judged from outside: translate-toolkit reads our TMX and XLIFF, a reviewer works there, and the work comes back.

It lives in a virtual environment of its own, whose folder TRANSLATE_TOOLKIT names (.ci/run makes one).
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from translate.exchange import exchange_formats
from translate.exchange.passage import Passage
from translate.model import State

PYTHON = Path(os.environ.get("TRANSLATE_TOOLKIT", ""), "bin", "python")
pytestmark = pytest.mark.skipif(
    not (os.environ.get("TRANSLATE_TOOLKIT") and PYTHON.is_file()),
    reason="translate-toolkit is not installed (TRANSLATE_TOOLKIT: the folder of its virtual environment)",
)
REVIEWER = """
import json, sys
from translate.storage import {module}
store = {module}.{name}.parsefile(sys.argv[1])
seen = [[unit.source, unit.target, unit.isfuzzy()] for unit in store.units if unit.istranslatable()]
unit = next(unit for unit in store.units if unit.source == "Three.")
unit.target = "Три & <3>."
if hasattr(unit, "markapproved"):
    unit.markfuzzy(False)
    unit.markapproved()
store.save()
print(json.dumps(seen))
"""
LONG = "A  “quoted” & <tagged> text,\n\twith {placeholder} and https://example.org/a?b=1&c=2 — “Да”."
GIVEN = [
    Passage(LONG, LONG.upper(), State.TRANSLATED, "a.txt"),
    Passage("Two.", "Два.", State.FUZZY, "a.txt", remarks=("a remark",), evidence=("term: x -> y",)),
    Passage("Three.", "Троя.", State.FUZZY, "sub/b.txt"),
]


@pytest.mark.parametrize(
    ("form", "module", "name", "state"),
    [
        ("xliff", "xliff", "xlifffile", State.TRANSLATED),
        ("xliff2", "xliff2", "Xliff2File", State.FUZZY),
        ("tmx", "tmx", "tmxfile", State.FUZZY),
    ],
)
def test_a_reviewers_work_in_translate_toolkit(tmp_path: Path, form: str, module: str, name: str, state: State) -> None:
    path = tmp_path / "a.xml"
    exchange_formats.write(GIVEN, path, "en", "ru", form)
    program = REVIEWER.format(module=module, name=name)
    done = subprocess.run([PYTHON, "-c", program, str(path)], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert [pair[:2] for pair in seen] == [[one.source, one.target] for one in GIVEN]
    if form == "xliff":
        assert [fuzzy for _, _, fuzzy in seen] == [False, True, True]
    found = list(exchange_formats.read(path, "en", "ru", form))
    wanted = [(p.source, p.target, p.state, p.article) for p in GIVEN[:2]]
    assert [(p.source, p.target, p.state, p.article) for p in found[:2]] == wanted
    assert (found[2].target, found[2].state) == ("Три & <3>.", state)
