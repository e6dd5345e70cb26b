"""What happens in each injected fault of servers, archives, disks and kills: runs the tests, prints a table.

python tests/benchmarks/model_faults.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


class Table:
    """Collects what each test recorded."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties).get("happened", "as its name says")
        if report.when == "call":
            name = report.nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")
            self.rows.append((name, str(told) if report.passed else "FAILED"))
        elif report.skipped:
            self.rows.append((report.nodeid.rpartition("::")[2], "skipped"))


if __name__ == "__main__":
    table = Table()
    tests = [str(ROOT / "translate" / "models" / name) for name in ("test_faults.py", "test_kills.py")]
    code = pytest.main(["-o", "addopts=--import-mode=importlib", "-p", "no:terminal", *tests], plugins=[table])
    for n, (case, happened) in enumerate(table.rows, 1):
        print(f"| {n} | {case} | {happened} |")
    sys.exit(code)
