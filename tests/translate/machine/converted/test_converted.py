"""Models converted for CTranslate2, in the layouts that people publish them in."""

from __future__ import annotations

import json
from pathlib import Path

import converted_models
import pytest

from translate.errors import Error
from translate.machine import converted, routes
from translate.machine.converted import files as model_files
from translate.machine.engine import Decoding, Request
from translate.text import locales

PIECES = converted_models.pieces()
WORDS = converted_models.vocabulary(PIECES)
LAYOUTS = {
    "marian": (["</s>", "<unk>", *WORDS], {"source.spm": PIECES, "target.spm": PIECES}),
    "nllb": (
        ["<s>", "<pad>", "</s>", "<unk>", *WORDS, "arb_Arab", "eng_Latn", "rus_Cyrl", "zho_Hant"],
        {"sentencepiece.bpe.model": PIECES},
    ),
    "m2m100": (
        ["<s>", "<pad>", "</s>", "<unk>", *WORDS, "__en__", "__ns__", "__ru__"],
        {"sentencepiece.bpe.model": PIECES},
    ),
    "t5": (["<unk>", "<pad>", "</s>", "<2en>", "<2ru>", "<2translate>", *WORDS], {"spiece.model": PIECES}),
}


def made(folder: Path, family: str, name: str = "model", **more: str) -> Path:
    tokens, files = LAYOUTS[family]
    return converted_models.convert(
        folder / name, tokens, files=files | {k.replace("__", "."): v for k, v in more.items()}
    )


@pytest.mark.parametrize(
    ("family", "pairs"),
    [("nllb", 12), ("m2m100", 6), ("t5", 2)],
)
def test_a_model_with_tokens_of_languages_translates_between_any_two(tmp_path: Path, family: str, pairs: int) -> None:
    found = converted.read(made(tmp_path, family))
    assert found is not None
    assert found.family.name == family
    assert len(list(found.pairs())) == pairs
    assert next(found.pairs())[0] == "en"
    assert ("en", "ru") in found.pairs()


@pytest.mark.parametrize("family", LAYOUTS)
def test_a_model_is_used_where_it_lies(tmp_path: Path, family: str) -> None:
    folder = made(tmp_path, family, "opus-mt-en-ru")
    route = routes.choose(str(folder), "en", "ru")
    found = routes.load(route, 1).translate([Request("The cat sat.")], Decoding(beam=2, attention=True))[0][0]
    assert found.text
    assert found.attention is not None
    assert "".join(found.attention.source).replace("\u2581", " ").strip() == "The cat sat."
    assert len(found.attention.hundredths) == len(found.attention.source) * len(found.attention.target)
    assert not any(token in found.text for token in ("rus_Cyrl", "__ru__", "<2ru>", "</s>"))


