"""Which folder models are kept in, on each kind of system."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest
from platformdirs.unix import Unix

from translate.machine.store import default_root


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TRANSLATE_MODELS_DIR": "/m", "XDG_DATA_HOME": "/d"}, "/m"),
        ({"TRANSLATE_MODELS_DIR": "", "XDG_DATA_HOME": "/d"}, "/d/translate-articles/models"),
    ],
)
def test_the_environment_names_the_folder(environ: dict[str, str], expected: str) -> None:
    assert default_root(environ) == Path(expected)


def test_on_linux_it_is_in_the_folder_of_the_xdg_specification(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda: Unix().user_data_path)
    assert default_root({}) == Path.home() / ".local/share/translate-articles/models"


def test_elsewhere_it_is_in_the_folder_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda: tmp_path / "Application Support")
    assert default_root({}) == tmp_path / "Application Support/translate-articles/models"


def test_models_of_an_earlier_release_stay_in_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda: tmp_path / "Application Support")
    earlier = Path.home() / ".local/share/translate-articles/models"
    earlier.mkdir(parents=True)
    assert default_root({}) == earlier
