"""HTML: every text of a page is a paragraph, and nothing else of it changes."""

from __future__ import annotations

from pathlib import Path

import format_goldens
import pytest
from format_laws import assert_identity
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.model import Article, Role
from translate.project.articles import markup, parse, serialize, source_text
from translate.project.articles import translated as as_translation
from translate.project.articles.html import pages as html
from translate.project.articles.splicing import spliced

GOLDENS = Path(__file__).parents[3] / "golden" / "formats" / "html"
SAMPLES = format_goldens.samples(GOLDENS)


def atoms(text: str) -> list[str]:
    return text.split(" ")


ATOMS = atoms(
    "<b> </b> <i> </i> <p> </p> <div> </div> <a_href=x_title='t_t'> </a> <br> <table> <tr> <td> </td> </table>"
    " <li> <ul> </ul> <code> </code> <script> </script> <style> </style> <title> </title> <textarea>"
    " </textarea> <svg> </svg> <![CDATA[x]]> <!-- --> <!--> <?pi_?> </_> </3> <3 < & &amp; &lt &copy &#128;"
    " word two_words . ' \" = > / /> <img_alt='a_b'> <select> <option> <button> </button> <h1> </h1> <pre>"
    " </pre> <template> </template> <span_translate=no> </span> &nbsp; é <!--[if_IE]> <![endif]--> <!doctype"
    " <iframe> <plaintext> </br> <wbr> &shy; {{ }} {{x}} {% %} <?php ?> <% %> \t \r\n \r {1}"
)
SOUP = st.lists(st.sampled_from(ATOMS), max_size=20).map(lambda parts: "".join(parts).replace("_", " "))


def texts(source: str, name: str = "page.html", locale: str = "en") -> list[str]:
    article = parse(source.encode(), name, locale)
    return [source_text(article, one.id) for one in article.paragraphs]


def translated(source: str, *targets: str, name: str = "page.html") -> str:
    article = parse(source.encode(), name, "en")
    return serialize(article, dict(enumerate(targets, 1))).decode()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    assert_identity(path.read_bytes(), path.name)
    format_goldens.assert_golden(path)


def test_there_are_samples() -> None:
    assert len(SAMPLES) > 8


@given(SOUP)
def test_nothing_changes_by_itself(source: str) -> None:
    assert_identity(source.encode(), "page.html")


@given(SOUP)
def test_texts_are_found_again_in_what_was_written(source: str) -> None:
    article = parse(source.encode(), "page.html", "en")
    plain = [plain_of(article, one.id) for one in article.paragraphs]
    again = parse(format_goldens.in_upper_case(article), "page.html", "en")
    assert [plain_of(again, one.id) for one in again.paragraphs] == [format_goldens.upper(text) for text in plain]


