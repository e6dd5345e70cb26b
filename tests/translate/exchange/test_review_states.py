"""What an import approves: what the file says, and with --approve what it does not say to be in need of a review."""

from __future__ import annotations

import logging
import textwrap
from pathlib import Path

import pytest

from translate import catalog
from translate.catalog.entries import Catalog, Entry
from translate.exchange import catalogs, exchange_formats
from translate.exchange.catalogs import Fate
from translate.exchange.passage import Passage
from translate.model import State

MACHINE = "Машинный текст."
STAMP = f"machine: engine 1; text {catalog.checksum(MACHINE)}"
FOUND = {"a.txt": Catalog(None, (Entry("One.", MACHINE, flags=("fuzzy",), comments=(STAMP,)), Entry("Two.", "")))}
SAME, EDITED, APPROVED = Fate.SAME, Fate.EDITED, Fate.APPROVED


def fates(path: Path, *, form: str = "") -> list[list[Fate]]:
    """The results of an import without and with --approve, without those that bring nothing."""
    given = list(exchange_formats.read(path, "en", "ru", form))
    both = [catalogs.bring_in(given, FOUND, approve=approve)[1] for approve in (False, True)]
    return [[one.fate for one in some if one.fate is not Fate.EMPTY] for some in both]


def exported(path: Path, form: str) -> str:
    exchange_formats.write(catalogs.passages(FOUND), path, "en", "ru", form)
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "changes", "without", "approving"),
    [
        ("xliff", {}, SAME, SAME),  # nobody has looked at it
        ("xliff", {MACHINE: "Раз."}, EDITED, APPROVED),  # OmegaT leaves the state as it was
        ("xliff", {"needs-review-translation": "translated"}, SAME, APPROVED),  # Poedit, taken as it is
        ("xliff", {"needs-review-translation": "translated", MACHINE: "Раз."}, EDITED, APPROVED),
        ("xliff", {"needs-review-translation": "needs-l10n", MACHINE: "Раз."}, EDITED, EDITED),  # Poedit: needs work
        ("xliff", {"needs-review-translation": "final"}, APPROVED, APPROVED),
        ("xliff2", {}, SAME, SAME),
        ("xliff2", {MACHINE: "Раз."}, EDITED, APPROVED),
        ("xliff2", {'"translated"': '"reviewed"'}, SAME, APPROVED),
        ("xliff2.0", {}, SAME, SAME),
        ("xliff2.0", {' subState="poedit:fuzzy"': ""}, SAME, APPROVED),
        ("xliff2.0", {' subState="poedit:fuzzy"': "", MACHINE: "Раз."}, EDITED, APPROVED),
        ("xliff2.0", {MACHINE: "Раз."}, EDITED, EDITED),
        ("tmx", {}, SAME, SAME),
        ("tmx", {MACHINE: "Раз."}, EDITED, APPROVED),
        ("csv", {}, SAME, SAME),
        ("csv", {MACHINE: "Раз."}, EDITED, EDITED),  # a table has a column for it
        ("csv", {"a.txt,fuzzy,": "a.txt,,", MACHINE: "Раз."}, EDITED, APPROVED),
        ("csv", {"a.txt,fuzzy,": "a.txt,approved,"}, APPROVED, APPROVED),
    ],
)
def test_what_tools_do_to_our_files(
    tmp_path: Path, form: str, changes: dict[str, str], without: Fate, approving: Fate
) -> None:
    path = tmp_path / f"a{exchange_formats.FORMATS[form].suffix}"
    text = exported(path, form)
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    assert fates(path) == [[without], [approving]]


def unit(attributes: str, state: str, target: str = "Раз.") -> str:
    return (
        '<xliff version="1.2"><file original="a.txt" source-language="en" target-language="ru"><body>'
        f'<trans-unit id="1" {attributes}><source>One.</source><target {state}>{target}</target></trans-unit>'
        "</body></file></xliff>"
    )


@pytest.mark.parametrize(
    ("attributes", "state", "without", "approving"),
    [
        ("", "", EDITED, APPROVED),
        ("", 'state="translated"', EDITED, APPROVED),
        ("", 'state="needs-review-translation"', EDITED, EDITED),
        ("", 'state="new"', EDITED, EDITED),
        ('approved="no"', "", EDITED, APPROVED),
        ('approved="yes"', "", APPROVED, APPROVED),
        ('xmlns:mq="MQXliff" mq:status="PartiallyEdited"', "", EDITED, EDITED),
        ('xmlns:mq="MQXliff" mq:status="ManuallyConfirmed"', "", EDITED, APPROVED),
        ('xmlns:m="http://www.memsource.com/mxlf/2.0" m:confirmed="0"', "", EDITED, EDITED),
        ('xmlns:m="http://www.memsource.com/mxlf/2.0" m:confirmed="1"', "", EDITED, APPROVED),
    ],
)
def test_what_other_tools_say(tmp_path: Path, attributes: str, state: str, without: Fate, approving: Fate) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(unit(attributes, state), "utf-8")
    assert fates(path) == [[without], [approving]]


