"""Ctrl-C while a network is at work."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from translate.machine import interruption, is_left_working
from translate.machine.interruption import awaited


def test_results_come_in_their_order() -> None:
    looks = iter([False, False, True])
    late = SimpleNamespace(done=lambda: next(looks), result=lambda: "late")
    assert awaited([late, SimpleNamespace(done=lambda: True, result=lambda: "soon")], None) == ["late", "soon"]


def test_what_a_signal_leaves_behind_is_known_until_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "_left", [])
    done = False

    def look() -> bool:
        if not interruption._left:
            signal.raise_signal(signal.SIGINT)
        return done

    assert not is_left_working()
    with pytest.raises(KeyboardInterrupt):
        awaited([SimpleNamespace(done=look, result=lambda: None)], None)
    assert is_left_working()
    done = True
    assert not is_left_working()


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGINT to send")
def test_a_run_ends_in_the_midst_of_a_call_and_keeps_the_ones_before(tmp_path: Path) -> None:
    slow = "translate.machine.ctranslate2_engine"
    script = f"""
import sys, {slow} as engine
usual, calls = engine.CTranslate2Engine._decode, []

def decode(self, sources, decoding, size):
    calls.append(sources)
    if len(calls) > 1:  # minutes of work
        engine._LONGEST, sources = 400, [source * 40 for source in sources]
        decoding, size = engine.Decoding(beam=60, hypotheses=60), 400
        open("slow", "w").close()
    return usual(self, sources, decoding, size)

engine.CTranslate2Engine._decode = decode
from translate.cli import main
sys.argv[1:] = ["run", "a.txt", "--from", "en", "--to", "ru", "--quality", "fast", "--names", "off", "--threads", "1"]
main()
"""
    (tmp_path / "a.txt").write_text(" ".join(f"The {n}th house is large and red." for n in range(4, 100)), "utf-8")
    process = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    try:
        while not (tmp_path / "slow").exists() and process.poll() is None:
            time.sleep(0.05)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=50)
    finally:
        process.kill()
    assert (process.returncode, err.splitlines()[-1]) == (130, "interrupted: what is done is kept, run again to go on")
    assert "Traceback" not in err
    assert not (tmp_path / "out/ru/a.txt").exists()
    with closing(sqlite3.connect(os.fspath(tmp_path / ".translate/cache.sqlite"))) as cache:
        assert cache.execute("SELECT count(*) FROM answers").fetchone() == (64,)
