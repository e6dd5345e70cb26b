"""Tables in text files: which columns are translated, and that all else stays to the byte."""

from __future__ import annotations

import codecs
import csv
import io
import time

import pytest
from format_laws import assert_laws, texts
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError, ConfigError
from translate.project.articles import FormatSettings, is_searched, parse, read_settings, serialize
from translate.project.articles.format_settings import USUAL

SHOP = 'sku,name,text\r\nA1,Red mug,A mug that keeps tea warm\r\nB2,Lamp,"Bright, and easy to use"\r\n'


def found(data: str | bytes, name: str = "a.csv", settings: FormatSettings = USUAL) -> list[str]:
    article = parse(data.encode() if isinstance(data, str) else data, name, "en", settings)
    return [f"{one.place}: {text}" for one, text in zip(article.paragraphs, texts(article), strict=True)]


def put(data: str, *targets: str, name: str = "a.csv", settings: FormatSettings = USUAL) -> str:
    article = parse(data.encode(), name, "en", settings)
    return serialize(article, dict(enumerate(targets, 1))).decode()


def test_columns_of_prose() -> None:
    assert found(SHOP) == ["row 2, text: A mug that keeps tea warm", "row 3, text: Bright, and easy to use"]
    assert_laws(SHOP.encode(), "a.csv")


@pytest.mark.parametrize(
    ("columns", "texts_"),
    [
        (("name",), ["row 2, name: Red mug", "row 3, name: Lamp"]),
        (("NAME", "no such"), ["row 2, name: Red mug", "row 3, name: Lamp"]),
        ((2,), ["row 2, name: Red mug", "row 3, name: Lamp"]),
        ((3, "name"), ["row 2, name: Red mug", "row 2, text: A mug that keeps tea warm", "row 3, name: Lamp",
                       "row 3, text: Bright, and easy to use"]),
    ],
)  # fmt: skip
def test_columns_by_settings(columns: tuple[str | int, ...], texts_: list[str]) -> None:
    assert found(SHOP, settings=FormatSettings(columns=columns)) == texts_
    assert read_settings({"columns": list(columns)}).columns == columns


@pytest.mark.parametrize("value", ["text", [], [0], [True], [1.5]])
def test_settings_that_are_wrong(value: object) -> None:
    with pytest.raises(ConfigError, match=r"columns: .* is not a list of columns"):
        read_settings({"columns": value})


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("id;note\n1;All is well, they say\n2;Nothing at all to see, then\n", "a.csv", 2),
        ("sep=;\r\nid;note\r\n1;All is well they say\r\n", "a.csv", 1),
        ('"sep=|"\nid|note\n1|All is well, they say\n', "a.csv", 1),
        ("id\tnote\n1\tAll is well, they say\n", "a.tsv", 1),
        ("id\tnote\n1\tAll is well; they say\n", "a.csv", 1),
        ("id|note\n1|All is well; they say\n", "a.csv", 1),
        ("note\nAll is well, they say\nNothing, really, is lost here\n", "a.csv", 2),
        ("1,All is well they say,\u0412\u0441\u0451 \u0432 \u043d\u0438\u0445 \u0435\u0441\u0442\u044c\n", "a.csv", 1),
        ("id,note\n1,\"Line one of it\nis \"\"here\"\" now\"\n", "a.csv", 1),
        ("id,note\n1,\"She said \\\"no, never\\\" to him\"\n2,b\n3,c d e f\n", "a.csv", 2),
        ("All is well they say,1\nNothing at all is lost,2", "a.csv", 2),
        ("id,en,de\n1,All is well they say,Alles ist sehr gut heute\n", "a.csv", 1),
        ("Id,English,German\n1,All is well they say,Alles ist sehr gut\n", "a.csv", 1),
        ("id,note\n1,\"First part of it.\n\nSecond part of it.\"\n", "a.csv", 2),
        ("id, note\n1, \"All is well, they say\"\n", "a.csv", 1),
    ],
)  # fmt: skip
def test_dialects(text: str, name: str, expected: int) -> None:
    assert len(found(text, name)) == expected
    assert_laws(text.encode(), name)
    assert_laws(text.replace("\r\n", "\n").replace("\n", "\r\n").encode(), name)
    assert_laws(codecs.BOM_UTF8 + text.encode(), name)
    assert_laws(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), name)


