"""What `--dask` may name, and what is refused before anything is sent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from translate.cluster import connected
from translate.errors import ConfigError


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("articles", r"^--dask articles: neither the address of a scheduler nor a file of it; give tls://HOST:PORT, "),
        ("http://127.0.0.1:80", r"^--dask http://127\.0\.0\.1:80: no address that is known; give tls://HOST:PORT$"),
        ("tcp://", r"^--dask tcp://: no address that is known; "),
        ("tcp://127.0.0.1:x", r"^--dask tcp://127\.0\.0\.1:x: no address \(.*\); "),
        ("tcp://10.0.0.1:8786", r"^--dask tcp://10\.0\.0\.1:8786: not on this machine and not encrypted: .*use tls://"),
        ("tcp://scheduler:8786", r"not encrypted"),
        ("tcp://[::2]:8786", r"not encrypted"),
        ("tcp://0.0.0.0:8786", r"not encrypted"),
        ("tcp://127.0.0.1.example.org:8786", r"not encrypted"),
        ("tcp://127.0.0.1@example.org:8786", r"not encrypted"),
    ],
)
def test_what_is_no_safe_address_is_refused(where: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told), connected(where, 1):
        pass


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"address": "tcp://10.0.0.1:8786"}'])
def test_so_is_a_file_that_names_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "scheduler.json").write_text(content, "utf-8")
    with (
        pytest.raises(ConfigError, match=r"^--dask .*scheduler\.json: "),
        connected(str(tmp_path / "scheduler.json"), 1),
    ):
        pass


@pytest.mark.parametrize("where", ["local", "tcp://127.0.0.1:8786", "tcp://localhost:8786", "tls://example.org:8786"])
def test_without_dask_it_is_told_how_to_get_it(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = r'^--dask: Dask is not installed \(distributed\); pip install "translate-articles\[dask\]"$'
    with pytest.raises(ConfigError, match=told), connected(where, 1):
        pass


def test_tls_needs_certificates() -> None:
    pytest.importorskip("distributed")
    told = r"^--dask tls://example\.org:8786: needs certificates; tell Dask where its certificates are, "
    with pytest.raises(ConfigError, match=told), connected("tls://example.org:8786", 1):
        pass
