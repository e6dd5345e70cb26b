"""The machine's marks are found however an editor has wrapped, moved or joined them, and nobody's remark is lost.

The files of tests/golden/marks are one catalog as programs save it: Babel 2.19.0 in 76 and 40 columns, translate-
toolkit 3.20.4 (po2xliff and back), GNU msgcat in 40 columns. polib, which is installed, saves it here.
"""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from translate import catalog
from translate.catalog import mark_lines, provenance, reader, writer
from translate.catalog.entries import Catalog
from translate.model import Standing

GOLDEN = Path(__file__).parents[2] / "golden" / "marks"
GIVEN = (GOLDEN / "catalog.po").read_text("utf-8")
STAMP = r"^# (machine: .*)\n"


def by_polib(text: str, width: int = 78) -> str:
    return str(polib.pofile(text, wrapwidth=width)) + "\n"


def with_change(pattern: str, by: str) -> str:
    found, count = re.subn(pattern, by, GIVEN, flags=re.MULTILINE)
    assert count
    return found


WAYS = {
    **{path.stem: path.read_text("utf-8") for path in sorted(GOLDEN.glob("*.po"))},
    "polib": by_polib(GIVEN),
    "polib, 40 columns": by_polib(GIVEN, 40),
    "polib, 24 columns": by_polib(GIVEN, 24),
    "polib twice": by_polib(by_polib(GIVEN, 60), 40),
    "no blank after the sign": with_change("^# ", "#"),
    "two blanks after the sign": with_change("^# machine", "#  machine"),
    "blanks at the end of lines": with_change("^(# .*)$", r"\1   "),
    "a tab": with_change("; text ", ";\\ttext\\t"),
    "Windows line ends": GIVEN.replace("\n", "\r\n"),
    "empty comments around": with_change(STAMP, r"#\n# \1\n#\n"),
    "after references and flags": with_change(r"^# (machine: .*)\n((?:#[.:,] .*\n)+)", r"\2# \1\n"),
    "before the remarks": with_change(r"^(# Anna.*\n)((?:# machine.*\n)+)", r"\2\1"),
    "among the program's comments": with_change(STAMP, r"#. \1\n"),
    "wrapped among the program's comments": with_change(r"^# (machine: .*;) (text \w+)\n", r"#. \1\n#. \2\n"),
    "doubled": with_change(STAMP, r"# \1\n# \1\n"),
    "joined to the remark before": with_change(r"^(# Anna.*)\n# machine", r"\1 machine"),
    "joined to the remark after": with_change(r"^(# machine: .*)\n# Anna", r"\1 Anna"),
    "text and stamp joined": with_change(r"^(# machine said: .*)\n# (machine: )", r"\1 \2"),
    "all joined": with_change(r"^# (.*)(?:\n# (.*))(?:\n# (.*))?$", r"# \1 \2 \3"),
}


def facts(found: Catalog) -> dict[str, tuple[object, ...]]:
    """What is known of each entry; remarks as one text, as tools wrap them, too."""
    return {
        entry.source: (
            entry.target,
            entry.standing,
            entry.obsolete,
            entry.machine,
            " ".join(entry.remarks).replace("- ", "-").split(),
        )
        for entry in found.entries
    }


@pytest.mark.parametrize("way", WAYS)
def test_marks_are_found_and_remarks_stay(way: str) -> None:
    given, found = (reader.parse(text.encode(), "a.po") for text in (GIVEN, WAYS[way]))
    expected = facts(given)
    assert [expected[source][1] for source in ("Untouched.", "Edited.", "Approved.")] == [
        Standing.MACHINE,
        Standing.EDITED,
        Standing.APPROVED,
    ]
    assert all(known[3] for known in expected.values())
    got = facts(found)
    if way == "toolkit":  # it makes an obsolete entry a current one
        del got["Gone."], expected["Gone."]
    assert got == expected
    assert [len(entry.unresolved) for entry in found.entries] == [len(entry.unresolved) for entry in given.entries]
    again = reader.parse(writer.encode(found), "a.po")
    assert again == found
    assert writer.encode(found) == WAYS[way].encode() or way in ("toolkit", "polib twice") or "\n\n" in WAYS[way]


@pytest.mark.parametrize(
    "comments",
    [
        ("machine: this is wrong",),
        ("machine: a bad translation; text follows", "and so on"),
        ("the machine said: nothing", "of value"),
        ("machine: wrong", "machine: copy copy@1; text 0123abcd", "Anna: right"),
        ("see machine:", "", "it; text 0123abcd"),
        ("machine said: a text that", "nobody can prove", "machine: copy copy@1; text 0123abcd"),
        ("", "machine: copy copy@1; terms washing machine: old; text 0123abcd", ""),
        ("Anna", "", "", "machine: copy copy@1; text 0123abcd", "", "Boris", ""),
    ],
)
def test_what_is_no_wrapped_mark_stays_as_it_is(comments: tuple[str, ...]) -> None:
    assert mark_lines.restored(comments) == comments


def test_a_wrapped_text_is_joined_only_as_far_as_its_stamp_proves_it() -> None:
    text = "Из-за северо-восточного ветра 5\u00a0% домов"
    stamp = f"machine: engine 1; text {provenance.checksum(text)}"
    lines = ("machine said: Из-за северо-", "восточного ветра 5", "% домов", "Anna: why?")
    assert mark_lines.restored((*lines, stamp)) == (f"machine said: {text}", "Anna: why?", stamp)


def test_a_deleted_stamp_is_put_back_where_the_machine_is_known_to_have_said_the_text() -> None:
    found = reader.parse(with_change(STAMP, "").encode(), "a.po")
    assert found.by_source()["Untouched."].standing is Standing.EDITED
    wanted = catalog.unstamped(found)
    assert set(wanted) == {"Untouched.", "Edited."}
    assert catalog.stamped(found, {}) is found
    again = catalog.stamped(found, {"Untouched.": "Машинный текст.", "Edited.": "Другой машинный текст."})
    assert again.by_source()["Untouched."].standing is Standing.MACHINE
    assert again.by_source()["Edited."] == found.by_source()["Edited."]
