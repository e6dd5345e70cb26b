"""Files with keys and values: only texts change, quotes and escapes are those of the file, placeholders stay."""

from __future__ import annotations

import json
import plistlib
import time
import tomllib
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from format_laws import assert_identity, assert_laws, assert_only_texts_change, texts
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ArticleError
from translate.project import articles

PLACEHOLDERS = [
    "%s", "%1$d", "%@", "%(name)s", "%.2f", "%%", "{name}", "{0}", "{0,number}", "{{name}}", "{{{raw}}}", "$t(key)",
    "%{name}", "%<n>d", "${name}", "$name", "@:other.key", "{user.name}", "{price:.2f}", "{}", "<0>", "<br/>",
]  # fmt: skip
WORDS = [
    "Save",
    "the house",
    "naïve",
    "мост",
    "世界",
    "It's",
    '"so"',
    "\\",
    "/",
    "\n",
    "\t",
    "😀",
    "&",
    "<",
    ":",
    "#",
]
VALUES = st.lists(st.sampled_from([*WORDS, *PLACEHOLDERS, " ", "'", "{", "}"]), max_size=8).map("".join)
TREES: Any = st.recursive(
    VALUES | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcde"), inner, max_size=3),
    max_leaves=8,
)


def translated(data: bytes, name: str, target: str) -> str:
    """The file with the same translation for each paragraph."""
    article = assert_identity(data, name)
    return articles.serialize(article, {one.id: target for one in article.paragraphs}).decode(article.charset)


def read(data: bytes, name: str) -> list[str]:
    return texts(assert_identity(data, name))


@given(TREES, st.booleans(), st.sampled_from([None, 2]))
def test_json_stays_json(tree: Any, is_ascii: bool, indent: int | None) -> None:
    data = json.dumps(tree, ensure_ascii=is_ascii, indent=indent).encode()
    new = assert_only_texts_change(assert_identity(data, "a.json"), data)
    json.loads(new)


@given(st.dictionaries(st.sampled_from("abc"), TREES, max_size=3), st.sampled_from([None, '"', "'", "|", ">"]))
def test_yaml_stays_yaml(tree: Any, style: str | None) -> None:
    data = yaml.safe_dump(tree, allow_unicode=True, default_style=style, width=30).encode()
    new = assert_only_texts_change(assert_identity(data, "a.yml"), data)
    assert shape(yaml.safe_load(new.decode())) == shape(tree)


def shape(tree: Any) -> Any:
    """A tree without its texts."""
    if isinstance(tree, dict):
        return {key: shape(value) for key, value in tree.items()}
    return [shape(value) for value in tree] if isinstance(tree, list) else "" if isinstance(tree, str) else tree


@given(st.lists(VALUES, max_size=4), st.sampled_from(['"', '"""', "'", "'''"]))
def test_toml_stays_toml(values: list[str], quote: str) -> None:
    rows = [f"k{n} = {toml(value, quote)} # note" for n, value in enumerate(values)]
    data = "\n".join(["[t.u]", *rows, "list = [\"A text\", ['another text']]", ""]).encode()
    new = assert_only_texts_change(assert_identity(data, "a.toml"), data)
    assert shape(tomllib.loads(new.decode())) == shape(tomllib.loads(data.decode()))


def toml(value: str, quote: str) -> str:
    if quote[0] == "'" and ("'" in value or "\n" in value):
        quote = '"'
    inner = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return quote + (value if quote[0] == "'" else inner) + quote


@given(st.lists(VALUES, max_size=4))
def test_properties_keep_their_lines(values: list[str]) -> None:
    rows = [f"key.{n} = " + "".join(ESCAPED.get(char, char) for char in value) for n, value in enumerate(values)]
    data = "\n".join(["# A comment", *rows, ""]).encode()
    new = assert_only_texts_change(assert_identity(data, "a.properties"), data)
    assert new.count(b"\n") == data.count(b"\n")


ESCAPED = {"\\": "\\\\", "\n": "\\n", "\t": "\\t"}


@given(st.lists(VALUES, max_size=4))
def test_apple_strings_keep_their_lines(values: list[str]) -> None:
    escaped = {**ESCAPED, '"': '\\"'}
    rows = [f'"k{n}" = "' + "".join(escaped.get(char, char) for char in value) + '";' for n, value in enumerate(values)]
    data = "\n".join(["/* A comment */", *rows, ""]).encode()
    new = assert_only_texts_change(assert_identity(data, "a.strings"), data)
    assert new.count(b'";\n') == data.count(b'";\n')


