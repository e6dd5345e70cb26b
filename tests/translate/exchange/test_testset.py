"""Test sets: what is parallel is read as it stands, what is not is refused by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import ArticleError, ConfigError, TranslateError
from translate.exchange import testset


def pair(folder: Path, left: str, right: str) -> tuple[Path, Path]:
    (folder / "a.en").write_bytes(left.encode())
    (folder / "a.ru").write_bytes(right.encode())
    return folder / "a.en", folder / "a.ru"


def names(folder: Path, left: str) -> list[tuple[str, int]]:
    (file,) = testset.read(*pair(folder, left, left), "ru")
    lines = [line for document in file.documents for line in document.source]
    assert "".join(f"{line}\n" for line in lines) == left
    return [(document.name, len(document.source)) for document in file.documents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.\n", [("a.en", 2)]),
        ("One.\nTwo.\n\nThree.\n", [("a.en:1", 3), ("a.en:4", 1)]),
        ("\nOne.\nTwo.\n\n\nThree.\nFour.\n\n", [("a.en:1", 5), ("a.en:6", 3)]),
        ("One.\n\nTwo.\n\nThree.\n", [("a.en", 5)]),
        ("One.\nTwo.\n\n", [("a.en", 3)]),
    ],
)
def test_blank_lines_part_texts_and_no_line_is_lost(tmp_path: Path, text: str, expected: list[tuple[str, int]]) -> None:
    assert names(tmp_path, text) == expected


def test_line_ends_and_marks_of_any_kind(tmp_path: Path) -> None:
    (file,) = testset.read(*pair(tmp_path, "\ufeffOne\u2028more.\r\nTwo.", "Раз.\nДва.\n"), "ru")
    assert file.documents[0].source == ("One\u2028more.", "Two.")


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("One.\nTwo.\n", "Раз.\n", "a.ru: has 1 lines, "),
        ("One.\nTwo.\n", "Раз.\n\n", "a.ru:2: empty, in "),
        ("One.\n \n", "Раз.\nДва.\n", "a.en:2: empty, in "),
        ("\n\n", "\n\n", "a.en: nothing to translate"),
        ("", "", "a.en: nothing to translate"),
    ],
)
def test_what_is_not_parallel_is_refused(tmp_path: Path, left: str, right: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message.replace(".", r"\.")):
        testset.read(*pair(tmp_path, left, right), "ru")


def test_folders_go_together_by_name_or_by_the_locale_at_the_end(tmp_path: Path) -> None:
    for name in ("en/news/a.txt", "ru/news/a.txt", "en/b.txt.en", "ru/b.txt.ru", "en/.hidden", "ru/extra.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("One.\n\nTwo.\nThree.\n")
    files = testset.read(tmp_path / "en", tmp_path / "ru", "ru")
    assert [(file.name, len(file.documents)) for file in files] == [("b.txt.en", 1), ("news/a.txt", 1)]
    (tmp_path / "en/c.txt").write_text("One.\n")
    with pytest.raises(ConfigError, match=r"c\.txt: no counterpart"):
        testset.read(tmp_path / "en", tmp_path / "ru", "ru")


def test_both_sides_in_one_folder_as_a_run_writes_them(tmp_path: Path) -> None:
    for name in ("a.txt.en", "a.txt.ru", "b.txt.en", "b.txt.ru"):
        (tmp_path / name).write_text(f"{name}\n")
    files = testset.read(tmp_path, tmp_path, "ru")
    assert [(f.documents[0].source, f.documents[0].reference) for f in files] == [
        (("a.txt.en",), ("a.txt.ru",)),
        (("b.txt.en",), ("b.txt.ru",)),
    ]


@pytest.mark.parametrize(("source", "reference"), [("nowhere", "a.ru"), ("a.en", "nowhere"), ("a.en", "."), ("e", "e")])
def test_paths_that_cannot_be_meant(tmp_path: Path, source: str, reference: str) -> None:
    pair(tmp_path, "One.\n", "Раз.\n")
    (tmp_path / "e").mkdir()
    with pytest.raises(TranslateError) as caught:
        testset.read(tmp_path / source, tmp_path / reference, "ru")
    assert caught.value.exit_code == 2