def test_a_catalog_says_what_is_approved(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(
        '#: a.txt\n#, fuzzy\nmsgid "One."\nmsgstr "Раз."\n\n#: a.txt\nmsgid "Two."\nmsgstr "Два."\n', "utf-8"
    )
    assert fates(path) == [[EDITED, APPROVED]] * 2


@pytest.mark.parametrize("form", ["xliff", "xliff2", "tmx"])
def test_what_was_imported_before_is_approved_by_a_second_import(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a{exchange_formats.FORMATS[form].suffix}"
    path.write_text(exported(path, form).replace(MACHINE, "Раз."), "utf-8")
    given = list(exchange_formats.read(path, "en", "ru"))
    once = {**FOUND, **catalogs.bring_in(given, FOUND)[0]}
    assert once["a.txt"].entries[0].state is State.FUZZY
    changed, _ = catalogs.bring_in(given, once, approve=True)
    assert changed["a.txt"].entries[0].state is State.TRANSLATED
    assert changed["a.txt"].entries[0].target == "Раз."


def test_an_approved_wording_stays_whatever_is_asked_for() -> None:
    found = {"a.txt": Catalog(None, (Entry("One.", "Раз."),))}
    changed, brought = catalogs.bring_in([Passage("One.", "Один.", State.FUZZY)], found, approve=True)
    assert (changed, [one.fate for one in brought]) == ({}, [Fate.KEPT])


def test_a_unit_that_is_final_and_not_approved_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(unit('approved="no"', 'state="final"'), "utf-8")
    with caplog.at_level(logging.INFO, "translate"):
        assert fates(path) == [[APPROVED], [APPROVED]]
    assert caplog.messages[0].endswith('a.xlf: 1 unit with approved="no" and a final state: taken as approved')


SPACES = ["", ' xml:space="preserve"', ' xml:space="default"']


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_white_space_of_a_formatter_is_no_edit(tmp_path: Path, space: str, version: str) -> None:
    target = "\n        Машинный\n        текст.\n      "
    if version == "1.2":
        text = unit(f'{space} approved="no"', "", target)
    else:
        text = (
            '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru">'
            f'<file id="f" original="a.txt"><unit id="1"{space}><segment state="translated"><source>One.</source>'
            f"<target>{target}</target></segment></unit></file></xliff>"
        )
    path = tmp_path / "a.xlf"
    path.write_text(text, "utf-8")
    given = list(exchange_formats.read(path, "en", "ru"))
    assert catalogs.bring_in(given, FOUND)[0] == {}
    path.write_text(text.replace("Машинный\n", "Машинный и правленый\n"), "utf-8")
    changed, _ = catalogs.bring_in(exchange_formats.read(path, "en", "ru"), FOUND)
    assert changed["a.txt"].entries[0].target == "Машинный и правленый текст."


def test_a_formatted_export_of_lines_changes_nothing(tmp_path: Path) -> None:
    """Each text as a formatter fills it, with indents, in a file that says to keep them."""
    source, target = "A first line\nand a second one.", "Первая строка\nи вторая."
    mark = f"machine: engine 1; text {catalog.checksum(target)}"
    found = {"a.txt": Catalog(None, (Entry(source, target, flags=("fuzzy",), comments=(mark,)),))}
    exchange_formats.write(catalogs.passages(found), tmp_path / "a.xlf", "en", "ru", "xliff")
    text = (tmp_path / "a.xlf").read_text("utf-8")
    for one in (source, target):
        filled = textwrap.fill(one, 20, initial_indent="      ", subsequent_indent="      ")
        text = text.replace(one, f"\n{filled}\n    ")
    (tmp_path / "a.xlf").write_text(text, "utf-8")
    assert catalogs.bring_in(exchange_formats.read(tmp_path / "a.xlf", "en", "ru"), found)[0] == {}


def test_an_indent_that_a_text_has_itself_stays(tmp_path: Path) -> None:
    source, target = "Code:\n    a = 1", "Код:\n    a = 1"
    found = {"a.txt": Catalog(None, (Entry(source, ""),))}
    exchange_formats.write(
        [Passage(source, target, State.TRANSLATED, "a.txt")], tmp_path / "a.xlf", "en", "ru", "xliff"
    )
    changed, _ = catalogs.bring_in(exchange_formats.read(tmp_path / "a.xlf", "en", "ru"), found)
    assert changed["a.txt"].entries[0].target == target


def test_a_line_break_of_a_person_is_an_edit() -> None:
    given = Passage("One.", "Машинный\nтекст.", State.FUZZY, "a.txt")
    assert catalogs.bring_in([given], FOUND)[0]["a.txt"].entries[0].target == "Машинный\nтекст."