@given(st.lists(VALUES, max_size=4))
def test_android_resources_stay_xml(values: list[str]) -> None:
    escaped = {**ESCAPED, '"': '\\"', "'": "\\'", "&": "&amp;", "<": "&lt;"}
    rows = ["".join(escaped.get(char, char) for char in value) for value in values]
    body = "".join(f'<string name="k{n}">{row} <b>bold</b></string>\n' for n, row in enumerate(rows))
    data = f"<resources>\n{body}</resources>\n".encode()
    new = assert_only_texts_change(assert_identity(data, "strings.xml"), data)
    assert [one.attrib for one in ElementTree.fromstring(new)] == [{"name": f"k{n}"} for n in range(len(values))]


FLUENT = [*WORDS[:6], "{ $x }", '{ "{" }', "\n    ", " ", "{ -brand }", "<b>", "</b>"]


@given(st.lists(st.sampled_from(FLUENT), max_size=8).map("".join))
def test_fluent_keeps_its_lines(text: str) -> None:
    data = f"# Note\na = One {{ $n }}\n    {text}\n    .title = A title\n\n-term = Name\nb = Two\n".encode()
    new = assert_only_texts_change(assert_identity(data, "a.ftl"), data)
    assert b"\n\n-term = Name\n" in new
    assert b"\n    .title = " in new


@pytest.mark.parametrize("placeholder", [one for one in PLACEHOLDERS if one[0] != "<"])
def test_placeholders_are_codes(placeholder: str) -> None:
    data = json.dumps({"key": f"You have {placeholder} in the box"}).encode()
    article = assert_identity(data, "a.json")
    coded = articles.markup(article, 1).lifted(texts(article)[0])
    assert [code.text for code in coded.codes] == [placeholder]
    assert coded.plain == f"You have {coded.codes[0].stand_in} in the box"


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        ("Save", True),
        ("Save as…", True),
        ("OK, go", True),
        ("Größe", True),
        ("дом", True),
        ("Back-up", True),
        ("Settings:", True),
        ("read more", True),
        ("center", False),
        ("noteList", False),
        ("NoteList", False),
        ("note_list", False),
        ("UTF-8", False),
        ("GET", False),
        ("https://example.org/a b"[:20], False),
        ("mailto:a@b.org", False),
        ("a@b.org", False),
        ("./src/main.js", False),
        ("/usr/bin", False),
        ("www.example.org", False),
        ("example.org", False),
        ("#ff00aa", False),
        ("2024-05-01T10:00:00Z", False),
        ("12 %", False),
        ("{name}", False),
        ("{{count}} / {{total}}", False),
        ("%s: %s", False),
        ("", False),
        (" ", False),
        ("x", False),
        ("for one in rows:\n    if one:\n        return one", False),
        ("let a = 1;\nlet b = 2;", False),
    ],
)
def test_only_texts_of_people_are_translated(value: str, is_one: bool) -> None:
    assert read(json.dumps({"key": value}).encode(), "a.json") == ([value] if is_one else [])


TARGET = 'Das "ist" O\'Neills\\Weg: neu # 1'


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.json", r'{"a": "A text"}', r'{"a": "Das \"ist\" O' + r"'Neills\\Weg: neu # 1" + '"}'),
        ("a.json", r'{"a": "A \/ text"}', r'{"a": "Das \"ist\" O' + r"'Neills\\Weg: neu # 1" + '"}'),
        ("a.properties", "a=A text\n", 'a=Das "ist" O' + r"'Neills\\Weg: neu # 1" + "\n"),
        ("a.properties", "a=A text {0}\n", 'a=Das "ist" O' + r"'Neills\\Weg: neu # 1" + "\n"),
        ("a.strings", '"a" = "A text";', r'"a" = "Das \"ist\" O' + r"'Neills\\Weg: neu # 1" + '";'),
        ("a.yml", "a: A text\n", r'a: "Das \"ist\" O' + r"'Neills\\Weg: neu # 1" + '"\n'),
        ("a.yml", "a: 'A text'\n", "a: 'Das \"ist\" O''Neills\\Weg: neu # 1'\n"),
        ("a.yml", "a: |\n  A text\n", f"a: |\n  {TARGET}\n"),
        ("a.toml", 'a = "A text"', r'a = "Das \"ist\" O' + r"'Neills\\Weg: neu # 1" + '"'),
        ("a.toml", "a = '''A text'''", f"a = '''{TARGET}'''"),
        ("a.ftl", "a = A text\n", f"a = {TARGET}\n"),
        (
            "strings.xml",
            '<resources><string name="a">A text</string></resources>',
            r'<resources><string name="a">Das \"ist\" O\'Neills\\Weg: neu # 1</string></resources>',
        ),
    ],
)
def test_escapes_are_those_of_the_format(name: str, data: str, expected: str) -> None:
    assert translated(data.encode(), name, TARGET) == expected


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.json", r'{"a": "Caf\u00e9 text"}', r'{"a": "\u0414\u043e\u043c"}'),
        ("a.json", '{"a": "Café text"}', '{"a": "Дом"}'),
        ("a.properties", "a=A text\n", "a=\\u0414\\u043e\\u043c\n"),
        ("a.properties", "a=Café text\n", "a=Дом\n"),
        ("a.yml", "a: A text # note\n", "a: Дом # note\n"),
        ("a.yml", "en:\n  a: A text\n", "en:\n  a: Дом\n"),
    ],
)
def test_letters_beyond_ascii_are_written_as_in_the_file(name: str, data: str, expected: str) -> None:
    assert translated(data.encode(), name, "Дом") == expected


