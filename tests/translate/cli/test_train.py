"""`translate train` where PyTorch is not installed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.errors import ConfigError


def test_without_pytorch_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("translate.cli.train"), "find_spec", lambda name: None)
    arguments = ["train", "a.tsv", "--to", "ru", "-o", str(tmp_path / "pkg")]
    failed = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert isinstance(failed.exception, ConfigError)
    assert "PyTorch is not installed; pip install 'translate-articles[train]'" in str(failed.exception)
