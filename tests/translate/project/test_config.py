"""Defaults < file < environment < options; a key nobody knows is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import ConfigError
from translate.project import config, processors


def write(folder: Path, text: str, name: str = "translate.toml") -> None:
    (folder / name).write_text(text, "utf-8")


def test_precedence(tmp_path: Path) -> None:
    write(tmp_path, 'to = ["ru"]\nbeam = 2\nengine = "copy"\n')
    loaded = config.load({"engine": "pseudo"}, {"TRANSLATE_BEAM": "3"}, tmp_path)
    assert (loaded.to, loaded.beam, loaded.engine, loaded.threads) == (("ru",), 3, "pseudo", 0)


def test_paths_are_relative_to_the_file_that_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 'sources = ["news", "-"]\nout = "result"\nglossary = "terms.csv"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    loaded = config.load({}, {}, inner)
    assert loaded.sources == ("../../news", "-")
    assert (loaded.out, loaded.glossary, loaded.root) == ("../../result", ("../../terms.csv",), "../..")


def test_a_pyproject_without_our_table_is_passed_by(tmp_path: Path) -> None:
    write(tmp_path, '[tool.translate]\nto = "ru"\n', "pyproject.toml")
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, "[project]\nname = 'x'\n", "pyproject.toml")
    assert config.load({}, {}, inner).to == ("ru",)


def test_translate_toml_goes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path, '[tool.translate]\nto = "ru"\n', "pyproject.toml")
    write(tmp_path, 'to = "pt"\n')
    assert config.load({}, {}, tmp_path).to == ("pt",)


def test_lists_in_the_environment_are_parted_by_commas(tmp_path: Path) -> None:
    assert config.load({}, {"TRANSLATE_TO": "ru,pt-BR"}, tmp_path).to == ("ru", "pt-BR")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("form = 'en'", r"translate\.toml: form: no such key; did you mean from\?"),
        ("zzzz = 1", r"translate\.toml: zzzz: no such key; known keys: beam, "),
        ("to = 3", r"translate\.toml: to: 3 is not a text or a list of texts"),
        ("beam = 0", r"beam: 0 is not a whole number from 1 to 64"),
        ("quality = 'high'", "quality: 'high' is not fast, good or best"),
        ("threads = true", "threads: True is not a whole number"),
        ("out = ''", "out: '' is not a text"),
        ("to = [", r"translate\.toml: not readable as TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path, text)
    with pytest.raises(ConfigError, match=message):
        config.load({}, {}, tmp_path)


def test_a_bad_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="TRANSLATE_BEAM: 'wide' is not a whole number"):
        config.load({}, {"TRANSLATE_BEAM": "wide"}, tmp_path)


def test_stale_wordings_and_what_people_own(tmp_path: Path) -> None:
    write(tmp_path, 'on-stale = "source"\nhuman = ["be", "ru/legal/**"]\n')
    loaded = config.load({}, {}, tmp_path)
    assert (loaded.on_stale, loaded.human) == ("source", ("be", "ru/legal/**"))
    assert config.load({}, {"TRANSLATE_ON_STALE": "machine", "TRANSLATE_HUMAN": "be"}, tmp_path).on_stale == "machine"
    write(tmp_path, 'on-stale = "never"\n')
    with pytest.raises(ConfigError, match="on-stale: 'never' is not keep, machine or source"):
        config.load({}, {}, tmp_path)


def test_there_is_a_processor_also_where_the_system_does_not_say_which_are_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert processors() >= 1
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert processors() == 1


def test_a_variable_that_looks_like_a_typing_error_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"TRANSLATE_BEM: no such variable; did you mean TRANSLATE_BEAM\?") as caught:
        config.load({}, {"TRANSLATE_BEM": "3"}, tmp_path)
    assert caught.value.exit_code == 2
    for name in ("GLOSARY", "ON_STAL", "THREAD", "MODEL_DIR", "OUTPUT"):
        with pytest.raises(ConfigError, match=f"TRANSLATE_{name}: no such variable; did you mean"):
            config.load({}, {f"TRANSLATE_{name}": "3"}, tmp_path)
    assert config.load({}, {"TRANSLATE_BEM": "", "TRANSLATION": "x"}, tmp_path).beam == 0


def test_a_variable_of_nobody_knows_whom_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config.load({}, {"TRANSLATE_API_KEY": "x", "TRANSLATE_MODELS_DIR": "m", "TRANSLATE_CHECK_OPTIONS": "-v"}, tmp_path)
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["TRANSLATE_API_KEY"]


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "translate.toml").write_bytes(b'\xef\xbb\xbfto = ["ru"]\r\n')
    assert config.load({}, {}, tmp_path).to == ("ru",)
    (tmp_path / "translate.toml").write_bytes('to = ["ru"]\r\n'.encode("utf-16"))
    with pytest.raises(ConfigError, match=r"translate\.toml: UTF-16, which TOML may not be; save it as UTF-8"):
        config.load({}, {}, tmp_path)
    (tmp_path / "translate.toml").unlink()
    (tmp_path / "pyproject.toml").write_bytes(b'\xef\xbb\xbf[tool.translate]\nto = "de"\n')
    assert config.load({}, {}, tmp_path).to == ("de",)


@pytest.mark.parametrize(
    ("given", "to"),
    [("ru,de", ("ru", "de")), (["russian, German", "pt_BR"], ("ru", "de", "pt_BR")), ("nonesuch", ("nonesuch",))],
)
def test_target_languages_by_name_and_with_commas(given: str | list[str], to: tuple[str, ...]) -> None:
    assert config.Options(to=given).to == to
    assert config.Options(from_="Russian").from_ == "ru"
