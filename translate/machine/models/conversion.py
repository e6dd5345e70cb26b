"""Converts a model that Transformers saved for CTranslate2, in a process of its own, which a broken model may crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from translate.errors import ModelError

SECONDS = 3600.0  # ample for the largest models that a machine of 16 GB can convert; chosen by hand
VARIABLE = "TRANSLATE_CONVERT_PYTHON"  # another Python that has the libraries
_PROGRAM = Path(__file__).with_name("transformers_conversion.py")
_MISSING = 3  # its exit code where the libraries are not there


def convert(folder: Path, out: Path) -> None:
    """Convert the model in a folder into a new folder, int8. Raises ModelError."""
    python = os.environ.get(VARIABLE) or sys.executable
    try:
        done = subprocess.run(
            [python, "-P", os.fspath(_PROGRAM), os.fspath(folder), os.fspath(out)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            env=os.environ | {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"},
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(
            folder.name, f"converting takes more than {SECONDS:.0f} seconds", "convert it elsewhere"
        ) from error
    if done.returncode == _MISSING:
        remedy = "pip install 'translate-articles[convert]', or name a repository that holds model.bin"
        raise ModelError(folder.name, "must be converted, and the libraries for it are missing", remedy)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        what = f"cannot be converted ({said[-1][:300] if said else f'exit code {done.returncode}'})"
        raise ModelError(folder.name, what, "name a repository that holds model.bin")
