"""CI: the steps of the templates are run here, as a runner would run them; what CI and the hooks install is pinned."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

from tests.translate.checks.conftest import Make, make
from translate.model import State

__all__ = ["make"]  # a fixture
ROOT = Path(__file__).parent.parent
ACTION = ROOT / ".github/actions/translate-check/action.yml"
GITLAB = ROOT / ".ci/gitlab/translate-check.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
HOOKS_OF_THE_PROJECT = ROOT / ".pre-commit-config.yaml"
WRONG = [("It had 4 rooms.", "Там было 5 комнат.", State.TRANSLATED)]
RIGHT = [("The mill burned.", "Мельница сгорела.", State.TRANSLATED)]


def shell(script: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """A script in bash with `translate` on its path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environ | {"PATH": path}, capture_output=True, text=True, check=False
    )


def defaults() -> dict[str, str]:
    """The inputs of the action with their default values, by the variables that its step gets."""
    text = ACTION.read_text("utf-8")
    given = dict(re.findall(r"^  ([a-z-]+):\n    description: .*\n    default: (.*)$", text, re.M))
    names = dict(re.findall(r"^        ([A-Z_]+): \$\{\{ inputs\.([a-z-]+) \}\}$", text, re.M))
    return {variable: given[name].strip('"') for variable, name in names.items()}


@pytest.mark.parametrize(("texts", "code"), [(RIGHT, 0), (WRONG, 3)])
def test_the_action_annotates_writes_its_summary_and_fails_where_the_check_does(
    make: Make, tmp_path: Path, texts: list[tuple[str, str, State]], code: int
) -> None:
    make("a.txt", texts)
    (script,) = re.findall(r"      run: \|\n((?:        .*\n)+)", ACTION.read_text("utf-8"))
    summary = tmp_path / "summary"
    summary.write_text("earlier step\n", "utf-8")
    environ = defaults() | {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}
    done = shell(textwrap.dedent(script), tmp_path, **environ)
    assert (done.returncode, done.stderr) == (code, "")
    assert ("::error file=out/po/ru/a.txt.po" in done.stdout) is (code == 3)
    assert summary.read_text("utf-8").startswith("earlier step\n## Translations: ")
    assert (tmp_path / "translate-check.sarif").is_file()


def test_the_action_passes_its_inputs_on(make: Make, tmp_path: Path) -> None:
    make("a.txt", WRONG)
    (tmp_path / "my terms.csv").write_text("source,target\nroom,зал\n", "utf-8")
    (script,) = re.findall(r"      run: \|\n((?:        .*\n)+)", ACTION.read_text("utf-8"))
    given = {"TO": "ru", "GLOSSARY": "my terms.csv\n", "FAIL_ON": "none", "SARIF": "x.sarif"}
    environ = defaults() | given | {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "s")}
    done = shell(textwrap.dedent(script), tmp_path, **environ)
    assert done.returncode == 0
    assert "term-missing" in done.stdout
    assert (tmp_path / "x.sarif").is_file()


def test_the_gitlab_job_leaves_a_junit_report(make: Make, tmp_path: Path) -> None:
    make("a.txt", WRONG)
    (line,) = re.findall(r"^  script:\n    - (.*)$", GITLAB.read_text("utf-8"), re.M)
    done = shell(line, tmp_path, TRANSLATE_CHECK_OPTIONS="--to ru", TRANSLATE_OUT="out")
    assert done.returncode == 3
    assert "<failure" in (tmp_path / "translate-check.xml").read_text("utf-8")


def test_the_hook_judges_the_files_that_it_is_given(make: Make, tmp_path: Path) -> None:
    wrong, right = make("a.txt", WRONG), make("b.txt", RIGHT)
    entry, *_ = re.findall(r"^  entry: (.*)$", HOOKS.read_text("utf-8"), re.M)
    (pattern,) = re.findall(r"^  files: (.*)$", HOOKS.read_text("utf-8"), re.M)
    for place, code in ((right, 0), (wrong, 3)):
        assert re.search(pattern, str(place.path))
        assert shell(f"{entry} {place.path.relative_to(tmp_path)}", tmp_path).returncode == code


def test_actions_are_pinned_by_hash_and_named_by_version() -> None:
    text = "".join(path.read_text("utf-8") for path in sorted((ROOT / ".github").rglob("*.yml")))
    used = re.findall(r"uses: *(.*)$", text, re.M)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", line)] == []


def test_hooks_are_pinned_and_know_every_library_that_has_types() -> None:
    text = HOOKS_OF_THE_PROJECT.read_text("utf-8")
    revisions, pins = re.findall(r"^    rev: (.*)$", text, re.M), re.findall(r"^          - (.*)$", text, re.M)
    assert all(re.fullmatch(r"v\d+\.\d+\.\d+", revision) for revision in revisions)
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+", pin) for pin in pins)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    untyped = {module.removesuffix(".*") for module in settings["tool"]["mypy"]["overrides"][0]["module"]}
    stubs = [line for line in settings["project"]["optional-dependencies"]["lint"] if line.startswith("types-")]
    names = {re.split("[<>=~]", line)[0] for line in settings["project"]["dependencies"] + stubs}
    typed = {name for name in names if not name.replace("-", "").startswith(tuple(untyped))}
    assert typed - {pin.split("==")[0] for pin in pins} == set()


def test_the_main_job_of_ci_cannot_use_the_network(tmp_path: Path) -> None:
    folder = str(ROOT / ".ci" / "offline")
    for call in ("create_connection(('127.0.0.1', 9))", "getaddrinfo('localhost', 80)"):
        command = [sys.executable, "-c", f"import socket; socket.{call}"]
        done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": folder}, capture_output=True, text=True)
        assert "PermissionError: socket." in done.stderr
