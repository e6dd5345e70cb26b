"""The command `translate review`: its address at once, the folders that it takes, and its end."""

from __future__ import annotations

import gc
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.missing_packages import without
from tests.translate.review.projects import project
from translate.cli.review import review
from translate.errors import ConfigError, TranslateError
from translate.project import Options
from translate.review.desk import Desk
from translate.review.server import listen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project(tmp_path, {"a.txt": ["One."]})
    return tmp_path


def answered(address: str) -> str:
    """The status that an address answers with, asked by another process."""
    script = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).status)"
    return subprocess.run(
        [sys.executable, "-c", script, address.strip()], capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.parametrize("given", [(), ("out",), ("articles",)])
def test_its_address_is_there_at_once_and_it_ends_quietly(root: Path, given: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "translate", "review", *given, "--to", "ru", "--no-browser", "--names"]
    process = subprocess.Popen(
        command,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    assert process.stdout
    line = process.stdout.readline()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/#/names\n", line)
    assert answered(line) == "200"
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_a_port_that_is_taken_is_told(root: Path) -> None:
    command = [sys.executable, "-m", "translate", "review", "--to", "ru", "--no-browser"]
    first = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
    assert first.stdout
    address = first.stdout.readline()
    assert answered(address) == "200"
    port = address.split(":")[2].partition("/")[0]
    second = subprocess.run([*command, "--port", port], cwd=root, capture_output=True, text=True)
    assert (second.returncode, second.stderr) == (1, f"error: port {port}: is taken; give another --port\n")
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=60)
    assert first.returncode == 0


def test_a_port_that_is_taken_leaves_no_socket_open(root: Path) -> None:
    """Else Python tells of it in whatever is done next."""
    desk = Desk(Options(root=str(root), out=str(root / "out")), "ru")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(TranslateError, match="is taken"):
            listen(desk, "Anna", other.getsockname()[1])
    gc.collect()  # a socket that was left open is a warning now, which is an error in tests


def test_what_cannot_be_reviewed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="no catalogs here"):
        CliRunner().invoke(review, ["--no-browser"], catch_exceptions=False, standalone_mode=False)
    for locale in ("de", "ru"):
        (tmp_path / "out" / "po" / locale).mkdir(parents=True)
    with pytest.raises(ConfigError, match=r"there are de, ru; say which, e\.g\. --to de"):
        CliRunner().invoke(review, ["--no-browser"], catch_exceptions=False, standalone_mode=False)


@pytest.mark.parametrize(("given", "what"), [("none", "no such folder"), ("a.txt", "is not a folder")])
def test_what_is_no_folder_is_told(tmp_path: Path, given: str, what: str) -> None:
    (tmp_path / "a.txt").write_text("One.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "translate", "review", given], cwd=tmp_path, capture_output=True, text=True
    )
    remedy = "give a project, its output folder, or a folder of articles"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"error: {given}: {what}; {remedy}\n")


def test_without_the_extra_it_says_what_to_install(root: Path) -> None:
    done = without("uvicorn", "review", "--to", "ru", "--no-browser", cwd=root)
    told = 'error: translate review: uvicorn is not installed; pip install "translate-articles[serve]"\n'
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
