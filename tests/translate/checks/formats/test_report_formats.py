"""The report of a check in every format: valid, and with the same findings in each."""

from __future__ import annotations

import json
import lzma
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

import translate
from glossary import Severity, Term
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.formats import sarif
from translate.checks.formats.report_formats import FORMATS, SUFFIXES
from translate.checks.gate import Report
from translate.checks.tally import Tally
from translate.model import State

SARIF = Path(__file__).parents[3] / "data" / "schemas" / "sarif-2.1.0-rtm.5.json.xz"
CHECK = Path(translate.__file__).parent / "data" / "schemas" / "check.json"

NASTY = 'a, b: "c" | <d> 100 % *e* \x01 \ud800\nf'


def record(file: str, line: int, article: str = "press/a.txt") -> Record:
    return Record("It had 4 rooms.", f"Там 5 {NASTY}", State.TRANSLATED, "ru", "en", article, (2, 5), file, line)


REPORT = Report(
    (
        EntryFinding("number", Severity.ERROR, f"missing: 4 {NASTY}", record("out/po/ru/press/a b,c.txt.po", 12)),
        EntryFinding("dash", Severity.INFO, "a hyphen", record("out/po/ru/press/a b,c.txt.po", 12)),
        EntryFinding(
            "term-missing", Severity.WARNING, "x => y", record("out/po/ru/press/a b,c.txt.po", 30), Term("x", "y")
        ),
        EntryFinding(
            "number", Severity.ERROR, "missing: 7", record("out/po/ru/b.txt.po", 7), waived="the source: errs"
        ),
        EntryFinding("fuzzy-shipped", Severity.INFO, "3 of 4", record("out/po/ru/b.txt.po", 0)),
        EntryFinding(
            "threshold", Severity.ERROR, "ru: reviewed: 5 %", Record("", "", State.TRANSLATED, "ru", file="out/po/ru")
        ),
    ),
    (Tally("ru", 3, 40, 2, 37, 1, 400, 7, 6, 2, 1, 2, 1),),
    ("out/po/ru/b.txt.po", "out/po/ru/clean.txt.po", "out/po/ru/press/a b,c.txt.po"),
    ("out/po/ru/d.txt.po:3: cut off; mend it",),
)

Seen = set[tuple[str, str, int, str]]
"""Rule, file, line (0: none), and the severity, or "waived"."""


def expected() -> Seen:
    return {(f.rule, f.record.file, f.record.line, "waived" if f.waived else str(f.severity)) for f in REPORT.findings}


def render(name: str, fail_on: str = "error") -> str:
    return FORMATS[name](REPORT, fail_on)


def seen_in_text() -> Seen:
    line = re.compile(
        r"(?P<file>[^:]+?)(?::(?P<line>\d+))?: (?P<severity>error|warning|info|waived): (?P<rule>[a-z-]+): "
    )
    found = [match for text in render("text").splitlines() if (match := line.match(text))]
    return {(m["rule"], m["file"], int(m["line"] or 0), m["severity"]) for m in found}


def seen_in_json() -> Seen:
    rows = json.loads(render("json"))["findings"]
    return {
        (r["rule"], r["file"], r["line"] or 0, "waived" if r["waived"] is not None else r["severity"]) for r in rows
    }


def seen_in_sarif() -> Seen:
    names = {"error": "error", "warning": "warning", "note": "info"}

    def one(result: dict[str, Any]) -> tuple[str, str, int, str]:
        place = result["locations"][0]["physicalLocation"]
        file = place["artifactLocation"]["uri"].replace("%20", " ").replace("%2C", ",")
        severity = "waived" if result.get("suppressions") else names[result["level"]]
        return result["ruleId"], file, place.get("region", {}).get("startLine", 0), severity

    return {one(result) for result in json.loads(render("sarif"))["runs"][0]["results"]}


def seen_in_junit() -> Seen:
    found: Seen = set()
    for suite in ElementTree.fromstring(render("junit")):
        for case in suite:
            rule, _, where = case.attrib["name"].partition(", ")
            if not where:
                continue
            file, line = re.fullmatch(r"(.*?)(?::(\d+))?", where).groups()  # type: ignore[union-attr]
            child = case[0]
            severity = {
                "skipped": "waived",
                "failure": child.attrib.get("type", ""),
                "system-out": (child.text or "").partition(":")[0],
            }[child.tag]
            found.add((rule, file, int(line or 0), severity))
    return found


