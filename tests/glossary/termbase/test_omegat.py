"""Glossaries of OmegaT: tabs, no header, comments, alternatives; and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import Term, TermbaseError, load, save

PUMP = "heat pump\tтепловой насос"


def terms(path: Path, text: str, encoding: str = "utf-8") -> list[tuple[str, str, str]]:
    path.write_bytes(text.encode(encoding))
    base, findings = load(path, to="ru")
    assert findings == ()
    return [(term.source, term.target, term.note) for term in base.terms]


@pytest.mark.parametrize("suffix", [".txt", ".utf8", ".tab", ".TXT"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_its_files(tmp_path: Path, suffix: str, encoding: str) -> None:
    path = tmp_path / f"glossary{suffix}"
    text = f"# Glossary in tab-separated format\r\n\r\n{PUMP}\theating\r\nlake\tозеро\r\n"
    assert terms(path, text, encoding) == [("heat pump", "тепловой насос", "heating"), ("lake", "озеро", "")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('"Tosca" (opera)\tопера «Тоска»\tin "quotes"', ('"Tosca" (opera)', "опера «Тоска»", 'in "quotes"')),
        ("lake, pond\tозеро; пруд", ("lake, pond", "озеро; пруд", "")),
        ("heat pump \t тепловой насос\t", ("heat pump", "тепловой насос", "")),
        ("a|b\tа|б", ("a|b", "а|б", "")),
        ("number\tчисло", ("number", "число", "")),
        ("is\tесть", ("is", "есть", "")),
        ("lake\t", ("lake", "", "")),
    ],
)
def test_a_line_is_a_term(tmp_path: Path, line: str, found: tuple[str, str, str]) -> None:
    assert terms(tmp_path / "g.txt", f"{line}\n") == [found]


def test_lines_of_one_source_are_alternatives_and_further_cells_are_kept(tmp_path: Path) -> None:
    (tmp_path / "g.utf8").write_text("lake\tозеро\t\tx\nlake\tпруд\twater\nlake\tозеро\n", "utf-8")
    base, findings = load(tmp_path / "g.utf8", to="ru")
    assert findings == ()
    [term] = base.terms
    assert (term.target, term.accept, term.note) == ("озеро", ("пруд",), "water")
    assert term.extra == {"column 4": "x"}


def test_a_line_without_a_tab_is_reported(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text(f"{PUMP}\nlake озеро\n", "utf-8")
    base, [finding] = load(tmp_path / "g.txt", to="ru")
    assert len(base.terms) == 1
    assert (finding.rule, finding.where) == ("bad-row", f"{tmp_path / 'g.txt'}:2")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("g.tsv", f"{PUMP}\n"),  # a table has a header
        ("g.csv", "heat pump,тепловой насос\n"),
        ("g.txt", "source\tZiel\nlake\tозеро\n"),  # a header of which a part is known
        ("g.txt", "en\tde\nlake\tSee\n"),  # of other languages
        ("g.txt", "Only one column\nlake\n"),
    ],
)
def test_what_is_a_table_without_the_columns_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(TermbaseError, match="the header names no source"):
        load(tmp_path / name, to="ru")


@pytest.mark.parametrize("suffix", [".txt", ".tab"])
def test_a_table_with_a_header_is_no_glossary_of_omegat(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"g{suffix}"
    assert terms(path, "Russian\tEnglish\nозеро\tlake\n") == [("lake", "озеро", "")]
    save(load(path, to="ru")[0], path)
    assert path.read_text("utf-8") == "Russian\tEnglish\nозеро\tlake\n"


def test_another_charset_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "g.tab").write_bytes(f"{PUMP}\n".encode("cp1251"))
    with pytest.raises(TermbaseError, match=r"g\.tab:1: the file is not UTF-8; save it as UTF-8"):
        load(tmp_path / "g.tab", to="ru")


def test_terms_written_for_it_are_read_back(tmp_path: Path) -> None:
    (tmp_path / "g.utf8").write_text(f"{PUMP}\theating\nlake\tозеро\n", "utf-8")
    base, _ = load(tmp_path / "g.utf8", to="ru")
    save(base, tmp_path / "b.csv")
    again, _ = load(tmp_path / "b.csv", to="ru")
    assert [(t.source, t.target, t.note) for t in again.terms] == [(t.source, t.target, t.note) for t in base.terms]
    assert again.terms[0] != Term("heat pump", "")