def plain_of(article: Article, number: int) -> str:
    return markup(article, number).lifted(source_text(article, number)).plain


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<p>b</p>c<div>d<span>e</span></div>f", ["a", "b", "c", "d<span>e</span>", "f"]),
        ("<td>a<td><b>b</b> c", ["a", "<b>b</b> c"]),
        ("<p><b><i>all of it</i></b></p>", ["all of it"]),
        ("<p><a id=x></a><img src=a> Text. <!-- c --></p>", ["Text."]),
        ("<p>One<br><br>Two<br>Three</p>", ["One", "Two<br>Three"]),
        ("<p>One</p>\n<p>\n</p><p>&nbsp;</p><p>*</p>", ["One"]),
        ("<a>Home</a> | <a>News</a> &middot; <a>More</a>", ["Home", "News", "More"]),
        ("<a>Home</a> and <a>News</a>", ["<a>Home</a> and <a>News</a>"]),
        ("Text <button>Yes</button><button>No</button>", ["Text", "Yes", "No"]),
        ("Press <button>Yes</button> to go on", ["Press <button>Yes</button> to go on"]),
        ("<script>a</script><style>b</style><pre>c</pre><template>d</template><textarea>e</textarea>f", ["f"]),
        ("<div translate=no>a<p>b</p></div>c", ["c"]),
        ("<div class='x notranslate'>a</div><p>b <b translate=no>c</b>", ["b <b translate=no>c</b>"]),
        ("<html lang=en><p lang=fr>un</p><p lang=en-US>one", ["one"]),
        ("<p lang=fr>un</p><p>one", ["un", "one"]),
        (
            "<html lang=en><p>one <i lang=fr>un</i> <i lang=en-GB>two</i>",
            ["one <i lang=fr>un</i> <i lang=en-GB>two</i>"],
        ),
        ("<p>one<code>x</p><p>two", ["one<code>x", "two"]),
        ("<meta name=description content='Say it'><meta name=robots content='none'>", ["Say it"]),
        ("<input type=text value=a><input type=submit value=Go>", ["Go"]),
        ("<link title=x rel=stylesheet><img alt=' '><img alt='7'><img alt='A b'>", ["A b"]),
        ("<p>5 km</p><p>3.5</p>", ["5 km", "3.5"]),
        ("<p>a</svg>b<svg><p>c", ["a</svg>b", "c"]),
        ("<!--[if IE]><p>a</p><![endif]--><p>b", ["b"]),
        ("<p>{{ a }}</p><p>{{ a }} b</p>", ["{{ a }} b"]),
        ("<ruby>a<rt>b</rt></ruby> c", ["<ruby>a<rt>b</rt></ruby> c"]),
        ("<my-card>one</my-card> <x:y>two</x:y>", ["<my-card>one</my-card> <x:y>two</x:y>"]),
    ],
)
def test_paragraphs(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_text_on_several_lines_is_written_on_lines_as_long() -> None:
    source = "<div>\n    <p>one two three\n       four five six <b>seven\n       eight</b></p>\n</div>"
    target = "eins zwei drei vier fünf sechs <b>sieben acht neun</b> und zehn"
    wrapped = "eins zwei drei vier fünf\n       sechs <b>sieben acht\n       neun</b> und zehn"
    assert translated(source, target) == f"<div>\n    <p>{wrapped}</p>\n</div>"


def test_white_space_inside_tags_and_code_is_no_place_to_wrap() -> None:
    source = "<p>a\n b <a href='x  y' class=z>c</a>"
    assert translated(source, "a b <a href='x  y' class=z>c</a> <code>a  b c d</code>") == (
        "<p>a b\n <a href='x  y' class=z>c</a>\n <code>a  b c d</code>"
    )


def test_lines_end_as_those_of_the_file_and_after_line_breaks() -> None:
    assert translated("<p>a<br>\r\n  b<br/>\r\n  c</p>\r\n", "x y z<br>y<br/>z") == (
        "<p>x y z<br>\r\n  y<br/>\r\n  z</p>\r\n"
    )


def test_a_value_without_quotes_gets_some() -> None:
    assert translated("<img alt=Ship src=x>", "A ship") == '<img alt="A ship" src=x>'


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<img alt=Ship>", 'A "ship"', '<img alt="A &quot;ship&quot;">'),
        ('<img alt="Ship">', 'A "ship" <b>', '<img alt="A &#34;ship&#34; &lt;b>">'),
        ("<img alt='Ship'>", "Owner's &mdash; R&D", "<img alt='Owner&#39;s — R&amp;D'>"),
        ("<title>A</title>", "B </title> C", "<title>B &lt;/title> C</title>"),
    ],
)
def test_what_a_person_writes_ends_no_value(source: str, target: str, expected: str) -> None:
    assert translated(source, target) == expected.replace("&quot;", "&#34;")


def test_what_a_person_writes_stays_xml() -> None:
    source = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>a</p></html>"
    assert translated(source, "b & c < d <i>e</i>", name="a.xhtml").endswith("<p>b &amp; c &lt; d <i>e</i></p></html>")


def test_place_is_the_path_of_headings() -> None:
    article = parse(b"<h1>A</h1><h2>B <code>c</code></h2><p>x</p><h2>D</h2>y<h1>E</h1>z", "a.html", "en")
    assert [one.place for one in article.paragraphs] == ["", "A", "A › B c", "A", "A › D", "", "E"]


def test_inline_text_in_another_language_is_read_as_a_word() -> None:
    article = parse(b"<html dir=ltr lang=en-US><p>one <i lang=fr>un</i>, <i lang=en>two</i>", "a.html", "en")
    assert plain_of(article, 1) == "one {1}, two"