def test_quotes_are_as_they_were_and_added_where_needed() -> None:
    text = 'id;note;more\r\n1;All is well they say;"Nothing at all is ""lost"""\r\n2; Here it is again ;xy\r\n'
    settings = FormatSettings(columns=("note", "more"))
    targets = ("Alles", 'Nichts; "gar" nichts', "Da", "y")
    assert put(text, *targets, settings=settings) == (
        'id;note;more\r\n1;Alles;"Nichts; ""gar"" nichts"\r\n2; Da ;y\r\n'
    )
    assert put(text, "A; b", "c", 'd "e"', "f\ng", settings=settings) == (
        'id;note;more\r\n1;"A; b";"c"\r\n2;"d ""e""";"f\ng"\r\n'
    )


def test_escaped_quotes_and_line_breaks_inside() -> None:
    text = 'id,note\r\n1,"She said \\"no\\" to him"\r\n2,"Here and there\r\nand now"\r\n'
    assert put(text, 'A "b" \\', "c\nd") == 'id,note\r\n1,"A \\"b\\" \\\\"\r\n2,"c\r\nd"\r\n'


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("a,b\n1,2\n", "a.csv", 'a.csv: no column holds prose, so it is not known what to translate; name them in the '
         'configuration: [formats] columns = ["title", "text"]'),
        ("", "a.csv", "no column holds prose"),
        ("source,target,note\nRed mug,Rote Tasse,a word for the cup\n", "a.csv", "looks like a termbase"),
        ('a,b\n1,"open\n2,x\n', "a.csv", "a.csv:2: a quote that is not closed"),
        ('a,b\n1,"x"y\n', "a.csv", "a.csv:2: a quote that is not closed, or text after its end"),
        ("a,b,c\n1\n2,3,4,5\n6;7\n", "a.csv", "its lines have different numbers of fields"),
        ("source,target\npump,one,two,three more\n", "a.csv", "its lines have different numbers of fields"),
        (b"a,b\n1,\xe9\n".decode("latin-1"), "a.csv", "no column holds prose"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, name: str, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(text.encode(), name, "en")
    assert message in str(error.value)


def test_columns_that_are_not_there_are_refused() -> None:
    for columns, message in (
        ((4,), "has 3 columns, none with the number 4"),
        (("body",), "has no column 'body'; its columns are"),
    ):
        with pytest.raises(ArticleError, match=message):
            found(SHOP, settings=FormatSettings(columns=columns))


def test_no_folder_is_searched_for_them() -> None:
    assert not is_searched("terms.csv")
    assert not is_searched("terms.TSV")


FIELD = st.text(st.sampled_from('ab "\n;,é'), max_size=6)


@given(
    st.lists(st.lists(FIELD, min_size=2, max_size=3), min_size=1, max_size=4), st.sampled_from(",;\t"), st.booleans()
)
def test_any_table(rows: list[list[str]], delimiter: str, quoted: bool) -> None:
    width = min(map(len, rows))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow([f"h{n}" for n in range(width)])
    writer.writerows(row[:width] for row in rows)
    data = f"sep={delimiter}\r\n{stream.getvalue()}"
    settings = FormatSettings(columns=(1,))
    article = parse(data.encode(), "a.csv", "en", settings)
    assert serialize(article, {}) == data.encode()
    new = serialize(article, {one.id: f'x{delimiter}"y"' for one in article.paragraphs}).decode()
    before = list(csv.reader(io.StringIO(data.partition("\r\n")[2], newline=""), delimiter=delimiter))
    after = list(csv.reader(io.StringIO(new.partition("\r\n")[2], newline=""), delimiter=delimiter))
    assert [row[1:] for row in before] == [row[1:] for row in after]
    translated = sum(f'x{delimiter}"y"' in row[0] for row in after if row)
    assert translated <= len(article.paragraphs)
    assert [one.place for one in article.paragraphs] == [
        one.place for one in parse(new.encode(), "a.csv", "en", settings).paragraphs
    ]


def test_linear_time() -> None:
    def seconds(size: int) -> float:
        data = ('1,"All is ""well"" they say\r\nand so on"\r\n' * size).encode()
        start = time.process_time()
        parse(data, "a.csv", "en")
        return time.process_time() - start

    small = min(seconds(200) for _ in range(3))
    assert seconds(1600) < 24 * small
    start = time.process_time()
    with pytest.raises(ArticleError):
        parse(b'a,"b' * 20000, "a.csv", "en")
    assert time.process_time() - start < 3
