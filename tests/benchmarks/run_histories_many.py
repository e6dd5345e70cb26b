"""Random histories of a project, many of them: each run that skips what has not changed is compared with one that does
everything.

python tests/benchmarks/run_histories_many.py [HISTORIES [FIRST_SEED]]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
import run_histories


def main() -> None:
    """Try them, and print the seed and the events of each that fails."""
    count, first = (*map(int, sys.argv[1:]), *(500, 0)[len(sys.argv) - 1 :])[:2]
    skipped, failed = 0, list[int]()
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as name:
            try:
                skipped += run_histories.history(Path(name) / "project", seed, 8)
            except AssertionError as error:
                failed.append(seed)
                print(f"{seed}: {str(error)[:500]}")
    print(f"{count} histories, {skipped} articles skipped, {len(failed)} failed {failed}")


if __name__ == "__main__":
    main()
