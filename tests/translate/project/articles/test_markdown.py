"""Markdown files: every byte outside of the texts stays, texts are found for what they are, and structure is kept."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from format_laws import assert_identity
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pseudo_markup import Change, golden, longer, other_letters, pseudo_article, samples

from translate.errors import ArticleError
from translate.project import articles

GOLDEN = Path(__file__).parents[3] / "golden" / "formats" / "markdown"
JUDGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINES = """
word *it* here;more `code` [a](b);# Head;## Head {#id};===;---;- item;- [ ] task;  - nested;1. one;10) ten;> quote
> > deep;    indented;\ttab;```;~~~;```{note};:::note Title;:::;!!! note "T";    inside;[^1]: note;[a]: /u 'T'
[a]: /u;[a] and [b];| a | b |;|---|---|;x | y;: def;<div>;</div>;<!-- c;-->;{{< x >}};{% raw %};{% endraw %};$$
***;* * *;| a |;|---|;a  ;b\\;<b>x</b>;![i](j);+++;title: x;\\# no;*[A]: abbr;[toc]
+ plus;&amp x;/// tip | T;///;> [!NOTE];import a
"""
DOCUMENTS = st.builds(
    lambda lines, newline: newline.join(lines),
    st.lists(st.sampled_from(re.split("[;\n]", LINES)), max_size=14),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def texts(text: str, name: str = "a.md") -> list[str]:
    article = articles.parse(text.encode(), name, "en")
    return [articles.source_text(article, one.id) for one in article.paragraphs]


def translated(text: str, *targets: str, name: str = "a.md") -> str:
    article = articles.parse(text.encode(), name, "en")
    return articles.serialize(article, dict(enumerate(targets, 1))).decode()


def tree(text: str) -> list[object]:
    return [
        (token.type, token.tag, token.info, token.content if token.type in ("fence", "code_block") else "")
        for token in JUDGE.parse(text)
    ]


@pytest.mark.parametrize("path", samples(GOLDEN), ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    """`python tests/support/pseudo_markup.py tests/golden/formats/markdown` writes the golden files anew."""
    found, result = golden(path)
    assert found == Path(f"{path}.texts").read_text("utf-8")
    assert result == Path(f"{path}.out").read_bytes()


@given(DOCUMENTS, st.sampled_from(["a.md", "a.mdx"]))
def test_every_byte_comes_back(text: str, name: str) -> None:
    assert_identity(text.encode(), name)


@given(DOCUMENTS, st.sampled_from([other_letters, longer]))
def test_a_translation_has_as_many_texts_in_the_same_places(text: str, change: Change) -> None:
    article = articles.parse(text.encode(), "a.md", "en")
    again = articles.parse(pseudo_article(article, change), "a.md", "en")
    assert [one.syntax for one in again.paragraphs] == [one.syntax for one in article.paragraphs]
    assert len(again.attributes) == len(article.attributes)


@given(
    st.lists(
        st.sampled_from(
            re.findall(
                r"\S+", "- + * 1. 2) # ## > >> = == --- *** | |- : :: ``` ~~~ $$ <b> [^1]: [a]: [x] word words {{"
            )
        ),
        min_size=1,
        max_size=30,
    )
)
def test_no_word_of_a_translation_begins_a_block(words: list[str]) -> None:
    source = "> - The first line of a paragraph that is wrapped\n>   and its second line.\n\nAfter.\n"
    result = translated(source, " ".join([*words, "слово"]))
    assert tree(result) == tree(source)
    assert len(texts(result)) == len(texts(source))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_breaks_and_charsets(newline: str, charset: str) -> None:
    lines = ["---", "title: One", "---", "> Two", "> three  ", "> four", "", "| a | b |", "|---|---|", "| c | \\| |"]
    source, wanted = (
        newline.join(lines),
        newline.join([*lines[:1], "title: Раз", *lines[2:3], "> Два  ", "> три", *lines[6:]]),
    )
    article = articles.parse(source.encode(charset), "a.md", "en")
    assert [articles.source_text(article, p.id) for p in article.paragraphs][:3] == ["One", "Two three  \nfour", "a"]
    assert articles.serialize(article, {1: "Раз", 2: "Два  \nтри"}) == wanted.encode(charset)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("# A {#a}\n", "Б", "# Б {#a}\n"),
        ("# A #\n", "C #", "# C \\# #\n"),
        ("# A\n", "две\nстроки", "# две строки\n"),
        ("Text\n", "- Текст", "\\- Текст\n"),
        ("Text\n", "1. Текст", "1\\. Текст\n"),
        ("Text\n", "# Текст\n", "\\# Текст\n"),
        ("Text\n", "[a]: текст", "[a]\\: текст\n"),
        ("- Text\n", "[ ] Текст", "- \\[ ] Текст\n"),
        ("> - a  \n>   b\n", "а  \nб  \nв", "> - а  \n>   б  \n>   в\n"),
        ("a  \nb\n", "а\n\nб", "а\nб\n"),
        ("a | b\n---|---\n", "1. а", "1\\. а | b\n---|---\n"),
        ("| a |\n|---|\n", "1. а", "| 1. а |\n|---|\n"),
        ("| a |\n|---|\n", "а | б", "| а \\| б |\n|---|\n"),
        ('[a]: /u "T"\n', 'Т "у"', '[a]: /u "Т \\"у\\""\n'),
        ("[a]: /u 'T'\n", "Т 'у' \"ф\"", "[a]: /u 'Т \\'у\\' \"ф\"'\n"),
        ("---\ntitle: A\n---\n", "Б: в", '---\ntitle: "Б: в"\n---\n'),
        ("---\ntitle: 'A'\n---\n", "Б'в", "---\ntitle: 'Б''в'\n---\n"),
        ('---\ntitle: "A"\n---\n', 'Б "в" \\', '---\ntitle: "Б \\"в\\" \\\\"\n---\n'),
        ("+++\ntitle = 'A'\n+++\n", "Б'в", '+++\ntitle = "Б\'в"\n+++\n'),
    ],
)
def test_how_a_translation_is_written(source: str, target: str, expected: str) -> None:
    assert translated(source, target) == expected


def test_a_line_of_a_translation_never_ends_within_a_code() -> None:
    source = 'A line of text that is wrapped here at a width of\nforty columns or so, says [a link](<u v> "a b c d").\n'
    found = translated(
        source, 'Слово [слово слово слово слово слово](<u v> "один два три четыре") слово слово `код с пробелом` слово.'
    )
    assert found.replace("\n", " ").strip() == (
        'Слово [слово слово слово слово слово](<u v> "один два три четыре") слово слово `код с пробелом` слово.'
    )
    assert '](<u v> "один два три четыре")' in found
    assert "`код с пробелом`" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nFoo\n---\nBar\n", ["Foo", "Bar"]),
        ("---\ntitle: A\nlist:\n  - title: B\nx: |\n  title: no\n---\nText\n", ["A", "B", "Text"]),
        ("---\ntitle: *alias\ndescription: {{ x }}\nsummary: 2024\n---\nText\n", ["Text"]),
        ("---\ntitle: A\nno end\n", ["title: A no end"]),
        ("a\n: b\n", ["a", "b"]),
        ("[![](b.svg)](u)\n\n{{ toc }}\n\n12 + 3\n", []),
        ("[![Build](b.svg)](u)\n", ["[![Build](b.svg)](u)"]),
        ("<div>\n<b>In</b> a block\n</div>\n\nyes\n", ["<b>In</b> a block", "yes"]),
        ("> <div>no</div>\n\n<!-- no -->\n", []),
        ("\\[Short.\\]\n", ["\\[Short.\\]"]),
        ("$$\nno\n\n$$\nyes\n", ["yes"]),
        ("$$ no end\n", ["$$ no end"]),
        ("[link](<a\nb>) x\n", ["[link](<a\nb>) x"]),
        ("```{note} Title\nText\n```\n```{math}\nno\n```\n", ["Title", "Text"]),
        ("", []),
        ("\n\n", []),
        ("no end of line", ["no end of line"]),
        ("[^1]: Note\n[a]: /u 'T'\n\n[a]\n", ["Note", "T", "[a]"]),
        ("[^1]: Note\n  goes on\n[^2]: Other\n", ["Note goes on", "Other"]),
        ("> [!NOTE] Title\n> Text\n", ["Title", "Text"]),
        ("> [!NOTE]\n> Text\n> [!NOTE]\n", ["Text [!NOTE]"]),
        ("> a\n> > b\n> [!NOTE]\n", ["a", "b [!NOTE]"]),
        ("![unclosed [x](y *z `a <b {{ c $ d\n", ["![unclosed [x](y *z `a <b {{ c $ d"]),
    ],
)
def test_texts(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_text_says_below_which_headings_it_stands() -> None:
    article = articles.parse(b"# A *b*\n\nx\n\n## C\n\ny\n\nD\n===\n\nz\n", "a.md", "en")
    assert [one.place for one in article.paragraphs] == ["", "A b", "A b", "A b > C", "", "D"]


def test_labels_and_addresses_of_link_definitions_are_known() -> None:
    article = articles.parse(b"[A  b]: <x y.md>\n[c]:\n  /d 'T'\n\n[a B] [c]\n", "a.md", "en")
    assert article.labels == {"A B", "C"}
    assert [(article.text[one.start : one.end], one.role) for one in article.attributes] == [
        ("<x y.md>", "link"),
        ("/d", "link"),
    ]


@pytest.mark.parametrize("data", [b"\xff\xfe\xfa", b"a\0b", b"\xe9"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError):
        articles.parse(data, "a.md", "en")


@pytest.mark.parametrize(
    "piece",
    [
        "Some *words* of\ntext.\n\n",
        "- item\n",
        "> ",
        "| a | b |\n",
        ":::{x}\n",
        "{{< a\n",
        "$$ a\n",
        "!!! note\n",
        "<A b={\n",
        "{ a\n",
        "{% raw %}\n",
    ],
)
def test_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        spent = []
        for _ in range(3):
            start = time.process_time()
            articles.parse((piece * count).encode(), "a.mdx" if piece[0] in "<{" else "a.md", "en")
            spent.append(time.process_time() - start)
        return min(spent)

    seconds(50)
    assert seconds(1000) < 12 * seconds(250) + 0.05