def test_properties_in_latin_1() -> None:
    data = "a=Caf\xe9 text\n".encode("latin-1")
    assert read(data, "a.properties") == ["Café text"]
    assert translated(data, "a.properties", "Дом") == "a=\\u0414\\u043e\\u043c\n"


def test_strings_in_utf_16() -> None:
    data = '\ufeff"a" = "A text";\r\n'.encode("utf-16-le")
    article = assert_laws(data, "a.strings")
    assert articles.serialize(article, {1: "Дом"}) == '\ufeff"a" = "Дом";\r\n'.encode("utf-16-le")


def test_apostrophes_of_message_format_are_doubled() -> None:
    data = b"a=It isn''t {0}\nb=It isn't here\n"
    article = assert_laws(data, "a.properties")
    one, two = (articles.markup(article, n).lifted(text) for n, text in enumerate(texts(article), 1))
    assert (one.plain, two.plain) == ("It isn't {1}", "It isn't here")


@pytest.mark.parametrize(
    ("name", "data", "before", "after"),
    [
        ("en.yml", "en:\n  a: A text\n", "en", "ru"),
        ("app_en.arb", '{"@@locale": "en", "a": "A text"}', '"en"', '"ru"'),
    ],
)
def test_the_locale_of_a_file_becomes_the_target(name: str, data: str, before: str, after: str) -> None:
    article = articles.parse(data.encode(), name, "en")
    assert articles.translated(article, {}, "ru").data.decode() == data.replace(before, after, 1)


