"""CSV and TSV: forgiving headers, exact cells, bad rows reported, every byte a TermbaseError at worst."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from any_terms import any_terms, one_line
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import TermbaseError
from glossary.model import CaseRule, PartOfSpeech, Term, TermType
from glossary.termbase.delimited import read_delimited, write_delimited
from glossary.termbase.rows import Rows, join_list, split_list

_LETTERS = st.characters(codec="utf-8", exclude_characters="\0")
_TEXT = st.text(_LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
_KEYS = st.from_regex(r"[a-z]{4}(\.[a-z]{4})?", fullmatch=True)
_EXTRA_KEYS = st.text(string.ascii_letters + " |,;\"'-", min_size=4, max_size=9).map(lambda text: f"Column {text}Z")
TERMS = st.lists(
    any_terms(
        _TEXT,
        source=one_line(_TEXT).filter(lambda text: not text.lower().startswith("sep=")),
        number=st.sampled_from(["", "sing", "plur"]),
        animacy=st.sampled_from(["", "anim", "inan"]),
        forms=st.dictionaries(_KEYS, one_line(_TEXT), max_size=2),
        case=st.sampled_from(CaseRule),
        extra=st.dictionaries(_EXTRA_KEYS, _TEXT, max_size=2),
    ),
    max_size=4,
)


def _read(tmp_path: Path, text: str | bytes, to: str = "ru", name: str = "a.csv", source: str = "en") -> Rows:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_delimited(path, source=source, to=to)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("source,target\nlake,озеро\n", "ru"),
        ("\ufeffSource;Target\r\nlake;озеро\r\n", "ru"),
        ("sep=;\nTarget;Source\nозеро;lake\n", "ru"),
        ("\n\nSource term\tTranslation\nlake\tозеро\n", "ru"),
        ("en,de,ru\nlake,See,озеро\n", "ru"),
        ("EN_us;ru-RU\nlake;озеро\n", "ru"),
        ("English;Russian;German\nlake;озеро;See\n", "ru"),
        ("English,русский\nlake,озеро\n", "ru"),
        ("source,target:de,target (ru)\nlake,See,озеро\n", "ru"),
        ("source,target,ru\nlake,See,озеро\n", "ru"),
        ('"source","target"\n"lake","озеро"\n', "ru-RU"),
    ],
)
def test_headers_and_delimiters_are_forgiven(tmp_path: Path, text: str, to: str) -> None:
    rows = _read(tmp_path, text, to)
    assert [(term.source, term.target) for term in rows.terms] == [("lake", "озеро")]
    assert rows.findings == ()


@pytest.mark.parametrize(
    ("to", "target"), [("pt-BR", "trem"), ("pt", "comboio"), ("pt-AO", "comboio"), ("pt_br", "trem")]
)
def test_the_best_language_column_is_taken_and_the_others_kept(tmp_path: Path, to: str, target: str) -> None:
    (term,) = _read(tmp_path, "en,pt,pt-BR,id\ntrain,comboio,trem,7\n", to).terms
    assert term.target == target
    assert term.extra["id"] == "7"
    assert set(term.extra.values()) == {"7", "trem" if target == "comboio" else "comboio"}


def test_columns_of_one_language_belong_to_it(tmp_path: Path) -> None:
    text = "source,target:ru,forbidden:ru,target:de,forbidden:de\nlake,озеро,пруд,See,Teich\n"
    (term,) = _read(tmp_path, text).terms
    assert (term.target, term.forbidden) == ("озеро", ("пруд",))
    assert term.extra == {"target:de": "See", "forbidden:de": "Teich"}


def test_every_column_is_read(tmp_path: Path) -> None:
    text = (
        "source,target,aliases,accept,forbidden,kind,type,part of speech,gender,number,animacy,inflect,forms,case,"
        "scope,priority,note,Owner\n"
        "Lake Mira,озеро Мира, Mira Lake | the Mira ,,a\\|b|c,T,Location,Adjective,neuter,singular,inanimate,Да,"
        "gent=озера Мира|femn.ablt: x,Sensitive,news/*|domain:geo,-3,far away,Anna\n"
    )
    (term,) = _read(tmp_path, text).terms
    assert term == Term(
        source="Lake Mira", target="озеро Мира", aliases=("Mira Lake", "the Mira"), forbidden=("a|b", "c"),
        type=TermType.PLACE, pos=PartOfSpeech.ADJ, gender="neut", number="sing", animacy="inan",
        forms={"gent": "озера Мира", "femn.ablt": "x"}, case=CaseRule.EXACT, scope=("news/*", "domain:geo"),
        priority=-3, note="far away", extra={"Owner": "Anna"},
    )  # fmt: skip


def test_fuzzy_rows_of_weblate_are_not_terms(tmp_path: Path) -> None:
    rows = _read(tmp_path, "source,target,fuzzy,translator_comments\nferry,паром,True,\nlake,озеро,False,deep\n")
    assert [(term.source, term.note) for term in rows.terms] == [("lake", "deep")]
    assert [(finding.rule, finding.where[-2:]) for finding in rows.findings] == [("fuzzy-row", ":2")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",озеро", "the row has no source"),
        ("lake,озеро,hold", "kind is 'hold', none of translate, keep"),
        ("lake,озеро,,many", "priority is 'many', not a whole number"),
        ("lake,озеро,,,озера", "forms holds 'озера', not KEY=FORM such as gent=..."),
        ("lake,озеро,,,,loose", "6 cells in 5 columns: quote a cell that holds ','"),
        ('"lake,озеро', "the quotes or the cells are broken (unexpected end of data)"),
        ('"la"ke,озеро', "the quotes or the cells are broken (',' expected after '\"')"),
    ],
)
def test_a_bad_row_is_reported_with_its_line_and_the_rest_loads(tmp_path: Path, row: str, message: str) -> None:
    rows = _read(tmp_path, f'source,target,kind,priority,forms\nsky,"не\nбо"\n{row}\nmoon,луна\n')
    assert [term.source for term in rows.terms] == ["sky", "moon"]
    (finding,) = rows.findings
    assert (finding.rule, finding.where, finding.message) == ("bad-row", f"{tmp_path / 'a.csv'}:4", message)
    assert [term.place.rpartition(":")[2] for term in rows.terms] == ["2", "5"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty; a termbase has at least a header"),
        (b"\xef\xbb\xbf \n", "the file is empty; a termbase has at least a header"),
        ("source,target\nlake,озеро\n".encode("utf-16") + b"x", "the file is not the UTF-16 that it begins as"),
        ("source,target\nlake,озеро\n".encode("utf-32"), ":1: the file holds a NUL character"),
        ("source,target\nlake,озеро\n".encode("cp1251"), ":2: the file is not UTF-8; save it as UTF-8"),
        (b"source,target\nlake,a\0b\n", ":2: the file holds a NUL character; export it again as text"),
        (b"lake,pond\nsky,moon\n", ":1: the header names no source (en) and target (ru) column, it has 'lake', 'pond'"),
        (b"source,de\nlake,See\n", "call the columns source and target, or en and ru"),
    ],
)
def test_what_is_no_termbase_says_so(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(TermbaseError) as caught:
        _read(tmp_path, data)
    assert what in str(caught.value)


def test_missing_files_and_directories_say_so(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match="no such file; check the path"):
        read_delimited(tmp_path / "none.csv", source="en", to="ru")
    with pytest.raises(TermbaseError, match="is a directory, not a termbase"):
        read_delimited(tmp_path, source="en", to="ru")


def test_what_is_written_is_plain(tmp_path: Path) -> None:
    terms = [
        Term("a,b", 'x "y"', note="two\nlines"),
        Term("=1+1", "@x", forbidden=("a|b", "c\\"), extra={"Owner": "И"}),
    ]
    write_delimited(tmp_path / "a.csv", terms, source="en", to="ru")
    assert (tmp_path / "a.csv").read_bytes().decode() == (
        'source,target,forbidden,note,Owner\n"a,b","x ""y""",,"two\nlines",\n=1+1,@x,a\\|b|c\\\\,,И\n'
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_headers_and_their_order_are_kept(tmp_path: Path) -> None:
    text = "Note,RU,Owner,EN,,Owner\nx,озеро,Anna,lake,y,z\n"
    rows = _read(tmp_path, text)
    write_delimited(tmp_path / "b.csv", rows.terms, source="en", to="ru", columns=rows.columns)
    assert (tmp_path / "b.csv").read_text(encoding="utf-8") == text


