"""Speed, memory and the guard's catches of `translate run` on a folder of articles.

usage: articles.py FOLDER [TERMBASE]      prints CPU seconds, wall seconds, words/s, peak memory, findings by rule
Runs the command in a scratch folder, once cold and once warm (from its cache), one thread and all.
"""

from __future__ import annotations

import collections
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(folder: Path, scratch: str, *options: str) -> None:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "translate", "run", str(folder), "--to", "ru", "--json", "-q", *options]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    report = json.loads(done.stdout)
    words = sum(article["words"] for article in report["articles"])
    rules = collections.Counter(f"{f['rule']} ({f['severity']})" for f in report["findings"])
    untranslated = sum(article["untranslated"] for article in report["articles"])
    terms = collections.Counter[str]()
    for article in report["articles"]:
        terms.update(article["terms"])
    print(
        f"{len(report['articles'])} articles, {words} words, {report['engine_requests']} engine requests: "
        f"CPU {cpu:.1f} s, wall {wall:.1f} s, {words / wall:.0f} words/s, {words / cpu:.0f} words/CPU-s, "
        f"largest child so far {after.ru_maxrss / 1024:.0f} MiB; untranslated {untranslated}; "
        f"terms {dict(terms)}; {dict(rules)}"
    )


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    glossary = ["--glossary", str(Path(sys.argv[2]).resolve())] if len(sys.argv) > 2 else []
    for title, options in (("all threads", []), ("one thread", ["--threads", "1"]), ("with a glossary", glossary)):
        if options or title == "all threads":
            with tempfile.TemporaryDirectory() as scratch:
                for state in ("cold", "warm"):
                    print(f"{title}, {state}: ", end="", flush=True)
                    run(folder, scratch, *options)
    print(f"{os.cpu_count()} cores")


if __name__ == "__main__":
    main()
