"""`glossary show`, `enforce`, `check` as a person or a job meets them: exit code, both outputs, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.cli import cli
from glossary.cli.rows import RULES
from glossary.enforcement.findings import FORBIDDEN, KEPT, MISSING

TERMS = (
    "source,target,aliases,accept,forbidden,kind,type,gender,number,forms,waive\n"
    "bridge,переправа,crossing,мостик,виадук,,,femn,,,\n"
    "Borsen,Берсен,,,,,place,masc,sing,loct=Берсену,\n"
    "Zephyr,Zephyr,,,,keep,work,,,,\n"
    "tower,башня,,,,,,femn,,,{waive}\n"
)
PO = """msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.txt
msgid "the bridge"
msgstr "виадук"

# {comment}
msgid "a bridge and a tower"
msgstr "дорога"

#, fuzzy
msgid "one bridge"
msgstr "тропа"

msgid "no bridge"
msgstr ""

#~ msgid "old bridge"
#~ msgstr "тропа"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    terms(tmp_path)
    (tmp_path / "a.po").write_text(PO.replace("{comment}", "looks fine"), "utf-8")
    return tmp_path


def terms(folder: Path, waive: str = "") -> None:
    (folder / "t.csv").write_text(TERMS.replace("{waive}", waive), "utf-8")


def run(*arguments: str, stdin: bytes = b"") -> Result:
    result = CliRunner().invoke(cli, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


# show


@pytest.mark.parametrize("name", ["bridge", "Crossing", "переправа"])
def test_a_row_is_found_by_source_alias_and_target(name: str) -> None:
    result = run("show", name, "--to", "ru", "--glossary", "t.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "bridge => переправа  (t.csv:2)"
    assert ["gent", "genitive", "переправы", "переправ"] in [line.split() for line in lines]
    assert lines[-1].endswith("write the right one into the column forms: gent.sing=...|datv.sing=...")


def test_a_form_that_the_row_gives_wins_and_is_marked() -> None:
    out = run("show", "Borsen", "--to", "ru", "--glossary", "t.csv").stdout
    assert ["loct", "locative", "Берсену*"] in [line.split() for line in out.splitlines()]
    assert "* as the column forms says" in out
    assert "plural" not in out


def test_a_term_of_no_row_is_a_target_and_options_try_out_its_grammar() -> None:
    result = run("show", "Саша", "--to", "ru", "--glossary", "t.csv", "--type", "person", "--gender", "femn")
    assert result.stderr == "Саша: no row has it as source, alias or target; taken as a target\n"
    assert "Сашей" in result.stdout
    assert "uninflected: it is Саша in every form" in run("show", "Саша", "--to", "ru", "--no-inflect").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Zephyr", "--to", "ru", "--glossary", "t.csv"], "kept as it is in the source: Zephyr"),
        (["нести", "--to", "ru", "--pos", "verb"], "a verb: it takes the form of the verb in whose place it is put"),
        (["talo", "--to", "fi"], "uninflected: it is talo in every form"),
    ],
)
def test_what_has_no_table_says_why(arguments: list[str], said: str) -> None:
    assert said in run("show", *arguments).stdout


def test_adjectives_have_genders() -> None:
    out = run("show", "речной", "--to", "ru", "--pos", "adj").stdout
    assert out.splitlines()[2].split() == ["masculine", "feminine", "neuter", "plural"]
    assert out.splitlines()[4].split() == ["gent", "genitive", "речного", "речной", "речного", "речных"]


def test_show_as_json() -> None:
    (row,) = json.loads(run("show", "Borsen", "--to", "ru", "--glossary", "t.csv", "--json").stdout)
    assert (row["source"], row["where"], row["inflected"]) == ("Borsen", "t.csv:3", True)
    assert row["paradigm"]["gent.sing"] == "Берсена"


# enforce

TSV = 'source\ttarget\tnote\r\nThe bridge\tМост\t keep "me" \r\nNo term\tНет\t\nloner\n\nA tower\tЗамок\n'


