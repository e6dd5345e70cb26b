"""What must survive translation is found: all of it, and no punctuation of the sentence with it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.protected_spans import Kind, protected

FOUND = [
    ("see https://a.org/x.", ["https://a.org/x"], Kind.URL, "the full stop ends the sentence"),
    ("(see https://a.org/x_(y))", ["https://a.org/x_(y)"], Kind.URL, "its own brackets stay, the sentence's do not"),
    ("«https://a.org/привет», сказал он", ["https://a.org/привет"], Kind.URL, "quotes, and letters of any script"),
    ("https://a.org/?q=1&b=%20c#d!", ["https://a.org/?q=1&b=%20c#d"], Kind.URL, "query and fragment are one span"),
    ("www.example.com, example.org and news.example.co.uk/a", ["www.example.com", "example.org",
     "news.example.co.uk/a"], Kind.URL, "host names without a scheme"),
    ("visit Example.com's page", ["Example.com"], Kind.URL, "a possessive"),
    ("write to a.b+c@mail.example.org.", ["a.b+c@mail.example.org"], Kind.EMAIL, "an address and a full stop"),
    ("ask @some_one or (@other)", ["@some_one", "@other"], Kind.HANDLE, "handles"),
    ("about #Peace and #мир", ["#Peace", "#мир"], Kind.HASHTAG, "tags of any script"),
    ("in /etc/hosts, ~/notes and ./run", ["/etc/hosts", "~/notes", "./run"], Kind.PATH, "paths"),
    (r"in C:\Users\me, and docs/report.pdf.", [r"C:\Users\me", "docs/report.pdf"], Kind.PATH, "Windows, and a file"),
    ("%s of %d, %1$s, %(name)s, %.2f", ["%s", "%d", "%1$s", "%(name)s", "%.2f"], Kind.PLACEHOLDER, "printf"),
    ("{name} {0} {} {x:.2f} ${HOME} {{ x }}", ["{name}", "{0}", "{}", "{x:.2f}", "${HOME}", "{{ x }}"],
     Kind.PLACEHOLDER, "braces"),
    ('<b>bold</b> <a href="x.html">y</a><br/>',
     ["<b>", "</b>", '<a href="x.html">', "</a>", "<br/>"], Kind.TAG, "tags"),
    ("use ``a ` b`` now", ["``a ` b``"], Kind.CODE, "a back-tick within two"),
    ('type `git commit -m "x"` or ``a b``', ['`git commit -m "x"`', "``a b``"], Kind.CODE, "code in back-ticks"),
    ('[caption id="a12" width=300]The bridge[/caption] [url=https://a.org]b[/url] [b]bold[/b] [gallery ids=”1,2” /]',
     ['[caption id="a12" width=300]', "[/caption]", "[url=https://a.org]", "[/url]", "[b]", "[/b]",
      "[gallery ids=”1,2” /]"], Kind.MARKUP, "shortcodes"),
    ("{% if x %}a{% endif %} {# no #} <?php a(); ?> <%= b %> <!-- c -->",
     ["{% if x %}", "{% endif %}", "{# no #}", "<?php a(); ?>", "<%= b %>", "<!-- c -->"], Kind.MARKUP, "statements"),
    ("{n, number} {d, date, short} {n, plural, one {# file} other {# of {m} files}} {g, select, male {his} other {a}}",
     ["{n, number}", "{d, date, short}", "{n, plural, one {# file} other {# of {m} files}}",
      "{g, select, male {his} other {a}}"], Kind.PLACEHOLDER, "messages of ICU"),
    ("$name, $user_name and $USER_NAME of %%title%%", ["$name", "$user_name", "$USER_NAME", "%%title%%"],
     Kind.PLACEHOLDER, "variables"),
    ("if $E = mc^2$, $x$, $x_1, x_2$ and $\\alpha$", ["$E = mc^2$", "$x$", "$x_1, x_2$", "$\\alpha$"],
     Kind.CODE, "formulas"),
    (r"see \(a + b\), \[x^2\], $$\int x\,dx$$", [r"\(a + b\)", r"\[x^2\]", r"$$\int x\,dx$$"], Kind.CODE, "more"),
    ("${a}${b} and ${c}", ["${a}", "${b}", "${c}"], Kind.PLACEHOLDER, "no formula"),
    (r"as \cite[p. 3]{roe2020} has in \frac{a}{b}", [r"\cite[p. 3]{roe2020}", r"\frac{a}{b}"], Kind.CODE, "commands"),
    ("use ``a ` b`` there", ["``a ` b``"], Kind.CODE, "a back-tick in code"),
    ("go to [[Main Page]] now", ["[[Main Page]]"], Kind.MARKUP, "a page of a wiki"),
    ("a &amp; b &#160; c &#xA0;", ["&amp;", "&#160;", "&#xA0;"], Kind.ENTITY, "entities"),
]  # fmt: skip

PLAIN = [
    ("he said [sic] so [applause] and [a note] left", "brackets of an editor are no shortcodes"),
    ("90% of it, 5 %, and 50% discount", "per cent is no placeholder"),
    ("the 5%s and 7%-ers", "nor is it right after a figure"),
    ("and/or, he/she, 24/7, 1/2", "a slash makes no path"),
    ("it was over.In the end", "a blank forgotten makes no host name"),
    ("the `good' and the `bad', ``both'' of them", "back-ticks as quotation marks of old"),
    ("e.g. the U.S. at 7 p.m., i.e. now", "abbreviations"),
    ("#1 and No. 5", "a number sign is no tag"),
    ("R&D at AT&T", "an ampersand makes no entity"),
    ("a < b and c > d", "signs of comparison are no tag"),
    ("me@ and a@b", "half an address"),
    ("https:// and www.", "a scheme alone"),
    ("from $5 to $10, $A and $B, US$5 and US$6, $US20m or A$ap", "dollars"),
    ("it cost $5 (about 4) and $6 then = more", "an equals sign between amounts"),
    ("a {note, he said} and {x, y}", "braces of an editor"),
    ("a back\\slash and 5 %% of it", "other signs"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "spans", "kind", "reason"), FOUND)
def test_found(text: str, spans: list[str], kind: Kind, reason: str) -> None:
    found = protected(text)
    assert [text[span.start : span.end] for span in found] == spans, reason
    assert {span.kind for span in found} == {kind}, reason


@pytest.mark.parametrize(("text", "reason"), PLAIN)
def test_left_alone(text: str, reason: str) -> None:
    assert protected(text) == (), reason


@pytest.mark.parametrize("after", [".", ",", "!", "?", ";", ")", "»", "'", "…", " and so on"])
def test_punctuation_after_an_address_is_the_sentences(after: str) -> None:
    address = "https://example.org/a-b_c/d?e=f"
    assert [span[:2] for span in protected(address + after)] == [(0, len(address))]


SIGNS = st.text(alphabet="a1.@#%{}<>/&;:\\$()[] -_~s,\n\"'й", max_size=60)


@given(st.one_of(st.text(), SIGNS))
def test_sorted_apart_and_not_empty(text: str) -> None:
    found = protected(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(SIGNS)
def test_what_follows_a_blank_changes_nothing(text: str) -> None:
    """A span ends before the blank after it, so a sentence behind it is of no concern."""
    address = "https://example.org/x "
    assert protected(address + text)[0] == (0, len(address) - 1, Kind.URL)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a.",
        "a@",
        "https://",
        "{",
        "<a ",
        "/a",
        "a/",
        "%",
        "#a",
        "&a",
        "www.",
        "./",
        "a.com/",
        "https://a(",
        "C:\\",
        "$a",
        "$",
        "\\(",
        "\\[",
        "\\a{",
        "{a, plural, ",
        "{a, plural, {b {",
        "``a`",
        "[[",
    ],
)
def test_long_texts_take_linear_time(unit: str) -> None:
    start = time.process_time()
    protected(unit * (100_000 // len(unit)))
    assert time.process_time() - start < 5