def seen_in_github() -> Seen:
    line = re.compile(
        r"::(?P<kind>error|warning|notice) file=(?P<file>[^,]*?)(?:,line=(?P<line>\d+))?,title=(?P<rule>[a-z-]+) [^:]*"
        r"::(?P<waived>waived)?"
    )
    names = {"error": "error", "warning": "warning", "notice": "info"}
    found = [match for text in render("github").splitlines() if (match := line.match(text))]
    return {
        (m["rule"], m["file"].replace("%2C", ","), int(m["line"] or 0), m["waived"] or names[m["kind"]]) for m in found
    }


def seen_in_markdown() -> Seen:
    found: Seen = set()
    severity = ""
    for text in render("markdown").splitlines():
        if title := re.match(r"(?:### |<details><summary>)(Errors|Warnings|Hints|Waived) ", text):
            severity = {"Errors": "error", "Warnings": "warning", "Hints": "info", "Waived": "waived"}[title[1]]
        cells = [re.sub(r"\\(.)", r"\1", cell) for cell in re.split(r" (?<!\\)\| ", text.strip("| "))]
        if severity and text.startswith("| ") and cells[0] != "where":
            file, line = re.fullmatch(r"(.*?)(?::(\d+))?", cells[0]).groups()  # type: ignore[union-attr]
            found.add((cells[1], file, int(line or 0), severity))
    return found


@pytest.mark.parametrize(
    "seen", [seen_in_text, seen_in_json, seen_in_sarif, seen_in_junit, seen_in_github, seen_in_markdown]
)
def test_the_same_findings_stand_in_each_format(seen: Any) -> None:
    assert seen() == expected()


def test_each_format_is_one_text_that_can_be_written(tmp_path: Path) -> None:
    for name in FORMATS:
        for report in (REPORT, Report()):
            text = FORMATS[name](report, "warning")
            assert text.endswith("\n") or not text
            (tmp_path / name).write_bytes(text.encode("utf-8", "replace"))
    assert set(SUFFIXES.values()) == set(FORMATS) - {"github"}


def test_json_is_what_its_schema_says() -> None:
    schema = json.loads(CHECK.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for report in (REPORT, Report()):
        jsonschema.validate(json.loads(FORMATS["json"](report, "error")), schema)
    broken = json.loads(render("json"))
    broken["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_sarif_is_what_its_schema_says() -> None:
    schema = json.loads(lzma.decompress(SARIF.read_bytes()))
    for report in (REPORT, Report()):
        jsonschema.validate(json.loads(FORMATS["sarif"](report, "error")), schema)
    broken = json.loads(render("sarif"))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_sarif_names_its_rules_and_the_index_fits() -> None:
    run = json.loads(render("sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("warning", 3), ("none", 0)])
def test_junit_fails_where_the_check_does(fail_on: str, failures: int) -> None:
    suites = list(ElementTree.fromstring(render("junit", fail_on)))
    assert sum(int(suite.attrib["failures"]) for suite in suites) == failures
    assert sum(len(suite.findall("testcase/failure")) for suite in suites) == failures
    assert sum(int(suite.attrib["tests"]) for suite in suites) == sum(len(suite) for suite in suites)
    assert {suite.attrib["name"] for suite in suites} > set(REPORT.files)


def test_a_message_never_breaks_out_of_its_command() -> None:
    lines = render("github").splitlines()
    assert len([line for line in lines if line.startswith("::")]) == len(REPORT.findings)
    assert "100 %25 *e*" in lines[0]


def test_markdown_shows_texts_to_the_letter() -> None:
    assert r"\| \<d\> 100 % \*e\*" in render("markdown")


def test_a_fingerprint_does_not_depend_on_the_line() -> None:
    moved = Report(
        (
            EntryFinding(
                "number", Severity.ERROR, REPORT.findings[0].message, record("out/po/ru/press/a b,c.txt.po", 99)
            ),
        )
    )
    first, second = (json.loads(FORMATS["json"](r, "error"))["findings"][0] for r in (REPORT, moved))
    assert first["fingerprint"] == second["fingerprint"]
    others = {f["fingerprint"] for f in json.loads(render("json"))["findings"]}
    assert len(others) == len(REPORT.findings)


def test_a_file_name_that_is_not_utf_8_has_an_address_too() -> None:
    assert sarif._uri("po/caf\udce9.po") == "po/caf%E9.po"