WRAPPED = """\
The quick brown fox jumps over the lazy dog and then it
runs away to the {big forest}, where it lives with its
family.
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.yml", "a: |\n  " + WRAPPED.replace("\n", "\n  ").rstrip(" ")),
        ("a.toml", f'a = """\n{WRAPPED}"""\n'),
        ("a.json", json.dumps({"a": WRAPPED})),
    ],
)
def test_wrapped_values_are_whole_and_wrapped_again(name: str, data: str) -> None:
    article = assert_identity(data.encode(), name)
    assert texts(article) == [WRAPPED.replace("\n", " ").strip()]
    new = articles.serialize(article, {1: "слово " * 20 + "{big forest} конец"}).decode()
    rows = new.replace("\\n", "\n").split("\n")
    assert len(rows) >= 3
    assert max(map(len, rows)) <= 56 + len('{"a": "')


def test_texts_around_cdata_are_found() -> None:
    data = b'<resources><string name="a">Hello <![CDATA[<b>bold</b> text]]> and more</string></resources>'
    assert texts(assert_laws(data, "strings.xml")) == ["Hello", "<b>bold</b> text", "and more"]


def test_a_webextension_has_its_messages_translated_only() -> None:
    inner = {"x": {"content": "$1", "example": "An example"}}
    data = {"a": {"message": "A text", "description": "A note", "placeholders": inner}}
    assert read(json.dumps(data).encode(), "messages.json") == ["A text"]


ICU = "{n, plural, offset:1 =0 {No {kind} notes} one {# note} other {{x, select, a {My # notes} other {All notes}}}}"


def test_plurals_are_translated_by_branch() -> None:
    data = json.dumps({"a": f"Hello! {ICU} Bye now!"}).encode()
    article = assert_laws(data, "a.json")
    assert texts(article) == ["Hello!", "No {kind} notes", "# note", "My # notes", "All notes", "Bye now!"]
    assert [one.place for one in article.paragraphs][1:4] == ["a[=0]", "a[one]", "a[other a]"]
    assert articles.markup(article, 3).lifted("# note").plain == "{1} note"
    assert read(json.dumps({"a": "Say {n, plural, broken text"}).encode(), "a.json") == ["Say {n, plural, broken text"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", b'{"a": }', "a.json: not JSON (Expecting value: line 1 column 7 (char 6)); mend it"),
        ("a.json", b"[" * 100_000, "a.json: not JSON"),
        ("a.yml", b"a: [1\nb: 2\n", "a.yml: not YAML ("),
        ("a.toml", b"a = b\n", "a.toml: not TOML (Invalid value (at line 1, column 5)); mend it"),
        ("strings.xml", b"<html/>", "strings.xml: XML of an unknown kind (root element html); give"),
        (
            "strings.xml",
            b'<!DOCTYPE resources [\n<!ENTITY a "b">]><resources/>',
            "strings.xml:1: XML that declares entities, which is not read; write out",
        ),
        ("a.stringsdict", b"no xml", "a.stringsdict: no XML; give"),
        ("report.pdf", b"%PDF-1.7", "report.pdf: PDF is not read; convert it first, e.g. with pdftotext"),
        ("a.rst", b"Title\n=====\n", "a.rst: reStructuredText is not read; convert it first"),
        ("a.adoc", b"= Title\n", "a.adoc: AsciiDoc is not read; convert it first"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "a.doc: the old format of Word is not read; save it as DOCX"),
        ("a.RTF", b"{\\rtf1}", "a.RTF: RTF is not read; save it as DOCX"),
    ],
)
def test_what_is_not_read_is_refused_by_name(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        articles.parse(data, name, "en")
    assert str(error.value).startswith(message)


def test_folders_are_not_searched_for_files_that_may_be_settings() -> None:
    names = ["a.json", "a.yml", "a.toml", "a.properties", "a.xml", "a.pdf"]
    assert [name for name in names if articles.is_searched(name) and name != "a.xml"] == []
    assert all(map(articles.is_searched, ["a.srt", "A.VTT", "a.ftl", "strings.xml", "a.arb", "a.strings", "a.txt"]))


def test_a_value_in_single_quotes_that_they_cannot_hold() -> None:
    article = articles.parse(b"a = 'A text'\n", "a.toml", "en")
    with pytest.raises(ArticleError, match=r"a.toml: the value of a is in single quotes"):
        articles.serialize(article, {1: "It's"})


def test_plists_and_tables_are_read_by_their_own_parsers() -> None:
    inner = b"<key>a</key><dict><key>other</key><string>Fish &amp; chips</string></dict>"
    article = assert_laws(b'<plist version="1.0"><dict>' + inner + b"</dict></plist>", "a.stringsdict")
    markup = articles.markup(article, 1)
    new = articles.serialize(article, {1: markup.written(markup.lifted("A &lt; b")).text})
    assert plistlib.loads(new) == {"a": {"other": "A < b"}}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps({f"k{n}": f"A text %s {n}" for n in range(20_000)})),
        ("a.json", json.dumps({"a": "{n, plural, one {" * 5_000 + "}" * 10_000})),
        ("a.json", json.dumps({"a": "{" * 50_000 + "x y" + "%" * 50_000})),
        ("a.json", json.dumps({"a": "{name} and " * 10_000})),
        ("a.properties", "k = A text \\\n" * 20_000),
        ("a.strings", '"k" = "A text";\n' * 20_000),
        ("a.strings", '"' * 50_001),
        ("a.toml", "".join(f'k{n} = "A text"\n' for n in range(10_000))),
        ("a.yml", "".join(f"k{n}: A text\n" for n in range(10_000))),
        ("a.yml", "k: |\n" + "  A text\n" * 20_000),
        ("a.ftl", "k = A text { $n }\n    more\n" * 10_000),
        ("a.ftl", "k = " + "{ $n ->\n [one] a b\n *[other] " * 300 + "}\n" * 300),
        ("strings.xml", "<resources>" + "<string name='a'>A text</string>\n" * 20_000 + "</resources>"),
    ],
)  # fmt: skip
def test_it_takes_linear_time(name: str, data: str) -> None:
    start = time.process_time()
    article = articles.parse(data.encode(), name, "en")
    articles.serialize(article, dict.fromkeys(range(1, len(article.paragraphs) + 1), "Text"))
    assert time.process_time() - start < 8
