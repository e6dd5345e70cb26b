"""Compares a wheel and an sdist with the project: python3 .ci/check_dist.py FOLDER (exit 1: their files differ)."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
STEM = f"{PROJECT['name'].replace('-', '_')}-{PROJECT['version']}"


def project_files() -> set[str]:
    """What git tracks or would add, in the working tree, without the folder that runs write to."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return {name for name in names if (ROOT / name).is_file() and not name.startswith("out/")}


def sdist_files(folder: Path) -> set[str]:
    with tarfile.open(folder / f"{STEM}.tar.gz") as archive:
        return {str(PurePosixPath(name).relative_to(STEM)) for name in archive.getnames()}


def wheel_files(folder: Path) -> set[str]:
    with zipfile.ZipFile(folder / f"{STEM}-py3-none-any.whl") as archive:
        return {name for name in archive.namelist() if not name.startswith(f"{STEM}.dist-info/")}


def differences(what: str, found: set[str], wanted: set[str]) -> list[str]:
    missing = [f"{what}: {name} is missing" for name in sorted(wanted - found)]
    return missing + [f"{what}: {name} does not belong in it" for name in sorted(found - wanted)]


def main(folder: Path) -> int:
    files = project_files()
    packages = {name for name in files if name.startswith(("glossary/", "translate/"))}
    lines = differences("sdist", sdist_files(folder), files | {"PKG-INFO"})
    lines += differences("wheel", wheel_files(folder), packages)
    sys.stderr.writelines(f"{line}; see [tool.hatch.build] in pyproject.toml\n" for line in lines)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
