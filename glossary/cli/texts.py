"""`glossary show`, `enforce`, `check`: a termbase against texts."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import options
from glossary.cli.options import FILE, FROM, GLOSSARY, JSON, LEXICON, TO, TO_OR_HEADER, say
from glossary.errors import TermbaseError, counted
from glossary.model import Finding, PartOfSpeech, Status, Term, TermType

if TYPE_CHECKING:
    from glossary.cli.rows import Row
    from glossary.enforcement import PairLine, PairsResult

_STANDARD = "-"


@click.command(
    "show",
    short_help="The row and forms of a term.",
    epilog=options.example("glossary show Oslo --to ru --glossary terms.csv"),
)
@click.argument("term")
@TO
@FROM
@GLOSSARY
@click.option("--type", "type_", type=click.Choice([value.value for value in TermType]), help="What it names.")
@click.option("--gender", type=click.Choice(["masc", "femn", "neut"]), help="Gender of the target.")
@click.option("--number", type=click.Choice(["sing", "plur"]), help="Number of the target.")
@click.option("--pos", type=click.Choice([value.value for value in PartOfSpeech]), help="Part of speech.")
@click.option("--inflect/--no-inflect", default=None, help="Whether it has forms at all.")
@JSON
@options.verbosity
@click.pass_obj
def show_command(
    level: int,
    /,
    term: str,
    to: str,
    source: str,
    files: tuple[Path, ...],
    as_json: bool,
    type_: str | None,
    **said: Any,
) -> None:
    """Show the row of TERM (a source, alias or target) and its forms; a TERM of no row is taken as a target.

    Options about grammar are put in place of what the row says, to try out what they would do.
    """
    from glossary.cli import paradigms
    from glossary.languages import target_language

    rows = _rows_of(term, options.terms_of(files, to=to, source=source, level=level).terms)
    if files and not rows and level >= 0:
        say(f"{term}: no row has it as source, alias or target; taken as a target")
    given = {name: value for name, value in said.items() if value is not None}
    if type_:
        given["type"] = TermType(type_)
    if "pos" in given:
        given["pos"] = PartOfSpeech(given["pos"])
    shown = [replace(row, **given) for row in rows or [Term(term, term)]]
    language = target_language(to)
    found = [(row, language.paradigm(row) if row.target else {}) for row in shown]
    if as_json:
        options.print_json([paradigms.record(*one) for one in found])
        return
    for number, one in enumerate(found):
        click.echo("\n".join([*([""] if number else []), *paradigms.lines(*one)]))


@click.command(
    "enforce",
    short_help="Put terms into translations.",
    epilog=options.example("glossary enforce pairs.tsv --to ru --glossary terms.csv --output-file better.tsv"),
)
@click.argument("pairs", type=FILE)
@TO
@FROM
@GLOSSARY
@options.output_file("out", "The file to write; may be PAIRS itself. [default: stdout]")
@click.option("--report", type=FILE, metavar="FILE", help="Evidence for each term: .json (one object) or .jsonl.")
@LEXICON
@click.option("--fail-on", type=click.Choice(["unresolved", "none"]), default="none", show_default=True,
              help="Exit 3 when a term could not be put right.")  # fmt: skip
@options.STRICT
@options.verbosity
@click.pass_obj
def enforce_command(
    level: int, pairs: Path, to: str, source: str, files: tuple[Path, ...], out: Path | None, report: Path | None,
    lexicon_file: Path | None, fail_on: str, strict: bool,
) -> None:  # fmt: skip
    """Put the terms into the translations of PAIRS, in the right form: a TSV of source and target, or JSON lines.

    A JSON line has source and target, and may have id, terms ({source: target}) and pos ("any" allows rewrites across
    parts of speech). PAIRS may be - for standard input. Everything but targets comes back as it was.
    """
    from glossary.cli.evidence import SUFFIXES, format_report, with_names
    from glossary.enforcement import parse_pairs, settle_pairs
    from glossary.files import write_text

    if report is not None and report.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"--report {report}: the suffix decides the format; name it .json or .jsonl")
    mark, text = _read(pairs)
    name = "stdin" if str(pairs) == _STANDARD else str(pairs)
    read = options.terms_of(files, to=to, source=source, level=level)
    terms = tuple(term for term in read.terms if term.target)
    parsed = parse_pairs(text)[0]
    if not files and any(pair.fields is not None for pair in parsed) and not any(pair.terms for pair in parsed):
        raise click.UsageError(f"{name}: no line has terms of its own; give --glossary FILE")
    lexicon = options.lexicon_of(lexicon_file, to=to, source=source)
    result = settle_pairs(text, to, terms, source_locale=source, lexicon=lexicon, where=name)
    options.notes(result.findings, level)
    occurrences = list(with_names(result.report, parsed, terms, Path(name).name, source))
    if report is not None:  # before the result: PAIRS may be overwritten by it, and nothing would be found again
        write_text(report, format_report(occurrences, report.suffix.lower()))
    if out is None or str(out) == _STANDARD:
        click.echo((mark + result.text).encode(), nl=False)
    else:
        write_text(out, mark + result.text)
    _told(name, parsed, result, occurrences, level, read.left_out)
    if (fail_on == "unresolved" and result.counts[Status.UNRESOLVED]) or (strict and read.unread):
        click.get_current_context().exit(3)


@click.command(
    "check",
    short_help="Judge finished translations.",
    epilog=options.example("glossary check article.txt article.ru.txt --to ru --glossary terms.csv"),
)
@click.argument("files_", metavar="SOURCE TARGET | FILE.po...", nargs=-1, required=True, type=FILE)
@TO_OR_HEADER
@FROM
@GLOSSARY
@LEXICON
@click.option("--fuzzy", is_flag=True, help="Look at the fuzzy entries of PO files too.")
@click.option("--names", is_flag=True, help="Look for garbled names, and for names rendered in several ways, too.")
@JSON
@options.fail_on("error")
@options.STRICT
@options.verbosity
@click.pass_obj
def check_command(
    level: int, files_: tuple[Path, ...], to: str | None, source: str, files: tuple[Path, ...],
    lexicon_file: Path | None, fuzzy: bool, names: bool, as_json: bool, fail_on: str, strict: bool,
) -> None:  # fmt: skip
    """Judge finished translations: two texts aligned line by line, or PO files.

    Any form of a term passes; a forbidden rendering, a term that is not there, one in a doubtful form is a finding.
    To waive one: rule ids (split by |, or * for all) in the column waive of the termbase, or in a PO entry the
    translator comment "# waive: RULE" or "# waive: RULE TERM".
    """
    from glossary.cli.rows import judge, judge_names, unknown

    if not files and not names:
        raise click.UsageError("no terms to look for; give --glossary FILE, or --names")
    findings: list[Finding] = []
    waived = looked_for = judged_rows = 0
    read = options.TermRows()
    for locale, rows in _groups(files_, to, fuzzy=fuzzy, level=level).items():
        read = options.terms_of(files, to=locale, source=source, level=level)
        terms = read.terms
        options.notes(tuple(unknown(terms, rows)), level)
        judged = judge(rows, terms, locale, source, options.lexicon_of(lexicon_file, to=locale, source=source))
        findings += judged.findings
        if names:
            named = judge_names(rows, locale, source)
            findings, waived = findings + list(named.findings), waived + named.waived
        waived, looked_for, judged_rows = waived + judged.waived, looked_for + judged.terms, judged_rows + len(rows)
    options.show(findings, level, as_json=as_json)
    if level >= 0:
        said = f"{counted(judged_rows, 'translation')}, {counted(looked_for, 'term')}, {options.counts(findings)}"
        say((f"{said}, {waived} waived" if waived else said) + read.left_out)
    options.fail(findings, fail_on)
    if strict and read.unread:
        click.get_current_context().exit(3)


def _rows_of(text: str, terms: Sequence[Term]) -> list[Term]:
    """The rows that have a text as source, alias, or target; else those that have it in other letters' case."""
    exact = [term for term in terms if text in (*term.sources, term.target)]
    low = text.casefold()
    return exact or [term for term in terms if low in (name.casefold() for name in (*term.sources, term.target))]