def test_enforce_changes_targets_and_no_other_byte(folder: Path) -> None:
    (folder / "p.tsv").write_bytes(b"\xef\xbb\xbf" + TSV.encode())
    result = run("enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv", "--output-file", "o.tsv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "o.tsv").read_bytes() == b"\xef\xbb\xbf" + TSV.replace("Мост", "Переправа").replace(
        "Замок", "Башня"
    ).encode()
    assert result.stderr == (
        "p.tsv:4: warning: no sentence pair (one column only); give source and target; line kept as is "
        "[pairs-bad-line]\np.tsv: 3 pairs, 2 terms: 0 satisfied, 2 replaced, 0 unresolved\n"
    )


def test_a_file_may_be_its_own_output_and_enforcing_twice_is_enforcing_once(folder: Path) -> None:
    (folder / "p.tsv").write_bytes(TSV.encode())
    run("enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv", "--output-file", "p.tsv")
    once = (folder / "p.tsv").read_bytes()
    again = run("enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv", "--output-file", "p.tsv")
    assert "2 satisfied, 0 replaced" in again.stderr
    assert (folder / "p.tsv").read_bytes() == once
    assert sorted(path.name for path in folder.iterdir()) == ["a.po", "p.tsv", "t.csv"]


def json_lines() -> list[dict[str, object]]:
    return [
        {"z": 1.5, "id": "u7", "source": "The bridge", "target": "Мост", "terms": {"bridge": "виадук"}, "x": [None]},
        {"id": 8, "source": "Activate control", "target": "Активировать контроль", "pos": "any",
         "terms": {"activate": "активация"}},
        {"id": 9, "source": "The mill", "target": "Она спит", "terms": {"mill": "мельница"}},
    ]  # fmt: skip


def test_lines_bring_their_own_terms_through_standard_input(folder: Path) -> None:
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in json_lines())
    result = run("enforce", "-", "--to", "ru", "--report", "r.json", stdin=text.encode())
    assert result.exit_code == 0
    out = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["target"] for line in out] == ["Виадук", "Активация контроля", "Она спит"]
    for line, given in zip(out, json_lines(), strict=True):
        assert list(line.items()) == list({**given, "target": line["target"]}.items())
    report = json.loads((folder / "r.json").read_text("utf-8"))
    assert list(report) == ["occurrences"]
    wanted = ("article", "paragraph", "term", "span", "old", "new", "status")
    assert [tuple(row[key] for key in wanted) for row in report["occurrences"]] == [
        ("stdin", "u7", "bridge", [0, 6], "Мост", "Виадук", "replaced"),
        ("stdin", 8, "activate", [0, 9], "Активировать", "Активация", "replaced"),
        ("stdin", 9, "mill", None, "", "", "unresolved"),
    ]
    assert all({"form", "how", "score"} <= set(row) for row in report["occurrences"])


def test_the_report_names_the_row_and_its_spans_are_of_the_new_text(folder: Path) -> None:
    (folder / "p.tsv").write_text("Two crossings of Borsen\tДва виадука Борзена\n", "utf-8")
    run("enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv", "--output-file", "o.tsv", "--report", "r.jsonl")
    target = (folder / "o.tsv").read_text("utf-8").rstrip("\n").split("\t")[1]
    rows = [json.loads(line) for line in (folder / "r.jsonl").read_text("utf-8").splitlines()]
    assert [(row["term"], row["source"]) for row in rows] == [("bridge", "crossings"), ("Borsen", "Borsen")]
    assert [target[slice(*row["span"])] for row in rows] == [row["new"] for row in rows]
    assert {row["status"] for row in rows} == {"replaced"}


