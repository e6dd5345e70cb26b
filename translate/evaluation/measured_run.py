"""A program that translates a test set and prints what came out and what it took, as JSON: run in a process of its own,
so that its memory is its own. Standard input: the same record as `order` writes."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from translate.errors import Error
from translate.evaluation.scoring import SystemOutput, translate
from translate.exchange import ReferenceDocument
from translate.pipeline import Silent
from translate.project import Options

_FIELDS = ("to", "from_", "glossary", "engine", "engines", "quality", "beam", "names", "threads", "device")
_LOOK = 1.0  # seconds between two looks at the parent


@dataclass(frozen=True, slots=True)
class Measured:
    """A translated test set, and what that took: `cpu` and `wall` in seconds, loading of the model included; `memory`:
    the most that the process had, in bytes."""

    output: SystemOutput
    cpu: float
    wall: float
    memory: int


def order(documents: Sequence[ReferenceDocument], options: Options) -> bytes:
    """What the program is given to translate documents as `options` say."""
    given = {name: getattr(options, name) for name in _FIELDS}
    given["glossary"] = list(map(os.path.abspath, options.glossary))
    given["engines"] = {name: dict(one) for name, one in options.engines.items()}
    return json.dumps({"documents": list(map(asdict, documents)), "options": given}, default=str).encode()


def answer(said: bytes) -> Measured | str:
    """What the program has printed: what it has measured, or why it could not translate. Raises ValueError."""
    found = json.loads(said)
    if "error" in found:
        return str(found["error"])
    lines = tuple(tuple(map(str, some)) for some in found["lines"])
    output = SystemOutput(lines, tuple(map(int, found["untranslated"])))
    return Measured(output, float(found["cpu"]), float(found["wall"]), int(found["memory"]))


def _measured(given: dict[str, Any]) -> dict[str, Any]:
    documents = [ReferenceDocument(d["name"], tuple(d["source"]), tuple(d["reference"])) for d in given["documents"]]
    with tempfile.TemporaryDirectory() as folder:  # no cache
        options = Options(**given["options"], root=folder, out=str(Path(folder, "out")))
        try:
            translate([ReferenceDocument("a", ("Yes.",), ("",))], options, Silent())  # dictionaries, libraries
            before, start = time.process_time(), time.perf_counter()
            output = translate(documents, options, Silent())
        except Error as error:
            return {"error": str(error)}
    cpu, wall = time.process_time() - before, time.perf_counter() - start
    return {"lines": output.lines, "untranslated": output.untranslated, "cpu": cpu, "wall": wall, "memory": _peak()}


def _peak() -> int:
    """The most memory that this process had, in bytes, 0 where that is not known. getrusage counts what its parent had
    when it began, too."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
        return next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        if sys.platform == "win32":
            return 0
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak << 10


def _end_with(parent: int) -> None:
    """End this process once its parent has ended, however that was."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    result = _measured(json.load(sys.stdin))
    sys.stdout.write(json.dumps(result, ensure_ascii=False))
