"""The forms of plurals that a target locale has: made from those of the file, each with numbers that take it."""

from __future__ import annotations

import json

import pytest
import yaml

from translate.machine import agreed
from translate.model import Article
from translate.project import articles
from translate.text import plurals

ANDROID = """<resources>
    <plurals name="files">
        <item quantity="one">%d file</item>
        <item quantity="other">%d files</item>
    </plurals>
</resources>
"""
APPLE = """<plist version="1.0"><dict><key>files</key><dict><key>n</key><dict>
  <key>NSStringFormatValueTypeKey</key><string>d</string>
  <key>one</key>
  <string>%d file</string>
  <key>other</key>
  <string>%d files</string>
</dict></dict></dict></plist>
"""
FLUENT = "files = { $n ->\n    [one] { $n } file\n   *[other] { $n } files\n}\n"
SAMPLES = {
    "a.json": '{"a": "{n, plural, =0 {Nothing} one {# file} other {# files}}"}',
    "a.arb": '{"a": "We have {n, plural, one{# file} other{# files}} here"}',
    "i18next.json": '{\n  "file_one": "{{count}} file",\n  "file_other": "{{count}} files"\n}\n',
    "nested.json": '{"file": {"one": "%{count} file", "other": "%{count} files"}}',
    "en.yml": 'en:\n  file:\n    one: "%{count} file"\n    other: "%{count} files"\n',
    "plain.yml": "en:\n  file:\n    one: One file here\n    other: Many files here\n",
    "a.properties": "a={0, plural, one {# file} other {# files}}\n",
    "plurals.xml": ANDROID,
    "a.stringsdict": APPLE,
    "a.ftl": FLUENT,
}


def read(name: str, to: str) -> Article:
    return articles.into(articles.parse(SAMPLES[name].encode(), name, "en"), to)


def shown(article: Article) -> list[str]:
    """The texts of an article as an engine is given them."""
    pairs = enumerate(articles.texts(article), 1)
    return [articles.markup(article, n).lifted(text).plain for n, (text, _) in pairs]


def filled(name: str, to: str) -> str:
    article = read(name, to)
    targets = {n: text.replace("file", "плик") for n, (text, _) in enumerate(articles.texts(article), 1)}
    return articles.translated(article, targets, to).data.decode()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_forms_of_russian_and_of_japanese(name: str) -> None:
    assert sum("file" in text for text in shown(read(name, "ru"))) == 4
    assert sum("file" in text for text in shown(read(name, "ja"))) == 2
    article = articles.parse(SAMPLES[name].encode(), name, "en")
    assert articles.serialize(articles.into(article, "ru"), {}).decode() == SAMPLES[name]
    assert (
        sum("плик" in text for text, _ in articles.texts(articles.parse(filled(name, "ru").encode(), name, "en"))) == 4
    )


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "plain.yml"])
def test_each_form_is_read_with_a_number_that_takes_it(name: str) -> None:
    found = [text for text in shown(read(name, "ru")) if "file" in text]
    wanted = ["1 file", "22 files", "25 files", "1.5 files"]
    assert all(number in text for number, text in zip(wanted, found, strict=True))


def test_what_is_written() -> None:
    assert json.loads(filled("i18next.json", "ru")) == {
        "file_one": "{{count}} плик",
        "file_few": "{{count}} пликs",
        "file_many": "{{count}} пликs",
        "file_other": "{{count}} пликs",
    }
    assert filled("a.json", "ru") == (
        '{"a": "{n, plural, =0 {Nothing} one {# плик} few {# пликs} many {# пликs} other {# пликs}}"}'
    )
    assert list(yaml.safe_load(filled("en.yml", "ru"))["ru"]["file"]) == ["one", "few", "many", "other"]
    assert filled("plurals.xml", "cs") == ANDROID.replace("file<", "плик<").replace(
        '<item quantity="other">%d files</item>',
        '<item quantity="few">%d пликs</item>\n        <item quantity="many">%d пликs</item>\n'
        '        <item quantity="other">%d пликs</item>',
    ).replace('name="плик', 'name="file')
    assert filled("a.ftl", "ru") == (
        "files = { $n ->\n    [one] { $n } плик\n    [few] { $n } пликs\n    [many] { $n } пликs\n"
        "   *[other] { $n } пликs\n}\n"
    )
    assert "<key>few</key>\n  <string>%d пликs</string>\n  <key>many</key>" in filled("a.stringsdict", "ru")


def test_a_form_that_names_no_number_but_holds_for_more_is_made_from_the_general_one() -> None:
    text = b'{"a": "{n, plural, one {one file} other {# files}}"}'
    article = articles.into(articles.parse(text, "a.json", "en"), "ru")
    assert shown(article)[0] == "21 files"
    assert shown(articles.into(articles.parse(text, "a.json", "en"), "de"))[0] == "one file"


def test_forms_of_one_text_have_contexts_of_their_own() -> None:
    found = [one for one in articles.texts(read("a.json", "ru")) if one[0] == "# files"]
    assert len(found) == 3
    assert len({context for _, context in found}) == 3


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "{n, selectordinal, one {#st file} other {#th file}}"}',
        '{"a": "{who, select, one {a file} other {all files}}"}',
        '{"box_other": "Other files", "other": "Other"}',
        '{"a": {"one": "One", "other": "Other", "third": "Third"}}',
        '{"a": "{n, plural, one {# file} other {# files\\n\\nand more}}"}',
    ],
)
def test_what_is_no_plural_gets_no_further_forms(text: str) -> None:
    article = articles.parse(text.encode(), "a.json", "en")
    assert len(articles.into(article, "ru").paragraphs) == len(article.paragraphs)


def test_examples_of_numbers() -> None:
    assert {name: numbers[0] for name, numbers in plurals.of_locale("pl").items()} == {
        "one": "1",
        "few": "22",
        "many": "21",
        "other": "1.5",
    }
    assert plurals.of_locale("fr")["many"] == ()
    assert [numbers[0] for numbers in plurals.of_rule("nplurals=2; plural=(n != 1);")] == ["1", "21"]
    assert plurals.of_rule("nplurals=2; plural=(n/0);") == plurals.of_rule("none") == ()


@pytest.mark.parametrize(
    ("text", "number", "right"),
    [
        ("22 файлов", "22", "22 файла"),
        ("22 новых сообщений", "22", "22 новых сообщения"),
        ("22 новые лодки", "22", "22 новые лодки"),
        ("1 нового сообщения", "1", "1 новое сообщение"),
        ("Были удалены 22 файлов.", "22", "Были удалены 22 файла."),
        ("1,5 файлов", "1.5", "1,5 файла"),
        ("21 файлов", "21", "21 файл"),
        ("до 22 файлов", "22", "до 22 файлов"),
        ("22 и 22 файлов", "22", "22 и 22 файлов"),
    ],
)
def test_the_noun_agrees_with_the_number(text: str, number: str, right: str) -> None:
    assert agreed(text, number, "ru").text == right