def _read(path: Path) -> tuple[str, str]:
    """The byte order mark of a text, if it has one, and the text. Raises TermbaseError."""
    try:
        data = sys.stdin.buffer.read() if str(path) == _STANDARD else path.read_bytes()
        text = data.decode()
    except FileNotFoundError as error:
        raise TermbaseError(path, "no such file", "check the path") from error
    except OSError as error:
        raise TermbaseError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TermbaseError(f"{path}:{line}", "the file is not UTF-8", "save it as UTF-8 and try again") from error
    return ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)


def _told(
    name: str,
    parsed: Sequence[PairLine],
    result: PairsResult,
    occurrences: Sequence[Mapping[str, Any]],
    level: int,
    left_out: str,
) -> None:
    """The summary on stderr, with what was left out of the glossary; with -v each term that could not be put right."""
    if level >= 1:
        for one in occurrences:
            if one["status"] == Status.UNRESOLVED:
                say(f"{name}:{one['paragraph']}: {one['source']} => {one['target']}: unresolved: {one['how']}")
    if level >= 0:
        found = result.counts
        pairs = counted(sum(pair.fields is not None for pair in parsed), "pair")
        state = ", ".join(f"{found[status]} {status}" for status in Status)
        say(f"{name}: {pairs}, {counted(len(occurrences), 'term')}: {state}{left_out}")


def _groups(files: Sequence[Path], to: str | None, *, fuzzy: bool, level: int) -> Mapping[str, Sequence[Row]]:
    """The rows to judge by target locale. Raises TermbaseError, click.UsageError."""
    from glossary.cli.rows import aligned, entries

    catalogs = [path for path in files if path.suffix.lower() == ".po"]
    if not catalogs and len(files) == 2:
        to = to or click.get_current_context().lookup_default("to_of_texts")
        if to is None:
            raise click.UsageError("Missing option '--to': texts do not say their language.")
        return {to: aligned(*files)}
    if len(catalogs) != len(files):
        raise click.UsageError("give two texts, SOURCE and TARGET, or one or more files that end in .po")
    groups: dict[str, list[Row]] = {}
    skipped = 0
    for path in catalogs:
        locale, rows, left_out = entries(path, to, fuzzy=fuzzy)
        groups.setdefault(locale, []).extend(rows)
        skipped += left_out
    if skipped and level >= 0:
        say(f"{skipped} fuzzy left out: nobody has approved them; --fuzzy looks at them too")
    return groups
