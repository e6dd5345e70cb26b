"""The table `check` of the configuration: what it says, and what is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import ConfigError
from translate.project import config
from translate.project.check_settings import Gate, Ignored, Threshold


def loaded(folder: Path, text: str) -> Gate:
    (folder / "translate.toml").write_text(text, "utf-8")
    return config.load({}, {"TRANSLATE_CHECK": "nothing"}, folder).check


def test_a_whole_gate(tmp_path: Path) -> None:
    gate = loaded(
        tmp_path,
        """
        [check]
        fail-on = "warning"
        [check.severity]
        dash = "warning"
        [[check.ignore]]
        rule = "quote-style"
        path = "press/*"
        to = "pt_br"
        reason = "house style"
        [check.ru]
        reviewed = 80
        terms = 95.5
        [check.pt-BR]
        errors = 0
        """,
    )
    assert gate.fail_on == "warning"
    assert dict(gate.severity) == {"dash": "warning"}
    assert gate.ignore == (Ignored("quote-style", "house style", "press/*", "pt-BR"),)
    assert dict(gate.thresholds) == {"ru": Threshold(approved=80, terms=95.5), "pt-BR": Threshold(errors=0)}


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("check = 3", "check", "not a table"),
        ("[check]\nfail_on = 'error'", "check.fail_on", "did you mean fail-on"),
        ("[check]\nfail-on = 'never'", "check.fail-on", "'never' is not one of error, warning, none"),
        ("[check.severity]\ndash = 'loud'", "check.severity.dash", "'loud' is not one of"),
        ("[check.severity]\ndash = 3", "check.severity.dash", "3 is not one of"),
        ("[check]\nignore = 'dash'", "check.ignore", r"write \[\[check.ignore\]\]"),
        ("[[check.ignore]]\nrule = 'dash'", r"check.ignore\[0\]", "has no reason"),
        ("[[check.ignore]]\nreason = 'so'", r"check.ignore\[0\]", "has no rule"),
        ("[[check.ignore]]\nrule = 'dash'\nreason = ' '", r"check.ignore\[0\].reason", "is not a text"),
        ("[[check.ignore]]\nrule = 'dash'\nwhy = 'so'", r"check.ignore\[0\].why", "no such key"),
        ("[check.ru]\nreviewd = 8", "check.ru.reviewd", "did you mean reviewed"),
        ("[check.ru]\nreviewed = 101", "check.ru.reviewed", "more than 100"),
        ("[check.ru]\nreviewed = -1", "check.ru.reviewed", "not a number"),
        ("[check.ru]\nreviewed = true", "check.ru.reviewed", "not a number"),
        ("[check.russian]\nreviewed = 1", "check.russian", "no such key"),
        ("[check]\nru = 80", "check.ru", "not a table"),
    ],
)
def test_what_is_refused_says_where_and_what(tmp_path: Path, text: str, where: str, says: str) -> None:
    with pytest.raises(ConfigError, match=rf"translate.toml: {where}: .*{says}"):
        loaded(tmp_path, text)


def test_without_a_table_errors_fail(tmp_path: Path) -> None:
    assert loaded(tmp_path, "") == Gate()
    assert Gate().fail_on == "error"
