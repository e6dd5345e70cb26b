"""Inline Markdown: codes are lifted out and written back so that they read the same, in linear time."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_laws import assert_read_again

from translate.text.markup import Code, CodedText, CodeKind, MarkdownMarkup, normalized_label, spellings

LABELS = frozenset([normalized_label("foo"), normalized_label("Old  Bridge")])
PLAIN = MarkdownMarkup(LABELS)
MDX = MarkdownMarkup(LABELS, is_mdx=True)
FRAGMENTS = r"""
* ** _ __ ` `` [ ] ](u) ](u·"t") ![ [foo] [x][foo] <b> </b> <i> </i> <br> <!--·c·--> a word· b·c · ··¶ \¶ ¶ \ &amp;
&nbsp; & < > ~~ ~ $ $x$ { } {{·v·}} {#a} :tada: : [^1] ^[n] [[p]] [[p|q]] ! ( ) 1 é « » — . , <http://a.b> <code>
</code> \* ' " {%·if·%} {%·endif·%} {{<·x·>}} {{<·/x·>}} {ref}`t·<u>` <A·b={{c:·1}}> </A>
"""
TEXTS = st.lists(
    st.sampled_from([one.replace("·", " ").replace("¶", "\n") for one in FRAGMENTS.split()]), max_size=14
).map("".join)


def codes(text: str, markup: MarkdownMarkup = PLAIN) -> list[tuple[int, str, str]]:
    return [(code.at, code.text, code.kind.value) for code in markup.lifted(text).codes]


@given(TEXTS, st.booleans())
def test_what_is_lifted_and_written_reads_the_same(text: str, is_mdx: bool) -> None:
    assert_read_again(MarkdownMarkup(LABELS, is_mdx, spellings(text)), text)


@given(st.text(st.sampled_from(list("ab *_`[]()<>&$~!{}:^\\1.-«»é")), max_size=40))
def test_plain_text_is_written_so_that_it_is_plain_text(plain: str) -> None:
    written = PLAIN.written(CodedText(plain))
    coded = PLAIN.lifted(written.text)
    assert (coded.plain, coded.codes) == (plain, ())


@given(st.text(st.sampled_from(list("ab *_`[]<>&1.«é")), max_size=30), st.integers(0, 10**6))
def test_a_pair_may_stand_anywhere(plain: str, seed: int) -> None:
    rng = random.Random(seed)
    start, end = sorted(rng.choices(range(len(plain) + 1), k=2))
    mark, closing = rng.choice([("*", "*"), ("**", "**"), ("_", "_"), ("[", "](u)"), ("<b>", "</b>"), ("~~", "~~")])
    pair = Code(start, mark, CodeKind.OPENING, 1), Code(end, closing, CodeKind.CLOSING, 1)
    coded = PLAIN.lifted(PLAIN.written(CodedText(plain, pair)).text)
    assert coded.plain == plain
    assert "".join(code.text for code in coded.codes) == mark + closing


@given(TEXTS)
def test_the_map_of_what_is_lifted_leads_to_the_same_characters(text: str) -> None:
    coded = PLAIN.lifted(text)
    for at, character in enumerate(coded.plain):
        if character.isalpha():
            start, end = coded.offsets.inverse().forward((at, at + 1))
            assert character in text[start:end] or "&" in text[start:end] or "{" in text[start:end]


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("*a* **b**", "a b", [(0, "*", "opening"), (1, "*", "closing"), (2, "**", "opening"), (3, "**", "closing")]),
        ("a `b*c*`", "a {1}", [(2, "`b*c*`", "word")]),
        ("[a *b](c) d*", "a *b d*", [(0, "[", "opening"), (4, "](c)", "closing")]),
        ("see [foo].", "see foo.", [(4, "[", "opening"), (7, "][foo]", "closing")]),
        ("[Old bridge][]", "Old bridge", [(0, "[", "opening"), (10, "][Old bridge]", "closing")]),
        ("![foo]", "", [(0, "![foo][foo]", "empty")]),
        ("press ![the key](k.png) now", "press {1} now", [(6, "![the key](k.png)", "word")]),
        ("[![a](b)](c)", "", [(0, "[", "opening"), (0, "![a](b)", "empty"), (0, "](c)", "closing")]),
        ("[not] [^1]", "[not] ", [(6, "[^1]", "empty")]),
        ("a  \nb\\\nc\nd", "a\nb\nc d", [(1, "  \n", "word"), (3, "\\\n", "word")]),
        ("<b>x</b> </i>", "x ", [(0, "<b>", "opening"), (1, "</b>", "closing"), (2, "</i>", "empty")]),
        ("<kbd>A</kbd> <a id='x'></a>", "{1} ", [(0, "<kbd>A</kbd>", "word"), (4, "<a id='x'></a>", "empty")]),
        ("<i translate=no>*x*</i>", "{1}", [(0, "<i translate=no>*x*</i>", "word")]),
        ("{1} `x`", "{1} {2}", [(4, "`x`", "word")]),
        ("&lt;b&gt; \\*x\\* &nbsp;", "<b> *x* \xa0", []),
        ("[a](b){.c} {{ d }}", "a {1}", [(0, "[", "opening"), (1, "](b){.c}", "closing"), (2, "{{ d }}", "word")]),
        ("$x_1$ costs $5 and $6", "{1} costs $5 and $6", [(0, "$x_1$", "word")]),
        ("[[Page]] :tada: 10:30:45", "{1}  10:30:45", [(0, "[[Page]]", "word"), (4, ":tada:", "empty")]),
        ("{{< b >}}x{{< /b >}}", "x", [(0, "{{< b >}}", "opening"), (1, "{{< /b >}}", "closing")]),
    ],
)
def test_codes(text: str, plain: str, expected: list[tuple[int, str, str]]) -> None:
    assert PLAIN.lifted(text).plain == plain
    assert codes(text) == expected


