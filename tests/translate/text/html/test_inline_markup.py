"""Inline markup of HTML: lifted out and written back, no code and no character is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_laws import assert_in_order

from translate.text.html import HtmlMarkup, html_markup, reference_markup, xml_tokens
from translate.text.markup import Code, CodedText, CodeKind


def atoms(text: str) -> list[str]:
    return text.split(" ")


ATOMS = atoms(
    "<b> </b> <i_class='x'> </i> <a_href=x_title='t_&amp;_t'> </a> <br> <img_alt=q> <code>x</code> <code>"
    ' </code> <span_translate=no> </span> <!--c--> <svg><path/></svg> <div> </div> </p> &amp; &lt; & < > "'
    " &quot; &nbsp; &shy; <wbr> word two_words . {1} {{x}} {%_y_%} \n \t é &#128; &copy <script>a</script> <"
)
TEXT = st.lists(st.sampled_from(ATOMS), max_size=20).map(lambda parts: "".join(parts).replace("_", " "))


def shapes(codes: Sequence[Code]) -> list[tuple[int, str, CodeKind, str]]:
    return [(code.at, code.text, code.kind, code.stand_in) for code in codes]


@given(TEXT)
def test_what_is_written_is_read_as_before(text: str) -> None:
    markup = html_markup(text)
    coded = markup.lifted(text)
    assert_in_order(coded)
    written = markup.written(coded)
    again = markup.lifted(written.text)
    assert (again.plain, shapes(again.codes)) == (coded.plain, shapes(coded.codes))
    assert html_markup(text).written(again).text == written.text


@given(TEXT)
def test_texts_in_quotes_are_read_as_before(text: str) -> None:
    markup = reference_markup(text, '"')
    coded = markup.lifted(text)
    assert_in_order(coded)
    written = markup.written(coded).text
    again = markup.lifted(written)
    assert (again.plain, shapes(again.codes)) == (coded.plain, shapes(coded.codes))


@given(TEXT, st.text("ab <>&\"'\n é—", max_size=10))
def test_any_plain_text_can_be_written(text: str, plain: str) -> None:
    plain = " ".join(plain.split())
    assert html_markup(text).lifted(html_markup(text).written(CodedText(plain)).text).plain == plain
    assert html_markup(text).lifted(html_markup(text).escaped(plain)).plain == plain


def test_offsets_map_the_written_text_to_the_plain_one() -> None:
    text = "a &amp; <b>two  words</b> <code>x</code> end"
    coded = HtmlMarkup().lifted(text)
    for word in ("two", "words", "end"):
        start = text.index(word)
        begin, end = coded.offsets.forward((start, start + len(word)))
        assert coded.plain[begin:end] == word


@pytest.mark.parametrize(
    ("text", "plain", "codes"),
    [
        ("a <b>b</b> c", "a b c", ["opening <b>", "closing </b>"]),
        ("a\n  <b> b </b>  c", "a b c", ["opening <b>", "closing </b>"]),
        ("a <br /> b", "a\nb", ["word <br />"]),
        ("a<code>x</code> {1}", "a{2} {1}", ["word <code>x</code>"]),
        ("a <a id=x><i></i></a> b", "a b", ["empty <a id=x><i></i></a>"]),
        ("a <img src=x alt=b> c", "a c", ['empty <img src=x alt="b">']),
        ("<b>a<i>b</b>c</i>", "abc", ["opening <b>", "empty <i>", "closing </b>", "empty </i>"]),
        ("a <b>b", "a b", ["empty <b>"]),
        ("a&shy;b<wbr>c", "abc", ["empty &shy;", "empty <wbr>"]),
        ("x <span translate=no>y <b>z</b></span>", "x {1}", ["word <span translate=no>y <b>z</b></span>"]),
        ("a {{ b }}, {{#if c}}d{{/if}}", "a {1}, d", ["word {{ b }}", "empty {{#if c}}", "empty {{/if}}"]),
        ("a <!-- b --> c", "a c", ["empty <!-- b -->"]),
        ("a<sup><a href='#1'>[1]</a></sup> b", "a b", ["empty <sup><a href='#1'>[1]</a></sup>"]),
        ("a<a href='#1'><sup>*</sup></a>, b", "a, b", ["empty <a href='#1'><sup>*</sup></a>"]),
        ("a<a role=doc-noteref href='#1'>1</a>", "a", ["empty <a role=doc-noteref href='#1'>1</a>"]),
        ("m<sup>2</sup>", "m2", ["opening <sup>", "closing </sup>"]),
        ("the villages<sup>1</sup>.", "the villages.", ["empty <sup>1</sup>"]),
        (
            "a <b>map of <i>villages</i></b><sup>1</sup>.",
            "a map of villages.",
            ["opening <b>", "opening <i>", "closing </i>", "closing </b>", "empty <sup>1</sup>"],
        ),
        ("10 <i>m</i><sup>2</sup>", "10 m2", ["opening <i>", "closing </i>", "opening <sup>", "closing </sup>"]),
        ("He left.<sup>*</sup>", "He left.", ["empty <sup>*</sup>"]),
        ("<a href=x>1</a> b", "1 b", ["opening <a href=x>", "closing </a>"]),
        ("a<script>b</script>", "a", ["empty <script>b</script>"]),
        ("a <svg\n a='b'><g/></svg> c", "a c", ["empty <svg\n a='b'><g/></svg>"]),
        ("a <b\n class='x\n y'>b</b>", "a b", ["opening <b class='x\n y'>", "closing </b>"]),
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;", []),
    ],
)
def test_codes(text: str, plain: str, codes: list[str]) -> None:
    coded = html_markup(text).lifted(text)
    assert (coded.plain, [f"{code.kind} {code.text}" for code in coded.codes]) == (plain, codes)


def test_titles_and_alternative_texts_are_translated_too() -> None:
    coded = HtmlMarkup().lifted("a <a title='b &amp; c' href=x>d</a> <img alt=e title=''> <b title=7>f</b>")
    assert [code.text[start:end] for code in coded.codes for start, end in code.subtexts] == ["b &amp; c", "e"]


@pytest.mark.parametrize(
    ("raw", "plain", "written"),
    [
        ("a&nbsp;b", "x\xa0y", "x&nbsp;y"),
        ("a&#160;b", "x\xa0y", "x&#160;y"),
        ("a\xa0b", "x\xa0y", "x\xa0y"),
        ("AT&T", "R&D & &lt; &copy", "R&D & &amp;lt; &amp;copy"),
        ("AT&amp;T", "R&D", "R&amp;D"),
        ("&copy 1", "©a", "&copy;a"),
        ('"a" &quot;b&quot;', '"', '"'),
        ("&quot;b&quot;", '"', "&quot;"),
        ("a", "1 < 2 > 1 & \"3\" '4'\n5", "1 &lt; 2 > 1 &amp; \"3\" '4'<br>5"),
    ],
)
def test_characters_are_written_as_their_author_does(raw: str, plain: str, written: str) -> None:
    assert html_markup(raw).written(CodedText(plain)).text == written


def test_xml() -> None:
    markup = html_markup("a <b/>c <![CDATA[<d> &amp; e]]>", xml_tokens)
    coded = markup.lifted("a <b/>c <![CDATA[<d> &amp; e]]>")
    assert coded.plain == "a c <d> &amp; e"
    assert markup.written(replace(coded, plain="a c <d> &amp; e")).text == "a <b/>c &lt;d> &amp;amp; e"


def test_a_picture_keeps_the_space_after_it() -> None:
    text = "a <img src=x> b"
    assert html_markup(text).written(html_markup(text).lifted(text)).text == text
