"""Offline, proven: no command but two opens a socket, and an attestation tells when one did."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

FORBIDDEN = """
    import sys

    def refuse(event, arguments):
        if event.startswith("socket.") and event != "socket.gethostname":
            raise SystemExit(f"a socket: {event}")

    sys.addaudithook(refuse)
    from {program}.cli import main
    sys.argv[0] = "{program}"
    main()
"""


def run(project: Path, script: str, *arguments: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    known = {key: value for key, value in os.environ.items() if key.startswith(("XDG_", "HOME", "PATH"))}
    command = [*before, sys.executable, "-c", textwrap.dedent(script), *arguments]
    return subprocess.run(command, cwd=project, env=known | {"LANG": "C.UTF-8"}, capture_output=True, text=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("The president visited Moscow on Monday.\n\nIt rains.\n")
    (tmp_path / "glossary.csv").write_text("source,target\nMoscow,Москва\n")
    (tmp_path / "translate.toml").write_text('from = "en"\nto = ["ru"]\nglossary = "glossary.csv"\nquality = "fast"\n')
    return tmp_path


COMMANDS = [
    ("translate", "models", "lock"),
    ("translate", "run", "--locked", "--attest"),
    ("translate", "models", "list"),
    ("translate", "models", "info"),
    ("translate", "models", "path"),
    ("translate", "models", "verify"),
    ("glossary", "lint", "glossary.csv", "--to", "ru"),
    ("glossary", "extract", "articles", "--to", "ru"),
]


def test_no_command_opens_a_socket(project: Path) -> None:
    for program, *arguments in COMMANDS:
        done = run(project, FORBIDDEN.replace("{program}", program), *arguments)
        assert "a socket" not in done.stderr
        assert done.returncode in (0, 3), (arguments, done.stderr)
    assert "Москву" in (project / "out/ru/a.txt").read_text()


def test_the_hook_would_have_seen_one(project: Path) -> None:
    done = run(project, FORBIDDEN.replace("{program}", "translate"), "models", "list", "--available")
    assert "a socket: socket." in done.stderr


def test_a_run_without_any_network(project: Path) -> None:
    """In a name space of its own, without even loopback."""
    if (tried := subprocess.run(["unshare", "-rn", "true"], capture_output=True)).returncode:
        pytest.skip(f"unshare -rn: {tried.stderr.decode().strip()}")
    main = "from translate.cli import main; main()"
    done = run(project, main, "run", "--attest=proof.json", before=("unshare", "-rn"))
    assert done.returncode == 0, done.stderr
    proof = json.loads((project / "proof.json").read_text())
    assert proof["network"]["sockets_opened"] == proof["network"]["programs_started"] == []
    assert "Москву" in (project / "out/ru/a.txt").read_text()


def test_an_article_without_text_is_attested_too(project: Path) -> None:
    (project / "articles" / "empty.txt").write_bytes(b"")
    done = run(project, "from translate.cli import main; main()", "run", "--engine", "copy", "--attest")
    assert done.returncode == 0, done.stderr
    articles = json.loads((project / "out/attestation.json").read_text())["articles"]
    (empty,) = [one for one in articles if one["article"] == "empty.txt"]
    assert not [name for name in empty["files"] if name.endswith(".po")]


def test_a_check_that_writes_nothing_attests_nothing(project: Path) -> None:
    done = run(project, "from translate.cli import main; main()", "run", "--check", "--attest")
    assert done.returncode == 2
    assert done.stderr.startswith("error: --attest: --check writes nothing")


def test_nothing_counts_as_new_that_could_not_be_written(project: Path) -> None:
    (project / "taken").mkdir()
    for folder in ("po", "ru", "parallel"):
        (project / "taken" / folder).write_bytes(b"")
    done = run(project, "from translate.cli import main; main()", "run", "--engine", "copy", "-o", "taken")
    assert done.returncode == 1
    assert done.stdout.startswith("0 paragraphs new")


def test_an_attestation_says_what_made_what_and_the_same_again(project: Path) -> None:
    main = "from translate.cli import main; main()"
    run(project, main, "models", "lock")
    assert run(project, main, "run", "--locked", "--attest").returncode == 0
    path = project / "out" / "attestation.json"
    proof = json.loads(path.read_text())
    first = path.read_bytes()

    def sha256(name: str) -> str:
        return hashlib.sha256((project / name).read_bytes()).hexdigest()

    article = proof["articles"][0]
    assert article["sha256"] == sha256("articles/a.txt")
    assert article["files"] == {name: sha256(f"out/{name}") for name in article["files"]}
    assert set(article["files"]) == {
        "ru/a.txt", "parallel/en-ru/a.txt.en", "parallel/en-ru/a.txt.ru", "po/ru/a.txt.po", "ledger/ru/a.txt.json",
    }  # fmt: skip
    assert proof["glossary"] == [{"file": "glossary.csv", "sha256": sha256("glossary.csv")}]
    lock = json.loads((project / "translate.lock").read_text())
    assert proof["models"][0]["sha256"] == lock["pairs"][0]["models"][0]["sha256"]
    assert proof["models"][0]["sha256"][:12] in (project / "out/po/ru/a.txt.po").read_text()
    assert article["made_by"] == json.loads((project / "out/ru/report.json").read_text())["articles"][0]["made_by"]
    assert proof["settings"]["locked"] is True
    assert str(project) not in first.decode()
    assert run(project, main, "run", "--locked", "--attest").returncode == 0
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    "leak",
    [
        "import socket; socket.socket().close()",
        "import socket; socket.getaddrinfo('localhost', 1)",
        "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)",  # native code, unseen by the interpreter
    ],
)
def test_an_attestation_tells_of_a_socket(project: Path, leak: str) -> None:
    script = f"""
        from translate.project import articles
        from translate.cli import main

        parse = articles.parse

        def leaking(*arguments):
            {leak}
            return parse(*arguments)

        articles.parse = leaking
        main()
    """
    done = run(project, script, "run", "--engine", "copy", "--attest")
    assert done.returncode == 1
    assert "a socket was opened" in done.stderr
    assert json.loads((project / "out/attestation.json").read_text())["network"]["sockets_opened"]


@pytest.mark.parametrize("place", ["articles/a.txt", "translate.toml", "articles"])
def test_an_attestation_overwrites_nothing_else(project: Path, place: str) -> None:
    before = (project / place).read_bytes() if place != "articles" else b""
    done = run(project, "from translate.cli import main; main()", "run", f"--attest={place}")
    assert done.returncode == 2
    assert "is there and is no attestation; name another file" in done.stderr
    assert place == "articles" or (project / place).read_bytes() == before