def test_expressions_and_components_are_codes_in_mdx_only() -> None:
    text = "Hi {name}, <Go to='/x'>there</Go>"
    assert [code for _, code, _ in codes(text, MDX)] == ["{name}", "<Go to='/x'>", "</Go>"]
    assert "{name}" not in [code for _, code, _ in codes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[a](b "The title")', ["The title"]),
        ("![The text](b 'Its title')", ["The text", "Its title"]),
        ("![](b)", []),
        ("^[A note]", ["A note"]),
        ('<a title="Its title">x</a>', ["Its title"]),
        ("[[page|words]]", ["words"]),
        ("{ref}`words <target>`", ["words"]),
        ("{code}`words <target>`", []),
    ],
)
def test_texts_inside_codes(text: str, expected: list[str]) -> None:
    found = PLAIN.lifted(text).codes
    assert [code.text[start:end] for code in found for start, end in code.subtexts] == expected


@pytest.mark.parametrize("title", ['He said "no"', "It's [odd", "a ] b", "1 < 2 & 3"])
def test_a_translated_title_does_not_end_its_code(title: str) -> None:
    for text in ('[x](y "T")', "![T](y)", '<a title="T">x</a>'):
        coded = PLAIN.lifted(text)
        said = tuple(replace(code, text=code.text.replace("T", PLAIN.escaped(title))) for code in coded.codes)
        again = PLAIN.lifted(PLAIN.written(replace(coded, codes=said)).text)
        assert [code.text for code in again.codes] == [code.text for code in said]


def test_characters_are_written_as_the_author_does_where_the_target_has_them() -> None:
    source = "A&nbsp;b &copy; \\*c\\*"
    markup = MarkdownMarkup(spellings=spellings(source))
    assert markup.written(CodedText("*Г* ©\xa02 * 3")).text == "\\*Г\\* &copy;&nbsp;2 * 3"
    assert MarkdownMarkup().written(CodedText("snake_case 2 * 3 [x] AT&T")).text == "snake_case 2 * 3 [x] AT&T"


def test_emphasis_that_would_not_be_read_is_kept_by_entities() -> None:
    pair = Code(1, "**", CodeKind.OPENING, 1), Code(4, "**", CodeKind.CLOSING, 1)
    written = PLAIN.written(CodedText("а«б»в", pair)).text
    assert (PLAIN.lifted(written).plain, len(PLAIN.lifted(written).codes)) == ("а«б»в", 2)


def test_a_line_may_end_at_blanks_outside_of_codes() -> None:
    text = 'a [b c](<d e> "f g") `h i` j'
    assert [text[at - 1 : at + 2] for at in PLAIN.blanks(text)] == ["a [", "b c", ") `", "` j"]
    assert PLAIN.blanks("a b c") == [1, 3]


@pytest.mark.parametrize(
    "piece",
    [
        "*x* [y](z) `c` ",
        "[[[ ",
        "<b>x ",
        "</b> ",
        "`` ` ",
        "$ x ",
        "{{ x ",
        "a*b ",
        "![a ",
        "^[ a ",
        "{a ",
        "\\* ",
        "a  \n",
    ],
)
def test_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        spent = []
        for _ in range(3):
            start = time.process_time()
            PLAIN.written(PLAIN.lifted(piece * count))
            spent.append(time.process_time() - start)
        return min(spent)

    seconds(50)
    assert seconds(1600) < 12 * seconds(400) + 0.05
