"""`glossary learn`: rows for a termbase from what people corrected in reviewed catalogs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli import example, output_file, print_json, verbosity
from translate.cli.glossary.drafts import known_terms, put
from translate.cli.glossary.options import known_rows, locale, target
from translate.cli.options import JSON, source_locale, tell
from translate.errors import ExitCode
from translate.project import configured

if TYPE_CHECKING:
    from glossary.mining import Learnt, Lesson
    from translate.exchange import Corrected

_PLACES = 3


@click.command(
    "learn",
    short_help="Propose terms from corrections.",
    epilog=example("glossary learn out/po/ru --output-file draft.csv"),
)
@click.argument("catalogs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CATALOGS...")
@target("Target locale. [default: what the catalogs say]")
@source_locale("Source locale. [default: what they say]", "source", callback=locale)
@output_file("draft", "The draft to write (.csv .tsv .tbx .po). [default: CSV to stdout]")
@known_rows("Termbase whose rows are no news; may be repeated.")
@click.option("--min-support", type=click.IntRange(1), default=2, show_default=True,
              help="Corrections that a word needs to be a term; a name needs one.")  # fmt: skip
@JSON
@verbosity
@click.pass_context
def learn(
    ctx: click.Context, catalogs: tuple[Path, ...], to: str | None, source: str | None, draft: Path | None,
    known: tuple[Path, ...], min_support: int, as_json: bool,
) -> None:  # fmt: skip
    """Propose terms from approved translations that differ from the machine's. CATALOGS: PO files, or folders of them.

    Forms of one word are no difference; what changes one rendering of a source word or phrase into another is a term,
    all else is style. The note of each row says where people corrected it, what the machine had said, what they
    approved otherwise, and which unreviewed paragraphs it would touch.
    """
    read, learnt = _learnt(catalogs, source or "", to or "", known, min_support)
    for error in read.failures:
        click.echo(str(error), err=True)
    if as_json:
        print_json(asdict(learnt) | {"unknown": read.unknown})
    if draft is not None or not as_json:
        _write(learnt, draft, read)
    if not as_json:
        tell(ctx, "\n".join(line for lesson in learnt.lessons for line in _lines(lesson)))
    tell(ctx, _summary(learnt, read.unknown))
    ctx.exit(ExitCode.FAILED if read.failures else ExitCode.DONE)


def _learnt(
    catalogs: tuple[Path, ...], source: str, to: str, known: tuple[Path, ...], least: int
) -> tuple[Corrected, Learnt]:
    """What the catalogs hold and teach. Raises Error."""
    from glossary.mining import learn_terms
    from translate.exchange import post_edits
    from translate.project import layout

    read = post_edits.read(catalogs, source, to, layout.cache(configured().root))
    rows = known_terms(known, to=read.to, source=read.source)
    learnt = learn_terms(
        read.corrections, read.unreviewed, to=read.to, source_locale=read.source, least=least, known=rows
    )
    return read, learnt


def _write(learnt: Learnt, draft: Path | None, read: Corrected) -> None:
    from glossary.mining import draft_lessons

    put(draft_lessons(learnt.lessons, to=read.to, source=read.source), draft)


def _lines(lesson: Lesson) -> Iterator[str]:
    """A lesson with its evidence, a line each."""
    now = f" (termbase: {lesson.known})" if lesson.known else ""
    yield f"{lesson.source} -> {lesson.target}{now}"
    was = ", ".join(f"{way.text} {way.count}" for way in lesson.was) or "another wording"
    yield f"  {len(lesson.support):4}  corrected from {was}  {_places(lesson.support)}"
    if lesson.agreeing:
        yield f"  {len(lesson.agreeing):4}  the machine agreed  {_places(lesson.agreeing)}"
    for way in lesson.against:
        yield f"  {way.count:4}  but {way.text} approved  {_places(way.places)}"
    yield f"  {len(lesson.touches):4}  not approved, to be touched  {_places(lesson.touches)}".rstrip()


def _places(places: tuple[str, ...]) -> str:
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    return ", ".join(places[:_PLACES]) + more


def _summary(learnt: Learnt, unknown: int) -> str:
    lost = f"; of {unknown} approved entries it is not known what the machine said" if unknown else ""
    return (
        f"{learnt.texts} approved sentences, {learnt.corrected} corrected; terms: {len(learnt.lessons)} "
        f"({learnt.terms} changes); changes of style: {learnt.style}{lost}"
    )
