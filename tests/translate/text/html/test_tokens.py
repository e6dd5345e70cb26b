"""Tokens of HTML and XML: they join to the source, and are cut where browsers cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.html import Tokenize, attributes, decoded, html_tokens, wordpress_tokens, xml_tokens

PIECES = st.lists(
    st.sampled_from([*"<>/!?-='\"&;[]{}% \n\t", "a", "B", "script", "title", "<!--", "-->", "<![CDATA[", "]]>", "svg"])
)


@pytest.mark.parametrize("tokenize", [html_tokens, xml_tokens, wordpress_tokens])
@given(pieces=PIECES)
def test_tokens_join_to_the_source(tokenize: Tokenize, pieces: list[str]) -> None:
    source, at = "".join(pieces), 0
    for token in tokenize(source):
        assert token.start == at < token.end
        at = token.end
    assert at == len(source)


def cut(source: str, tokenize: Tokenize = html_tokens) -> list[str]:
    return [f"{token.kind}:{source[token.start : token.end]}" for token in tokenize(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<b>c</b>", ["text:a", "start:<b>", "text:c", "end:</b>"]),
        ("<a x='>' y=\">\">", ["start:<a x='>' y=\">\">"]),
        ("<a x=b'>c", ["start:<a x=b'>", "text:c"]),
        ("<a x=>c", ["start:<a x=>", "text:c"]),
        ("<a =x>c", ["start:<a =x>", "text:c"]),
        ("<a/x/>c", ["start:<a/x/>", "text:c"]),
        ("1 < 2 <3 </ 4> </>", ["text:1 < 2 <3 ", "comment:</ 4>", "text: ", "comment:</>"]),
        ("<a x='", ["comment:<a x='"]),
        (
            "<!--a--!>b<!-->c<!--->d<!-- e",
            ["comment:<!--a--!>", "text:b", "comment:<!-->", "text:c", "comment:<!--->", "text:d", "comment:<!-- e"],
        ),
        ("<![CDATA[a>b]]>", ["comment:<![CDATA[a>", "text:b]]>"]),
        ("<svg><![CDATA[a>b]]></svg>", ["start:<svg>", "cdata:<![CDATA[a>b]]>", "end:</svg>"]),
        ("<SCRIPT>a<b>c</Script >d", ["start:<SCRIPT>", "raw:a<b>c", "end:</Script >", "text:d"]),
        (
            "<script><!-- <script> </script> --></script>",
            ["start:<script>", "raw:<!-- <script> </script> -->", "end:</script>"],
        ),
        ("<title>a<b></titles></title>", ["start:<title>", "raw:a<b></titles>", "end:</title>"]),
        ("<svg><title>a<b>", ["start:<svg>", "start:<title>", "text:a", "start:<b>"]),
        ("<svg><p><style><b></style>", ["start:<svg>", "start:<p>", "start:<style>", "raw:<b>", "end:</style>"]),
        ("<?a?>b<?php c > d ?>e", ["comment:<?a?>", "text:b", "server:<?php c > d ?>", "text:e"]),
        ("{{ <b> }} {{ c", ["server:{{ <b> }}", "text: {{ c"]),
        ("<a x='{{ y('z') }}'>", ["start:<a x='{{ y('z') }}'>"]),
    ],
)
def test_html(source: str, expected: list[str]) -> None:
    assert cut(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a:b c='d>'/>e", ["start:<a:b c='d>'/>", "text:e"]),
        ("<title>a<b/></title>", ["start:<title>", "text:a", "start:<b/>", "end:</title>"]),
        ("<!DOCTYPE a [<!ENTITY b '>]>'>]>c", ["comment:<!DOCTYPE a [<!ENTITY b '>]>'>]>", "text:c"]),
        ("<?x y > z?><![CDATA[<a>]]>", ["comment:<?x y > z?>", "cdata:<![CDATA[<a>]]>"]),
        ("a < b {{ c }}", ["text:a < b {{ c }}"]),
        ("<a b='c' &>d", ["text:<a b='c' &>d"]),
        ("<!DOCTYPE 'a>b", ["text:<!DOCTYPE 'a>b"]),
    ],
)
def test_xml(source: str, expected: list[str]) -> None:
    assert cut(source, xml_tokens) == expected


def test_attributes_have_their_places() -> None:
    source = """x<a B="c d" e='f"' g=h i j = k b=second {% if l > m %}n{% endif %}>"""
    found = attributes(source, html_tokens(source)[1])
    assert {name: (source[one.start : one.end], one.quote) for name, one in found.items()} == {
        "b": ("c d", '"'),
        "e": ('f"', "'"),
        "g": ("h", ""),
        "i": ("", ""),
        "j": ("k", ""),
        "n": ("", ""),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&amp;&AMP&lt;", "&&<"),
        ("&copy2024 &notit; &notin;", "©2024 ¬it; ∉"),
        ("&#65;&#x41;&#X41 &#128; &#0; &#xD800; &#x110000; &#99999999999;", "AAA € � � � �"),
        ("& &; &# &#x; &nosuch; a&b", "& &; &# &#x; &nosuch; a&b"),
        ("&NotEqualTilde;", "≂̸"),
    ],
)
def test_references(text: str, expected: str) -> None:
    assert decoded(text) == expected
