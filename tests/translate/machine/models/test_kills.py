"""Killed at any moment, an installation leaves the old state or the new; run again, it gets there."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import Site, package, put

from translate.errors import ModelError
from translate.machine import receipt
from translate.machine.store import Store

PATH = "/translate-en_uk-2_0.argosmodel"

INSTALL = """
    import json, os, signal, sys
    from pathlib import Path
    from translate.machine import receipt, store
    from translate.machine.models import fetch, indexes, install, tryout, unpack

    point, url = sys.argv[1:]
    calls = []

    def killed(function, nth=1, after=False):
        def call(*arguments, **named):
            calls.append(1)
            if len(calls) == nth and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = function(*arguments, **named)
            if len(calls) == nth:
                os.kill(os.getpid(), signal.SIGKILL)
            return result
        return call

    tryout.trouble = lambda engine, hop: ""
    progress = lambda size, total: None
    if point == "download":
        progress = killed(progress, 20)
    elif point == "unpack":
        unpack._copy = killed(unpack._copy, 3)
    elif point == "hashes":
        receipt.hashes = killed(receipt.hashes)
    elif point == "flush":
        store._flush = killed(store._flush)
    elif point == "before rename":
        os.rename = killed(os.rename)
    elif point == "after rename":
        os.rename = killed(os.rename, after=True)
    elif point == "clean up":
        fetch.forget = killed(fetch.forget)
    there = store.Store(store.default_root(os.environ))
    if point.startswith("remove"):
        os.rename = killed(os.rename, after=point == "remove, after rename")
        with there.writing() as staging:
            there.discard(there.models()[-1][0], staging)
    entry = {"from_code": "en", "to_code": "uk", "package_version": "2.0", "links": [url]}
    offer = indexes.parse(json.dumps([entry]).encode(), url)[0]
    done = install.from_offer(offer, there, install.Acceptance(), progress)
    print(done.receipt.model, done.new)
"""


def run(point: str, url: str, **more: object) -> subprocess.CompletedProcess[str]:
    script = textwrap.dedent(INSTALL)
    return subprocess.run([sys.executable, "-c", script, point, url], capture_output=True, text=True, **more)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def with_old(store: Store, tiny: Path, site: Site) -> Store:
    """A store in which version 1.0 is installed, while the site offers 2.0."""
    site.files[PATH] = package(version="2.0", model=tiny)
    put(store, package(model=tiny))
    return store


POINTS = {
    "download": "old",
    "unpack": "old",
    "hashes": "old",
    "flush": "old",
    "before rename": "old",
    "after rename": "new",
    "clean up": "new",
}


@pytest.mark.parametrize("point", POINTS)
def test_killed(point: str, with_old: Store, site: Site, record_property: Callable[[str, str], None]) -> None:
    done = run(point, f"{site.url}{PATH}")
    assert done.returncode == -signal.SIGKILL
    folders = [folder for folder, told in with_old.models() if not receipt.differences(folder, told)]
    assert len(folders) == {"old": 1, "new": 2}[POINTS[point]]
    assert with_old.strangers() == []
    again = run("", f"{site.url}{PATH}")
    assert again.stdout == f"argos-en-uk-2.0 {POINTS[point] == 'old'}\n", again.stderr
    assert [receipt.differences(*found) for found in with_old.models()] == [[], []]
    assert not (with_old.root / ".staging").exists()
    if point == "download":
        assert site.ranges(PATH)[-1].startswith("bytes=")
    record_property("happened", f"the {POINTS[point]} state; run again: installed")


@pytest.mark.parametrize(("point", "left"), [("remove, before rename", 1), ("remove, after rename", 0)])
def test_killed_while_removing(point: str, left: int, with_old: Store, site: Site) -> None:
    assert run(point, f"{site.url}{PATH}").returncode == -signal.SIGKILL
    assert len(with_old.models()) == left
    assert with_old.strangers() == []


def test_a_file_that_cannot_grow_is_a_full_disk(with_old: Store, site: Site) -> None:
    """The quota of a process (RLIMIT_FSIZE) stands for that of a user."""
    site.files[PATH] = package(version="3.0")
    limit = 1 << 20
    done = run("", f"{site.url}{PATH}", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert "cannot be written (File too large); make room on the disk" in done.stderr
    assert len(with_old.models()) == 1
    assert not list(with_old.downloads.glob("*"))


def test_a_file_system_that_is_full(site: Site, tmp_path: Path, tiny: Path) -> None:
    """A real one, of four megabytes, in a name space of its own: room for the download, none for its files."""
    site.files[PATH] = package(version="2.0", model=tiny)
    allowed = subprocess.run(["unshare", "-rm", "true"], capture_output=True)
    if allowed.returncode:
        pytest.skip(f"unshare -rm: {allowed.stderr.decode().strip()}")
    script = textwrap.dedent(INSTALL).replace("install.Acceptance()", "install.Acceptance(fetch.Limits(reserve=0))")
    (tmp_path / "install.py").write_text(script)
    mount = f"mount -t tmpfs -o size=4m none {tmp_path}/disk && mkdir {tmp_path}/disk/m"
    command = (
        f"{mount} && TRANSLATE_MODELS_DIR={tmp_path}/disk/m {sys.executable} {tmp_path}/install.py '' {site.url}{PATH}"
    )
    (tmp_path / "disk").mkdir()
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{command}; find {tmp_path}/disk/m -type f"], capture_output=True, text=True
    )
    if "mount" in done.stderr:
        pytest.skip(done.stderr)
    assert "No space left on device" in done.stderr
    assert "receipt.json" not in done.stdout
    assert ".staging" not in done.stdout


def test_two_programs_do_not_write_at_once(store: Store) -> None:
    with (
        store.writing(),
        pytest.raises(ModelError, match="another program is installing or removing models; wait for it"),
        store.writing(),
    ):
        pass
    with store.writing():
        pass


def test_a_damaged_model_is_replaced_without_a_moment_of_nothing(with_old: Store, site: Site) -> None:
    folder, _ = with_old.models()[0]
    (folder / "model" / "model.bin").write_bytes(b"")
    done = run("", f"{site.url}{PATH}")
    assert done.stdout == "argos-en-uk-2.0 True\n", done.stderr
    assert [bool(receipt.differences(*found)) for found in with_old.models()] == [True, False]
