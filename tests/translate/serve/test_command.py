"""The command `translate serve`: LibreTranslate's own Python client against it, its end, and what it refuses."""

from __future__ import annotations

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
from translate.cli.serve import serve
from translate.errors import TranslateError

CLIENT = """
import sys
from libretranslatepy import LibreTranslateAPI

api = LibreTranslateAPI(sys.argv[1], "k1")
print(api.translate("The mill burned in 1902.", "en", "ru"))
print([one["code"] for one in api.languages()])
print(api.detect("The mill burned in the morning.")[0]["language"])
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_libretranslates_own_client_asks_it_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,target\nmill,фабрика\n", "utf-8")
    command = [
        sys.executable, "-m", "translate", "serve", "--port", str(free_port()), "--glossary", "terms.csv", "--from",
        "en", "--to", "ru", "--api-key-env", "KEY",
    ]  # fmt: skip
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=tmp_path, env=os.environ | {"KEY": "k1"}, **told) as process:  # type: ignore[call-overload]
        try:
            address = process.stdout.readline().strip()
            said = subprocess.run([sys.executable, "-c", CLIENT, address], capture_output=True, text=True)
        finally:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "en -> ru\n")
    assert said.stdout == "Фабрика горела в 1902 году.\n['en', 'ru']\nen\n", said.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["terms.csv"]  # nothing is kept


def test_a_port_that_is_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "translate", "serve", "--port", str(port), "--engine", "copy"]
        found = subprocess.run([*command, "--from", "en", "--to", "ru"], capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == f"error: port {port}: is taken; give another --port\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--glossary", "none.csv"), "no such termbase"),
        (("--engine", "none"), "no such engine"),
        (("--engine", "copy"), "name them"),
        (("--host", "0.0.0.0"), "there is no key"),
        (("--api-key-env", "NO_SUCH_KEY"), "no such environment variable"),
        (("--api-key-file", "none.txt"), "none.txt"),
    ],
)
def test_what_cannot_be_served_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TranslateError, match=told):
        CliRunner().invoke(serve, options, catch_exceptions=False, standalone_mode=False)


@pytest.mark.parametrize("missing", ["uvicorn", "starlette", "python_multipart"])
def test_without_the_extra_it_says_what_to_install(tmp_path: Path, missing: str) -> None:
    done = without(missing, "serve", cwd=tmp_path)
    told = rf'error: translate serve: {missing}.* is not installed; pip install "translate-articles\[serve\]"\n'
    assert done.returncode == 2
    assert re.fullmatch(told, done.stderr)