def test_languages_and_links_are_attributes() -> None:
    page = b'<html lang="en" dir=ltr><a href="b.html">B</a><p>See <a href="c.html">c</a>, <b lang=en>d</b></p>'
    article = parse(page, "a.html", "en")
    assert [(one.role, page[one.start : one.end]) for one in article.attributes] == [
        (Role.LOCALE, b"en"),
        (Role.DIRECTION, b"ltr"),
        (Role.LINK, b"b.html"),
    ]
    values = dict(zip(article.attributes, ["he", "rtl", "b.he.html"], strict=True))
    new = spliced(article, {2: "x"}, values, lambda *given: html.encoded(article, *given)).data
    assert new == b'<html lang="he" dir=rtl><a href="b.he.html">B</a><p>x</p>'


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b"<meta charset=iso-8859-1><p>caf\xe9</p>", "cp1252", "café"),
        (b'<meta http-equiv=content-type content="text/html; charset=windows-1251"><p>\xcf</p>', "cp1251", "П"),
        (b'<?xml version="1.0" encoding="koi8-r"?><p>\xf0</p>', "koi8-r", "П"),
        (b"<meta charset=shift_jis><p>\x93\xfa</p>", "cp932", "日"),
        (b"<meta charset=iso-8859-1><p>caf\xc3\xa9</p>", "utf-8", "café"),
        (b"\xef\xbb\xbf<meta charset=iso-8859-1><p>caf\xc3\xa9</p>", "utf-8", "café"),
        (b"<meta charset=utf-16><p>caf\xc3\xa9</p>", "utf-8", "café"),
        (b"<meta charset=nonsense><p>caf\xc3\xa9</p>", "utf-8", "café"),
        (b"<!-- <meta charset=koi8-r> --><p>caf\xc3\xa9</p>", "utf-8", "café"),
        ("\ufeff<meta charset=utf-8><p>é</p>".encode("utf-16-le"), "utf-16-le", "é"),
    ],
)
def test_charset(data: bytes, charset: str, text: str) -> None:
    article = parse(data, "page.html", "en")
    assert (article.charset, source_text(article, 1)) == (charset, text)
    assert serialize(article, {}) == data


def test_characters_outside_of_the_charset_are_written_by_number() -> None:
    article = parse(b"<meta charset=iso-8859-1><p title='Hello'>caf\xe9</p>", "page.html", "en")
    assert serialize(article, {1: "Привет", 2: "é €ы"}) == (
        b"<meta charset=iso-8859-1><p title='&#1055;&#1088;&#1080;&#1074;&#1077;&#1090;'>\xe9 \x80&#1099;</p>"
    )


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"<p>\xff", "a.html", "a.html: not UTF-8 (byte 0xff in line 1)"),
        (b"<meta charset=windows-1252>\n\x81", "a.html", "a.html: not cp1252, as it declares (byte 0x81 in line 2)"),
        (b"<p>\0", "a.html", "a.html: binary file (NUL at byte 3)"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE html [<!ENTITY a "b">]><html>&a;</html>',
            "a.xhtml",
            "a.xhtml:2: XML that declares entities, which is not read",
        ),
    ],
)
def test_what_is_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        parse(data, name, "en")
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    "part",
    [
        "<div>x",
        "<b>x",
        "a <b>b</b> ",
        "<b><i>x</b></i>",
        "<p>text here ",
        "<img alt='a b'> c ",
        "a<br>b ",
        "<td><b>",
        "</b>",
        "<!-- x",
        "{{ a",
        "<a x='",
        "<svg>",
        "<li translate=no>",
        "{1} {{ x }} <code>y</code>",
        "<a>x</a> ",
        "<button>x</button> ",
        "&nbsp; ",
        "\n",
    ],
)
def test_time_is_linear(part: str) -> None:
    """10,000 codes, 10,000 elements in each other; a quadratic scanner would not end in the time of this suite."""
    article = parse((part * (10_000 // max(1, part.count("<") + part.count("{")))).encode(), "a.html", "en")
    assert format_goldens.in_upper_case(article)


@pytest.mark.parametrize(
    ("page", "locale", "new"),
    [
        ("<html><p>a</p>", "ru", '<html lang="ru"><p>a</p>'),
        ("<HTML class=x><p>a</p>", "he", '<HTML lang="he" dir="rtl" class=x><p>a</p>'),
        ('<html lang="en"><p>a</p>', "ar", '<html dir="rtl" lang="ar"><p>a</p>'),
        ('<html lang="en" dir="ltr"><p>a</p>', "ar", '<html lang="ar" dir="rtl"><p>a</p>'),
        ('<html lang=""><p>a</p>', "ru", '<html lang=""><p>a</p>'),
        ("<p>a</p>", "he", "<p>a</p>"),
    ],
)
def test_a_page_that_does_not_tell_its_language(page: str, locale: str, new: str) -> None:
    assert as_translation(parse(page.encode(), "a.html", "en"), {}, locale).data.decode() == new


def test_a_page_of_xml_that_does_not_tell_its_language() -> None:
    page = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>'
    made = as_translation(parse(page, "a.xhtml", "en"), {}, "ru").data
    assert made == page.replace(b"<html", b'<html xml:lang="ru"')
