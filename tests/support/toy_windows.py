"""Windows of plain texts for a cluster, and a job that does harm on demand: what a text says is done."""

from __future__ import annotations

import http.client
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.cluster import Dispatch, connected
from translate.cluster.dask_workers import DaskCluster, Patience


@dataclass(frozen=True)
class Texts:
    """A window: articles of words, of which those in `left_out` stay as they are."""

    articles: tuple[str, ...]
    left_out: frozenset[int] = frozenset()

    def parts(self) -> Sequence[Texts]:
        half = len(self.articles) // 2
        return [Texts(self.articles[:half]), Texts(self.articles[half:])] if half else []

    def probes(self) -> Sequence[Texts]:
        asked = sorted({*range(len(self.articles[0].split()))} - self.left_out)
        half = len(asked) // 2
        halves = (asked[half:], asked[:half]) if half else ()
        return [Texts(self.articles, self.left_out | {*some}) for some in halves]

    def without(self, probes: Sequence[Texts]) -> Texts:
        words = {*range(len(self.articles[0].split()))}
        return Texts(self.articles, frozenset(n for probe in probes for n in words - probe.left_out))


@dataclass(frozen=True)
class Upper:
    """Makes words upper-case. The words kill, stop, hang and once do harm to the process; each process writes down
    that it has loaded the job. `refuses`: what it says to that; loading dies at "kill" and raises at "raise"."""

    folder: Path
    refuses: str = ""

    def loaded(self, threads: int) -> Callable[[Texts], tuple[str, ...]] | str:
        with (self.folder / "loaded").open("a") as file:
            file.write(f"{os.getpid()} {threads}\n")
        if self.refuses == "kill" or (self.refuses == "once" and self._is_first()):
            os.kill(os.getpid(), signal.SIGKILL)
        if self.refuses == "raise":
            raise AttributeError("no such model")
        return self.made if self.refuses == "once" else self.refuses or self.made

    def made(self, window: Texts) -> tuple[str, ...]:
        logging.getLogger("translate.toy").warning("%d articles", len(window.articles))
        return tuple(
            " ".join(w if n in window.left_out else self._word(w) for n, w in enumerate(article.split()))
            for article in window.articles
        )

    def _word(self, word: str) -> str:
        if word == "kill" or (word == "once" and self._is_first()):
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "stop" and self._is_first():
            os.kill(os.getpid(), signal.SIGSTOP)
        if word == "hang" and self._is_first():
            time.sleep(60)
        if word == "wrong":
            raise ZeroDivisionError(word)
        return word.upper()

    def _is_first(self) -> bool:
        try:
            (self.folder / "first").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


WORDS = tuple(Texts((f"a{n} b{n}", f"c{n}")) for n in range(8))
SCENARIOS: dict[str, tuple[tuple[str, ...], dict[str, float], str]] = {  # articles, patience, what the workers refuse
    "plain": ((), {}, ""),
    "wrong": (("x", "wrong"), {}, ""),
    "refused": ((), {"workers": 1}, "has model b"),
    "cannot": ((), {"workers": 1}, "raise"),
    "stillborn": ((), {}, "kill"),
    "late": ((), {}, "once"),
    "once": (("x once y",), {}, ""),
    "kill": (("x", "y kill z w"), {}, ""),
    "stop": (("x stop y",), {"heartbeat": 8}, ""),
    "hang": (("x hang y",), {"window": 3}, ""),
}


def played(client: Any, folder: Path, scenario: str) -> dict[str, Any]:
    """What comes of windows on a cluster: texts, the error, and the lines of the processes that loaded the job."""
    articles, patience, refuses = SCENARIOS[scenario]
    folder.mkdir()
    told: dict[str, Any] = {"error": ""}
    try:
        workers = DaskCluster(client, Patience(**patience)).workers(Upper(folder, refuses))
        windows = [*([Texts(articles)] if articles else []), *WORDS]
        told["texts"] = sorted(text for one in Dispatch(workers, windows).results() for text in one.result or ())
    except Exception as error:
        told["error"] = f"{type(error).__name__}: {error}"
    return {**told, "loaded": (folder / "loaded").read_text("utf-8").splitlines()}


def page(client: Any) -> str:
    """What the scheduler says over HTTP of its workers."""
    port = client.scheduler_info()["services"]["dashboard"]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/info/main/workers.html")
    return f"{port != 8787} {connection.getresponse().status}"


def main() -> None:
    """Play the scenarios on a cluster of two processes: `toy_windows.py FOLDER`. Prints JSON; what is logged goes to
    standard error."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with connected("local", 2) as cluster:
        told: dict[str, Any] = {name: played(cluster.client, Path(sys.argv[1], name), name) for name in SCENARIOS}
        sys.stdout.write(json.dumps(told | {"page": page(cluster.client)}))


if __name__ == "__main__":
    import toy_windows

    toy_windows.main()  # so that its classes are those of the module that the workers import