def test_unresolved_terms_fail_only_when_asked_to(folder: Path) -> None:
    (folder / "p.tsv").write_text("The bridge\tДа\n", "utf-8")
    arguments = ["enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv"]
    assert run(*arguments).exit_code == 0
    failed = run("-v", *arguments, "--fail-on", "unresolved")
    assert (failed.exit_code, failed.stdout) == (3, "The bridge\tДа\n")
    assert "p.tsv:1: bridge => переправа: unresolved: " in failed.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["p.tsv"], 2, "Error: p.tsv: no line has terms of its own; give --glossary FILE\n"),
        (["p.tsv", "--glossary", "t.csv", "--report", "r.txt"], 2, "name it .json or .jsonl\n"),
        (["none.tsv", "--glossary", "t.csv"], 1, "none.tsv: no such file; check the path\n"),
        (["p.tsv", "--glossary", "none.csv"], 1, "none.csv: no such file; check the path\n"),
        (
            ["latin.tsv", "--glossary", "t.csv"],
            1,
            "latin.tsv:2: the file is not UTF-8; save it as UTF-8 and try again\n",
        ),
        (
            ["half.jsonl", "--glossary", "t.csv"],
            1,
            "half.jsonl: a text holds half a character (a lone surrogate); remove",
        ),
        (["p.tsv", "--glossary", "t.csv", "--lexicon", "t.csv"], 1, "; train or install it again\n"),
        (["p.tsv", "--glossary", "t.csv", "--output-file", "no/o.tsv"], 1, "check the folder and its rights\n"),
        (["p.tsv", "--glossary", "t.csv", "--fail-on", "sometimes"], 2, None),
    ],
)
def test_errors_of_enforce(folder: Path, arguments: list[str], code: int, message: str | None) -> None:
    (folder / "p.tsv").write_text("The bridge\tМост\n", "utf-8")
    (folder / "half.jsonl").write_text('{"source": "The bridge", "target": "\\ud800 Мост"}\n', "utf-8")
    (folder / "latin.tsv").write_bytes(b"a\tb\ncaf\xe9\tc\n")
    result = run("enforce", *arguments, "--to", "ru")
    assert (result.exit_code, result.stdout) == (code, "")
    assert message is None or message in result.stderr


def test_an_empty_file_stays_empty(folder: Path) -> None:
    (folder / "p.tsv").write_bytes(b"")
    result = run("enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv")
    assert (result.exit_code, result.stdout) == (0, "")


# check


def texts(folder: Path, source: str, target: str) -> None:
    (folder / "a.en").write_text(source, "utf-8")
    (folder / "a.ru").write_text(target, "utf-8")


def test_check_of_two_texts(folder: Path) -> None:
    texts(
        folder,
        "over the bridge\n\non the bridges\nthe bridge\nZephyr\nthe tower\n",
        "по переправе\n\nна мостиках\nвиадук\nЗефир\nдорога\n",
    )
    result = run("check", "a.en", "a.ru", "--to", "ru", "--glossary", "t.csv")
    assert result.exit_code == 3
    assert result.stdout.splitlines()[:2] == [
        f"a.ru:4: error: bridge => переправа: forbidden rendering виадук; виадук -> переправа [{FORBIDDEN}]",
        f"a.ru:5: error: Zephyr is not kept as it is; Зефир -> Zephyr [{KEPT}]",
    ]
    assert result.stdout.splitlines()[2].startswith("a.ru:6: warning: tower => башня: not in the translation; ")
    assert result.stderr == "6 translations, 5 terms, 2 errors, 1 warning, 0 remarks\n"
    assert run("check", "a.en", "a.ru", "--to", "ru", "--glossary", "t.csv", "--fail-on", "none").exit_code == 0


def test_missing_terms_are_warnings(folder: Path) -> None:
    texts(folder, "the tower\n", "дорога\n")
    arguments = ["check", "a.en", "a.ru", "--to", "ru", "--glossary", "t.csv"]
    assert run(*arguments).exit_code == 0
    assert run(*arguments, "--fail-on", "warning").exit_code == 3


