"""The table of engines: what each offers, which one is chosen, what is said when there is none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from translate.errors import ConfigError, EngineError, LocaleError
from translate.machine import argos, routes
from translate.machine.engine import Decoding, Hop, Request, Route

VERSION = json.loads((argos.BUILT_IN / "metadata.json").read_text("utf-8"))["package_version"]


def install(root: Path, name: str, source: str, target: str, **more: str) -> Path:
    """A package as Argos installs it: the built-in model's files under another pair's name."""
    folder = root / name
    folder.mkdir(parents=True)
    metadata = {"from_code": source, "to_code": target, "package_version": "1.0"} | more
    (folder / "metadata.json").write_text(json.dumps(metadata))
    for file in ("sentencepiece.model", "target.model", "model"):
        (folder / file).symlink_to(argos.BUILT_IN / file)
    return folder


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = tmp_path / "packages"
    root.mkdir()
    argos._packages.cache_clear()
    monkeypatch.setattr(argos, "_installed_folders", lambda: sorted(p for p in root.iterdir() if p.is_dir()))
    yield root
    argos._packages.cache_clear()


def chosen(name: str, source: str, target: str) -> str:
    return str(routes.choose(name, source, target))


def test_the_built_in_model_serves_english_to_russian_and_says_that_it_is_small(packages: Path) -> None:
    route = routes.choose("auto", "en", "ru")
    assert (route.engine, route.small) == ("argos", True)
    assert "translate models install en ru" in route.note
    assert chosen("auto", "en-GB", "ru") == str(route)


def test_an_installed_package_replaces_the_built_in_one(packages: Path) -> None:
    install(packages, "translate-en_ru-1_9", "en", "ru")
    assert chosen("auto", "en", "ru") == "argos: en -> ru (argos-en-ru-1.0)"


def test_a_broken_package_hides_nothing(packages: Path) -> None:
    (packages / "half").mkdir()
    (packages / "worse").mkdir()
    (packages / "worse" / "metadata.json").write_text("[]")
    (packages / "deep").mkdir()
    (packages / "deep" / "metadata.json").write_text("[" * 99_999)
    for n, code in enumerate(("zz-@@!", "", "english language", ["en"], "und")):
        install(packages, f"odd{n}", code, "uk")  # type: ignore[arg-type]
    (install(packages, "mute", "en", "uk") / "sentencepiece.model").unlink()
    sbd = install(packages, "sbd", "en", "ru", type="sbd")
    install(packages, "good", "en", "uk")
    assert sbd.exists()
    assert chosen("argos", "en", "uk") == "argos: en -> uk (argos-en-uk-1.0)"
    assert chosen("argos", "en", "ru") == f"argos: en -> ru (built-in-en-ru-{VERSION})"


def test_a_pivot_is_taken_where_nothing_direct_is_there_and_shown(packages: Path) -> None:
    install(packages, "de_en", "de", "en")
    assert chosen("auto", "de", "ru") == f"argos: de -> en -> ru (argos-de-en-1.0 + built-in-en-ru-{VERSION})"
    engine = routes.load(routes.choose("auto", "de", "ru"), 1)
    found = engine.translate([Request("Haus."), Request("Paris")], Decoding(beam=1, hypotheses=2))
    assert all(found)


def test_codes_of_argos_are_matched_as_language_tags(packages: Path) -> None:
    install(packages, "en_zt", "en", "zt")
    install(packages, "en_pb", "en", "pb")
    install(packages, "en_pt", "en", "pt")
    assert "zt" in chosen("argos", "en", "zh-TW")
    assert "pb" in chosen("argos", "en", "pt-BR")
    assert "en-pt" in chosen("argos", "en", "pt")
    with pytest.raises(LocaleError):
        routes.choose("argos", "en", "zh-Hans")


def test_no_pair(packages: Path) -> None:
    with pytest.raises(LocaleError) as error:
        routes.choose("auto", "en", "ja")
    assert str(error.value).startswith(
        "en to ja: no model for English to Japanese with --engine auto; available: en to "
    )
    assert "en to ru" in str(error.value)
    assert "translate models install en ja" in str(error.value)


def test_no_engine() -> None:
    with pytest.raises(ConfigError, match=r"--engine gogle: no such engine; available: auto, argos, copy, "):
        routes.choose("gogle", "en", "ru")


def test_copy_and_pseudo_are_never_chosen_automatically(packages: Path) -> None:
    assert routes.choose("auto", "en", "ru").engine == "argos"
    for name in ("copy", "pseudo"):
        assert routes.choose(name, "en", "tlh").engine == name


def test_candidates_for_detection_have_a_route_to_a_target(packages: Path) -> None:
    install(packages, "de_ru", "de", "ru")
    install(packages, "pl_de", "pl", "de")
    install(packages, "ru_en", "ru", "en")
    assert set(routes.source_locales("argos", ["ru"])) == {"de", "en", "pl"}  # pl through de
    assert routes.source_locales("argos", ["ja"]) == ()


@pytest.mark.parametrize(("source", "target"), [("en", "en"), ("en-GB", "en"), ("ru", "ru"), ("pt", "pt-BR")])
def test_no_route_leads_from_a_language_to_itself(source: str, target: str) -> None:
    for name in ("auto", "copy"):
        with pytest.raises(LocaleError, match="that is the same language"):
            routes.choose(name, source, target)


def test_of_two_versions_the_newer_is_taken(packages: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        install(packages, f"en_uk-{version}", "en", "uk", package_version=version)
    assert chosen("auto", "en", "uk") == "argos: en -> uk (argos-en-uk-1.10)"


def test_a_signature_says_what_the_model_is_and_not_where(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "model").mkdir(parents=True)
        (tmp_path / name / "model" / "model.bin").write_bytes(b"weights")
    one, two = (Route("argos", (Hop("en", "ru", "m", tmp_path / name),)) for name in ("one", "two"))
    assert routes.signature(one) == routes.signature(two)
    (tmp_path / "two" / "README.md").write_text("card")
    routes._fingerprint.cache_clear()
    assert routes.signature(one) == routes.signature(two)
    (tmp_path / "two" / "model" / "model.bin").write_bytes(b"other")
    routes._fingerprint.cache_clear()
    assert routes.signature(one) != routes.signature(two)


def test_a_package_in_a_folder_called_model_is_like_any_other(tmp_path: Path) -> None:
    for folder in (tmp_path / "model", tmp_path / "other"):
        (folder / "model").mkdir(parents=True)
        (folder / "model" / "model.bin").write_bytes(b"weights")
        (folder / "README.md").write_text(folder.name)
    one, two = (Route("argos", (Hop("en", "ru", "m", tmp_path / name),)) for name in ("model", "other"))
    assert routes.signature(one) == routes.signature(two)


def test_damaged_weights_are_an_error_with_a_remedy(packages: Path) -> None:
    folder = install(packages, "en_uk", "en", "uk")
    (folder / "model").unlink()
    shutil.copytree(argos.BUILT_IN / "model", folder / "model")
    (folder / "model" / "model.bin").write_bytes(b"\0" * 100)
    with pytest.raises(EngineError, match="the model cannot be loaded"):
        routes.load(routes.choose("argos", "en", "uk"), 1)


def test_looking_for_packages_leaves_the_home_folder_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    argos._packages.cache_clear()
    assert routes.choose("argos", "en", "ru").small
    assert list(tmp_path.iterdir()) == []