def frame(folder: Path, source: str, target: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    found = converted.read(folder)
    assert found is not None
    one = found.files_for(source, target).frame
    return one.before, one.after, one.target


def test_tokens_of_languages_stand_where_each_family_expects_them(tmp_path: Path) -> None:
    end = ("</s>",)
    assert frame(made(tmp_path, "nllb"), "en", "ar") == (("eng_Latn",), end, ("arb_Arab",))
    assert frame(made(tmp_path, "m2m100"), "en", "nso") == (("__en__",), end, ("__ns__",))
    assert frame(made(tmp_path, "t5"), "en", "ru") == (("<2ru>",), end, ())
    assert frame(made(tmp_path, "marian", "opus-mt-en-ru"), "en", "ru") == ((), end, ())


def test_nllb_converted_long_ago_ends_its_source_with_the_language(tmp_path: Path) -> None:
    folder = made(tmp_path, "nllb", tokenizer_config__json='{"legacy_behaviour": true}')
    assert frame(folder, "en", "ru") == ((), ("</s>", "eng_Latn"), ("rus_Cyrl",))


def test_a_model_that_adds_the_end_itself_gets_no_second_one(tmp_path: Path) -> None:
    folder = made(tmp_path, "marian", "opus-mt-en-ru")
    settings = folder / "config.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"add_source_eos": True}))
    assert frame(folder, "en", "ru") == ((), (), ())


def test_a_marian_model_of_several_targets_reads_the_token_of_one(tmp_path: Path) -> None:
    tokens = [*LAYOUTS["marian"][0], ">>rus<<", ">>ukr<<", ">>srp_Latn<<"]
    folder = converted_models.convert(tmp_path / "opus-mt-en-zle", tokens, files=LAYOUTS["marian"][1])
    assert frame(folder, "en", "uk") == ((">>ukr<<",), ("</s>",), ())
    found = converted.read(folder)
    assert found is not None
    assert list(found.pairs()) == [("en", "ru"), ("en", "sr-Latn"), ("en", "uk")]


@pytest.mark.parametrize(
    ("name", "files", "pair"),
    [
        ("opus-mt-en-ru", {}, ("en", "ru")),
        ("opus-mt-tc-big-en-pt", {}, ("en", "pt")),
        ("mine", {"tokenizer_config__json": '{"source_lang": "eng", "target_lang": "ukr"}'}, ("en", "uk")),
        ("mine", {"README__md": "### x\n\n* source languages: de\n* target languages: fr\n"}, ("de", "fr")),
        ("opus-mt-en-ru", {"metadata__json": '{"from_code": "en", "to_code": "be"}'}, ("en", "be")),
    ],
)
def test_the_languages_of_a_marian_model_are_those_that_its_files_state(
    tmp_path: Path, name: str, files: dict[str, str], pair: tuple[str, str]
) -> None:
    found = converted.read(made(tmp_path, "marian", name, **files))
    assert found is not None
    assert list(found.pairs()) == [pair]


@pytest.mark.parametrize("name", ["mine", "opus-mt-zle-en", "opus-mt-mul-en"])
def test_languages_that_no_file_states_are_asked_for(tmp_path: Path, name: str) -> None:
    with pytest.raises(Error, match=r"(source|target) languages are; write metadata\.json"):
        converted.read(made(tmp_path, "marian", name))


def test_what_cannot_be_used_is_refused_with_the_reason(tmp_path: Path) -> None:
    assert converted.read(tmp_path) is None
    bare = converted_models.convert(tmp_path / "bare", LAYOUTS["marian"][0], files={})
    with pytest.raises(Error, match="no family that is known here"):
        converted.read(bare)
    (bare / "shared_vocabulary.json").write_text("[")
    with pytest.raises(Error, match="its files cannot be read"):
        converted.read(bare)
    (bare / "shared_vocabulary.json").unlink()
    with pytest.raises(Error, match="no source_vocabulary"):
        converted.read(bare)
    without = converted_models.convert(tmp_path / "without", LAYOUTS["nllb"][0], files={})
    with pytest.raises(Error, match=r"no sentencepiece\.bpe\.model"):
        routes.load(routes.choose(str(without), "en", "ru"), 1)


def test_a_vocabulary_of_another_model_is_refused(tmp_path: Path) -> None:
    tokens, files = LAYOUTS["m2m100"]
    few = converted_models.convert(tmp_path / "few", [token for token in tokens if token not in WORDS], files=files)
    with pytest.raises(Error, match=r"its vocabulary has \d+ of the \d+ pieces of its tokenizer"):
        routes.load(routes.choose(str(few), "en", "ru"), 1)


def test_any_change_of_a_file_changes_the_signature(tmp_path: Path) -> None:
    folder = made(tmp_path, "nllb")
    seen = set[str]()
    for name in ("model.bin", "config.json", "shared_vocabulary.json", "sentencepiece.bpe.model", "README.md"):
        routes._fingerprint.cache_clear()
        seen.add(routes.signature(routes.choose(str(folder), "en", "ru")))
        with (folder / name).open("ab") as file:
            file.write(b" ")
    assert len(seen) == 5


def test_the_languages_of_nllb_and_m2m100_are_all_told_apart() -> None:
    flores = (Path(__file__).parent / "flores200.txt").read_text().split()
    assert len({locales.of_iso639(code) for code in flores}) == len(flores) == 202
    codes = ("arb_Arab", "arz_Arab", "zho_Hans", "kor_Hang", "pes_Arab", "prs_Arab")
    assert [locales.of_iso639(code) for code in codes] == ["ar", "arz", "zh-Hans", "ko", "fa", "fa-AF"]


def test_a_model_of_many_languages_is_named_by_its_languages(tmp_path: Path) -> None:
    flores = (Path(__file__).parent / "flores200.txt").read_text().split()[:12]
    folder = converted_models.convert(
        tmp_path / "nllb", [*LAYOUTS["nllb"][0][:4], *WORDS, *flores], files=LAYOUTS["nllb"][1]
    )
    with pytest.raises(Error, match="132 pairs of ace, ace-Arab, acm"):
        routes.choose(str(folder), "en", "ru")


def test_a_model_is_read_once_however_many_routes_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, actual, seen = made(tmp_path, "nllb"), model_files.read, list[Path]()

    def read(place: Path, origin: str = "") -> model_files.Files | None:
        seen.append(place)
        return actual(place, origin)

    monkeypatch.setattr(model_files, "read", read)
    assert set(routes.source_locales(str(folder), ["ru"])) == {"ar", "en", "zh-Hant"}
    assert seen == [folder]


def test_a_model_with_a_vocabulary_for_each_side_reads_and_writes_what_each_has(tmp_path: Path) -> None:
    common = ["<s>", "<pad>", "</s>", "<unk>", *WORDS]
    folder = converted_models.convert(
        tmp_path / "nllb",
        [*common, "eng_Latn", "deu_Latn"],
        files={"sentencepiece.bpe.model": PIECES},
        writes=[*common, "rus_Cyrl", "eng_Latn"],
    )
    found = converted.read(folder)
    assert found is not None
    assert list(found.pairs()) == [("en", "ru"), ("de", "en"), ("de", "ru")]
    assert routes.load(routes.choose(str(folder), "de", "ru"), 1).translate([Request("One")], Decoding())[0][0].text


def test_pieces_of_texts_that_look_like_tokens_of_another_family_decide_nothing(tmp_path: Path) -> None:
    tokens, files = LAYOUTS["t5"]
    folder = converted_models.convert(tmp_path / "t5", [*tokens, "__len__"], files=files)
    found = converted.read(folder)
    assert found is not None
    assert (found.family.name, sorted(found.targets)) == ("t5", ["en", "ru"])


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_an_old_vocabulary_of_lines_is_read(tmp_path: Path, end: str) -> None:
    folder = made(tmp_path, "nllb")
    names = json.loads((folder / "shared_vocabulary.json").read_text("utf-8"))
    (folder / "shared_vocabulary.json").unlink()
    lines = (end or "\n").join(names) + end
    (folder / "shared_vocabulary.txt").write_bytes(lines.encode())
    found = converted.read(folder)
    assert found is not None
    assert len(list(found.pairs())) == 12


def test_a_language_model_is_no_translation_model(tmp_path: Path) -> None:
    folder = made(tmp_path, "nllb")
    (folder / "shared_vocabulary.json").rename(folder / "vocabulary.json")
    assert converted.read(folder) is None
