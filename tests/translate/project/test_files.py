"""Writes are whole or not at all, and what would not change is not touched."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from translate.errors import ArticleError, TranslateError
from translate.project import files


def test_write_makes_folders_and_tells_whether_it_changed_anything(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert files.write(path, b"one")
    before = path.stat().st_mtime_ns
    assert not files.write(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert files.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(path.parent) == ["b.txt"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TranslateError, match="No space left on device"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(TranslateError, match=r"a\.txt: cannot be written"):
        files.write(tmp_path / "a.txt", b"x")


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"a\.txt: cannot be read \(No such file or directory\)"):
        files.read(tmp_path / "a.txt")


def test_a_link_stays_one_and_the_file_that_it_leads_to_changes(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.po").write_bytes(b"old")
    link = tmp_path / "a.po"
    link.symlink_to("there/a.po")
    assert files.write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "there" / "a.po").read_bytes() == b"new"
    assert not files.write(link, b"new")


HOLD = """
import sys
from pathlib import Path
from translate.project import files
with files.locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(out: Path) -> subprocess.Popen[str]:
    """Another process, which says when it holds the lock of an output folder and lets go when it is given a line."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", HOLD, str(out)], stdin=pipe, stdout=pipe, text=True)


@pytest.mark.parametrize("killed", [False, True])
def test_another_process_waits_for_the_lock_and_gets_it_however_the_first_ends(tmp_path: Path, killed: bool) -> None:
    order = list[str]()

    def wait() -> None:
        with files.locked(tmp_path):
            order.append("second")

    with holder(tmp_path) as first:
        assert first.stdin
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        second = threading.Thread(target=wait)
        second.start()
        second.join(0.3)
        order.append("first")
        if killed:
            first.kill()
        else:
            first.stdin.write("\n")
            first.stdin.flush()
        second.join(60)
    assert order == ["first", "second"]


def test_a_lock_leaves_nothing_that_a_repository_would_hold(tmp_path: Path) -> None:
    with files.locked(tmp_path / "out"):
        pass
    assert os.listdir(tmp_path / "out") == [".translate"]
    assert (tmp_path / "out/.translate/.gitignore").read_text("utf-8") == "*\n"


def test_a_comparison_locks_nothing_and_makes_no_file(tmp_path: Path) -> None:
    with files.locked(tmp_path, files.Comparison()):
        assert os.listdir(tmp_path) == []


def test_a_lock_that_cannot_be_made_is_an_error_that_names_the_folder(tmp_path: Path) -> None:
    (tmp_path / ".translate").write_text("a file in the way", "utf-8")
    with pytest.raises(TranslateError, match=r"cannot be locked \(.*\); check the folder"), files.locked(tmp_path):
        pass
