"""Folders of the network, where databases keep no write-ahead log."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from translate.machine import Cache
from translate.machine.cache import FILE
from translate.project import files

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "server:/home /mnt/home nfs4 rw 0 0\n"
    "//server/share /mnt/a\\040share cifs rw 0 0\n"
    "server:/data /mnt/данные\\040дома nfs4 rw 0 0\n"
    "tmpfs /mnt/home/scratch tmpfs rw 0 0\n"
)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/home/anna", False),
        ("/mnt/home", True),
        ("/mnt/home/anna/project/.translate", True),
        ("/mnt/a share/project", True),
        ("/mnt/данные дома/project", True),
        ("/mnt/home/scratch/project", False),
        ("/mnt/homework", False),
    ],
)
def test_the_nearest_mount_decides(folder: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", lambda self, *arguments: MOUNTS)
    assert files.is_on_network(Path(folder)) is expected


def test_a_system_that_does_not_say_has_no_network_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(self: Path, *arguments: str) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", missing)
    assert not files.is_on_network(tmp_path)


@pytest.mark.parametrize(("on_network", "mode"), [(True, "delete"), (False, "wal")])
def test_the_cache_has_a_log_only_where_it_can(
    on_network: bool, mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "is_on_network", lambda folder: on_network)
    with Cache(tmp_path) as cache:
        cache.put({b"a": b"1"})
    assert sqlite3.connect(tmp_path / FILE).execute("PRAGMA journal_mode").fetchone() == (mode,)
    with Cache(tmp_path) as cache:
        assert cache.get([b"a"]) == {b"a": b"1"}