def test_extra_columns_never_pose_as_known_ones(tmp_path: Path) -> None:
    terms = [Term("lake", "озеро", extra={"Gender": "?", "ru": "пруд"})]
    write_delimited(tmp_path / "a.csv", terms, source="en", to="ru")
    (term,) = read_delimited(tmp_path / "a.csv", source="en", to="ru").terms
    assert (term.target, term.gender) == ("озеро", "")
    assert set(term.extra.values()) == {"?", "пруд"}


@given(st.lists(_TEXT).map(tuple))
def test_lists_survive_a_cell(items: tuple[str, ...]) -> None:
    assert split_list(join_list(items)) == items


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms=TERMS, delimiter=st.sampled_from([",", "\t"]))
def test_written_terms_are_read_back_and_written_alike(tmp_path: Path, terms: list[Term], delimiter: str) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    write_delimited(first, terms, source="en", to="ru", delimiter=delimiter)
    rows = read_delimited(first, source="en", to="ru")
    assert (rows.findings, rows.terms) == ((), tuple(terms))
    write_delimited(second, rows.terms, source="en", to="ru", columns=rows.columns, delimiter=delimiter)
    assert second.read_bytes() == first.read_bytes()


_PIECES = st.sampled_from([b"source", b"target", b",", b";", b"\n", b'"', b"\r", b"\t", b"|", b"\\", b"a", b"\xd0\xb1"])
_BYTES = st.one_of(
    st.binary(max_size=60), st.lists(_PIECES, max_size=30).map(lambda parts: b"source,target\n" + b"".join(parts))
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_BYTES)
def test_any_bytes_load_or_are_a_termbase_error(tmp_path: Path, data: bytes) -> None:
    try:
        rows = _read(tmp_path, data)
    except TermbaseError:
        return
    assert all(term.source for term in rows.terms)


def test_broken_quotes_all_over_take_no_long_time(tmp_path: Path) -> None:
    rows = _read(tmp_path, "source,target\n" + '"a\n' * 5000 + "lake,озеро\n")
    assert rows.terms[-1].source == "lake"
    assert len(rows.findings) > 1000


@pytest.mark.parametrize("gap", ["\n", "\r\n", " \n ", "\v", "\u2028", "\n\n"])
def test_a_line_break_in_a_cell_is_a_space(tmp_path: Path, gap: str) -> None:
    text = f'source,target,accept,forms,note\n"heat{gap}pump","тепловой{gap}насос","a{gap}b|c","gent=x{gap}y","n"\n'
    (term,) = _read(tmp_path, text).terms
    assert (term.source, term.target, term.accept) == ("heat pump", "тепловой насос", ("a b", "c"))
    assert dict(term.forms) == {"gent": "x y"}
