"""Trying out a model before it is put in place, in a process of its own: what crashes an engine crashes only that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from translate import machine
from translate.errors import EngineError
from translate.machine.engine import Decoding, Hop, Request, Route

SECONDS = 300.0  # for loading a model and translating two words, on a slow disk
_SOUND = "sound"


def trouble(engine: str, hop: Hop) -> str:
    """Why a model does not work, "" when it does. Raises OSError when no process can be started."""
    command = [
        sys.executable,
        "-P",
        "-m",
        __name__,
        engine,
        hop.source,
        hop.target,
        hop.model,
        os.fspath(hop.path or ""),
    ]
    path = os.pathsep.join([os.fspath(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", "")])
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            env=os.environ | {"PYTHONPATH": path.rstrip(os.pathsep)},
        )
    except subprocess.TimeoutExpired:
        return f"takes more than {SECONDS:.0f} seconds"
    told = (done.stdout.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
    if done.returncode == 0:
        return "" if told == _SOUND else told or "says nothing"
    return f"crashes the engine ({'signal' if done.returncode < 0 else 'exit code'} {abs(done.returncode)})"


def _try(engine: str, hop: Hop) -> str:
    """What becomes of it, in a word or two."""
    try:
        loaded = machine.load(Route(engine, (hop,)), 1)
        answers = loaded.translate([Request("1."), Request("Hello.")], Decoding(beam=1))
    except EngineError as error:
        return error.what
    return _SOUND if any(answer[0].text.strip() for answer in answers) else "translates everything to nothing"


if __name__ == "__main__":
    name, source, target, model, folder = sys.argv[1:]
    sys.stdout.write(f"{_try(name, Hop(source, target, model, Path(folder)))}\n")