def test_what_was_enforced_passes_the_check(folder: Path) -> None:
    sources, targets = ["The bridge", "Zephyr in Borsen", "a tower"], ["Виадук", "Зефир в Борзене", "замок"]
    (folder / "p.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in zip(sources, targets, strict=True)), "utf-8")
    out = run("enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv").stdout
    texts(folder, "\n".join(sources), "\n".join(line.split("\t")[1] for line in out.splitlines()))
    result = run("check", "a.en", "a.ru", "--to", "ru", "--glossary", "t.csv", "--fail-on", "warning")
    assert (result.exit_code, result.stdout) == (0, "")


def test_check_of_po_files(folder: Path) -> None:
    result = run("check", "a.po", "--glossary", "t.csv")
    assert result.exit_code == 3
    assert [line.split(":")[1] for line in result.stdout.splitlines()] == ["6", "10", "10"]
    assert result.stderr == (
        "1 fuzzy left out: nobody has approved them; --fuzzy looks at them too\n"
        "2 translations, 3 terms, 1 error, 2 warnings, 0 remarks\n"
    )
    assert (
        "3 translations, 4 terms, 1 error, 3 warnings" in run("check", "a.po", "--glossary", "t.csv", "--fuzzy").stderr
    )


def test_findings_as_json() -> None:
    found = json.loads(run("check", "a.po", "--glossary", "t.csv", "--json").stdout)
    assert [(one["rule"], one["severity"], one["where"]) for one in found] == [
        (FORBIDDEN, "error", "a.po:6"),
        (MISSING, "warning", "a.po:10"),
        (MISSING, "warning", "a.po:10"),
    ]


@pytest.mark.parametrize(
    ("comment", "column", "left", "waived"),
    [
        ("waive: term-missing", "", 1, 2),
        ("waive: *", "", 1, 2),
        ("waive: term-missing bridge", "", 2, 1),
        ("waive: term-missing Crossing", "", 2, 1),
        ("waive: term-missing башня", "", 2, 1),
        ("waive: term-forbidden", "", 3, 0),
        ("waive: term-missing mill", "", 3, 0),
        ("fine", "term-missing", 2, 1),
        ("fine", "term-form|term-missing", 2, 1),
        ("fine", "*", 2, 1),
        ("fine", "term-forbidden", 3, 0),
    ],
)
def test_findings_are_waived_by_entry_and_by_row(
    folder: Path, comment: str, column: str, left: int, waived: int
) -> None:
    terms(folder, column)
    (folder / "a.po").write_text(PO.replace("{comment}", comment), "utf-8")
    result = run("check", "a.po", "--glossary", "t.csv")
    assert len(result.stdout.splitlines()) == left
    assert result.stderr.endswith(f", {waived} waived\n") == bool(waived)


def test_a_waiver_of_no_rule_is_told(folder: Path) -> None:
    terms(folder, "typo")
    (folder / "a.po").write_text(PO.replace("{comment}", "waive: misprint"), "utf-8")
    err = run("check", "a.po", "--glossary", "t.csv").stderr
    assert f"t.csv:5: warning: no rule 'typo' to waive; the rules are {', '.join(RULES)}, or * for all" in err
    assert "a.po:10: warning: no rule 'misprint' to waive" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["a.en", "a.ru", "--glossary", "t.csv"], 2, "Missing option '--to': texts do not say their language.\n"),
        (["a.en", "a.ru", "--to", "ru"], 2, "no terms to look for; give --glossary FILE, or --names\n"),
        (["a.en", "a.po", "--glossary", "t.csv"], 2, "or one or more files that end in .po\n"),
        (["a.en", "--glossary", "t.csv"], 2, "or one or more files that end in .po\n"),
        (
            ["a.en", "a.ru", "--to", "ru", "--glossary", "t.csv"], 1,
            "a.ru: has 1 line, a.en has 2; line n of one must be the translation of line n of the other\n",
        ),
        (["a.po", "--to", "de", "--glossary", "t.csv"], 1, "a.po: is in ru, not in de; choose another, or --to ru\n"),
        (["bare.po", "--glossary", "t.csv"], 1, "bare.po: names no language in its header; say which: --to ru\n"),
        (["bad.po", "--glossary", "t.csv"], 1, "bad.po:2: is no valid PO from here on; run msgfmt --check on it\n"),
    ],
)  # fmt: skip
def test_errors_of_check(folder: Path, arguments: list[str], code: int, message: str) -> None:
    texts(folder, "one\ntwo\n", "раз\n")
    (folder / "bare.po").write_text('msgid "a"\nmsgstr "б"\n', "utf-8")
    (folder / "bad.po").write_text('msgid "a"\nmsgstr "б\n', "utf-8")
    result = run("check", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.endswith(message)
