"""`glossary learn` as a person meets it, over catalogs that a run wrote and a person corrected."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}
ARTICLE = """\
Germany met Portugal on Monday.

The old bridge in Germany is closed.

Portugal is warm.
"""


def program(folder: Path, name: str, *arguments: str) -> tuple[int, str, str]:
    call = [sys.executable, "-c", f"from {name}.cli import main; main()", *arguments]
    done = subprocess.run(call, cwd=folder, capture_output=True, env=ENVIRONMENT | {"HOME": str(folder)})
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def correct(path: Path, source: str, old: str, new: str) -> None:
    """As in an editor: a word put in the place of another, in any form, and the flag taken away."""
    text = path.read_text("utf-8")
    block = next(part for part in text.split("\n\n") if f'msgid "{source}' in part)
    mended = re.sub(old, new, block.replace("#, fuzzy\n", ""))
    assert mended != block
    path.write_text(text.replace(block, mended), "utf-8")


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which a person calls Germany by another name, twice of three times."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "b.txt").write_text("Germany is cold.\n")
    assert program(folder, "translate", "run", "a.txt", "b.txt", "--to", "ru", "--quality", "fast")[0] == 0
    path = folder / "out/po/ru/a.txt.po"
    correct(path, "Germany met", r"Германи\w", "Алемания")
    correct(path, "The old bridge", r"Германи\w", "Алемании")
    correct(path, "Portugal is", "$", "")
    return folder


def test_the_draft_and_its_evidence(corrected: Path) -> None:
    code, out, err = program(corrected, "glossary", "learn", "out/po/ru", "--output-file", "draft.csv")
    assert (code, out) == (0, "")
    assert re.search(r"Germany -> Алемания\n +2  corrected from Германия 2  out/po/ru/a\.txt\.po:\d+, ", err)
    assert "   1  not approved, to be touched  out/po/ru/b.txt.po:" in err
    assert err.endswith("3 approved sentences, 2 corrected; terms: 1 (2 changes); changes of style: 0\n")
    assert (corrected / "draft.csv").read_text("utf-8").startswith("source,target,note\nGermany,Алемания,")
    assert program(corrected, "glossary", "lint", "draft.csv", "--to", "ru")[0] == 0


def test_json(corrected: Path) -> None:
    found = json.loads(program(corrected, "glossary", "learn", "out/po/ru/a.txt.po", "--json")[1])
    assert [(one["source"], one["target"], len(one["support"])) for one in found["lessons"]] == [
        ("Germany", "Алемания", 2)
    ]
    assert (found["texts"], found["corrected"], found["unknown"]) == (3, 2, 0)


def test_what_the_machine_said_outlives_the_memory(corrected: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes((corrected / name).read_bytes())
        (tmp_path / f"out/po/ru/{name}.po").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"out/po/ru/{name}.po").write_bytes((corrected / f"out/po/ru/{name}.po").read_bytes())
    assert "; of 2 approved entries it is not known what" in program(tmp_path, "glossary", "learn", "out/po/ru")[2]
    assert program(corrected, "translate", "run", "a.txt", "--to", "ru", "--quality", "fast")[0] == 0
    text = (corrected / "out/po/ru/a.txt.po").read_text("utf-8")
    assert text.count("# machine said: ") == 2
    (tmp_path / "out/po/ru/a.txt.po").write_text(text, "utf-8")
    assert program(tmp_path, "glossary", "learn", "out/po/ru")[1].startswith("source,target,note\nGermany,Алемания,")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere"], 2, "nowhere: no such file or folder; name a folder such as out/po/ru"),
        (["."], 2, ": no catalogs (*.po) in this folder"),
        (["bad.po"], 2, "--to: the catalogs do not name a language"),
        (["bad.po", "--to", "ru"], 1, "bad.po:1: a string without its end"),
        (["ru.po", "de.po"], 2, "--to: catalogs of several languages (de, ru); say which by --to"),
        (["ru.po", "--to", "qq"], 2, "no such language"),
        ([], 2, "Missing argument"),
    ],
)
def test_wrong_calls(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    for locale in ("ru", "de"):
        if "." not in arguments:
            (tmp_path / f"{locale}.po").write_text(f'msgid ""\nmsgstr "Language: {locale}\\n"\n')
    if "bad.po" in arguments:
        (tmp_path / "bad.po").write_text('msgid "a')
    found, _, err = program(tmp_path, "glossary", "learn", *arguments)
    assert (found, message in err, "Traceback" in err) == (code, True, False), err
