"""The release: what is tested is what is installed, and the version is written in one place."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click
import pytest
from click.testing import CliRunner

import glossary
import translate
from glossary.cli import cli as glossary_cli
from translate.cli import cli as translate_cli

ROOT = Path(__file__).parent.parent
INSTALLED = distribution("translate-articles")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def home_of_the_packages() -> Path:
    """The folder that an import must find them in: the checkout of an editable install, else site-packages."""
    origin = json.loads(INSTALLED.read_text("direct_url.json") or "{}")
    if origin.get("dir_info", {}).get("editable"):
        return Path(url2pathname(urlsplit(origin["url"]).path))
    return Path(str(INSTALLED.locate_file("")))


@pytest.mark.parametrize("package", [glossary, translate], ids=lambda package: package.__name__)
def test_what_is_tested_is_what_is_installed(package: object) -> None:
    # Fails for an installed wheel where the packages of a checkout come first: set PYTHONSAFEPATH=1, as .ci/run does.
    name, file = getattr(package, "__name__", ""), getattr(package, "__file__", "")
    assert Path(file).resolve() == (home_of_the_packages() / name / "__init__.py").resolve()


def test_what_is_installed_is_this_version() -> None:
    what_to_do = "install again, and delete translate_articles.egg-info in the checkout if there is one"
    assert INSTALLED.version == PROJECT["version"], what_to_do


@pytest.mark.parametrize("program", [translate_cli, glossary_cli], ids=["translate", "glossary"])
def test_a_program_says_the_version_that_is_installed(program: click.Command) -> None:
    assert CliRunner().invoke(program, ["--version"]).output.split()[-1] == INSTALLED.version


def test_no_module_writes_the_version_again() -> None:
    literal = re.compile(rf"__version__ *=|[\"']{re.escape(PROJECT['version'])}[\"']")
    modules = [path for package in ("glossary", "translate") for path in (ROOT / package).rglob("*.py")]
    assert modules
    assert [str(path) for path in modules if literal.search(path.read_text("utf-8"))] == []


def test_the_workflow_runs_on_the_pythons_that_the_project_declares() -> None:
    workflow = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    (matrix,) = re.findall(r"^        python: \[(.*)\]$", workflow, re.M)
    declared = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if c.startswith("Programming Language")]
    assert re.findall(r'"([0-9.]+)"', matrix) == declared
    assert PROJECT["requires-python"] == f">={declared[0]}"
