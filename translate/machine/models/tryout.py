"""Tries out a model before it is installed, in a process of its own, which a broken model may crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from translate import machine
from translate.errors import EngineError
from translate.machine.engine import Decoding, Hop, Request, Route

SECONDS = 300.0  # limit for loading a model and translating two words, ample even on a slow disk; chosen by hand
_SOUND = "sound"


def trouble(engine: str, hop: Hop) -> str:
    """Why a model does not work, "" when it works. Raises OSError when no process can be started."""
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
    answer = (done.stdout.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
    if done.returncode == 0:
        return "" if answer == _SOUND else answer or "says nothing"
    return f"crashes the engine ({'signal' if done.returncode < 0 else 'exit code'} {abs(done.returncode)})"


def _try(engine: str, hop: Hop) -> str:
    """Load the model and translate with it. Returns _SOUND or what is wrong."""
    try:
        loaded = machine.load(Route(engine, (hop,)), 1)
        answers = loaded.translate([Request("1."), Request("Hello.")], Decoding(beam=1))
    except EngineError as error:
        return error.what
    said = any(answer[0].text.strip() or answer[0].fault for answer in answers)
    return _SOUND if said else "translates everything to nothing"


if __name__ == "__main__":
    name, source, target, model, folder = sys.argv[1:]
    sys.stdout.write(f"{_try(name, Hop(source, target, model, Path(folder)))}\n")
