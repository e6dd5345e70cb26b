"""What each stage makes of a fixed input, as text: the golden files of tests/golden/stages.

`python tests/support/stage_goldens.py` writes them again, each with the version of its stage in the first line. Raise
the version in translate/fingerprints/stage_versions.py where the output of a stage has changed, and only there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from unittest import mock

from glossary import Matcher, Term, TermType
from glossary.enforcement import enforce
from glossary.names import NameTexts, infer_names
from translate import machine
from translate.fingerprints import STAGES
from translate.machine import Decoding, Hypothesis, Request, Search, judge, ladder, preprocessing
from translate.model import LocalePair
from translate.pipeline import Silent, project_run
from translate.project import Options, articles
from translate.text import Rewritten, segmenter, typography
from translate.text.markup import CodedText, no_links
from translate.text.quantities import listed_kinds

FOLDER = Path(__file__).parents[1] / "golden" / "stages"
PAIR = LocalePair("en", "ru")
DOCUMENTS = {
    "a.txt": "The Mill\n\nThe old mill on the Tyver burned\nin 1971. Nobody was hurt.\n\n- a roof\n- a wheel\n",
    "b.md": "# The mill\n\nThe *old* mill [burned](https://mill.example.org/) in `1971`.\n\n> Nobody was hurt.\n\n"
    "| a | b |\n|---|---|\n| one | two |\n",
    "c.html": "<!DOCTYPE html><html lang='en'><title>The mill</title><p>The <b>old</b> mill burned."
    "<p title='A note'>It rained.",
    "d.srt": "1\n00:00:01,000 --> 00:00:02,500\nThe old mill\nburned.\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\n- Nobody\n- was hurt.\n",
    "e.json": '{"title": "The mill", "count": 3, "more": {"note": "It rained."}}\n',
}
TEXTS = (
    "Dr. Anna Lindqvist paid $5.2m on 3 May 2019. It rained at 5 p.m. in St. Ives.",
    "The U.S. Senate met on Jan. 5. “Who came?” he asked. Nobody.",
    "YEREVAN (AP) - The mill, which stood at 5 ft 3 in., burned; see https://mill.example.org/ for more.",
    "1. The first item\t12\t13",
)
ANSWERS: Mapping[str, Sequence[str]] = {
    "It costs 5 euros.": ("Это стоит 7 евро.", "Это стоит 5 евро.", "5 евро."),
    "The mill burned down.": ("Мельница мельница мельница мельница сгорела.", "Мельница сгорела."),
    "He did not come.": ("Он пришёл.", "Он не пришёл."),
    "Nothing helps here.": ("Nothing helps here.",),
    "It is 12 miles to the bridge.": ("До моста 12 миль.", "До моста 12 километров."),
}
NAMED = (
    ("Mayor Alan Meadows opened the new bridge in Ghorastan.", "Мэр Алан Медоуз открыл новый мост в Горастане."),
    ("Meadows said that Ghorastan needed it.", "Медоуз сказал, что он был нужен."),
    ("Anna Lindqvist of NATO did not come to Paris.", "Анна Линдквист из НАТО не приехала в Париж."),
)
TERMS = (
    Term("Gyumri", "Гюмри", type=TermType.PLACE),
    Term("mill", "мельница"),
    Term("Anna Lindqvist", "Анна Линдквист", type=TermType.PERSON, gender="femn"),
)
ENFORCED = (
    ("The mill in Gyumri burned.", "Завод в Ленинакане сгорел."),
    ("He saw the mills.", "Он видел мельницы."),
    ("They spoke with Anna Lindqvist.", "Они говорили с Анной Линдквист."),
)
TYPESET = (
    ('He said "no" - twice.', 'Он сказал "нет" - дважды.'),
    ("It costs 1,234.5 euros.", "Это стоит 1,234.5 евро."),
    ("5 km, 10 %", "5 км, 10 %"),
)


class _Scripted:
    """An engine with the answers above, and otherwise the text in Cyrillic letters."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [self._answers(one.text, decoding.hypotheses) for one in requests]

    def _answers(self, text: str, count: int) -> tuple[Hypothesis, ...]:
        texts = ANSWERS.get(text, ("Старая мельница сгорела.",))
        return tuple(Hypothesis(texts[min(n, len(texts) - 1)], -n / 10) for n in range(count))


def _reading() -> Iterator[str]:
    for name, text in DOCUMENTS.items():
        article = articles.parse(text.encode(), name, "en")
        yield f"{name}: {article.head!r}"
        for one in article.paragraphs:
            yield f"{one.id} {articles.source_text(article, one.id)!r} {one.tail!r} {one.place!r} {one.context!r}"
        yield from (f"{one.role} {one.start} {one.end} {one.text!r}" for one in article.attributes)


def _cutting() -> Iterator[str]:
    listed = listed_kinds(TEXTS, "en")
    for text in TEXTS:
        for segment in segmenter.segment(text, "en"):
            parts = preprocessing.parts(segment.text, preprocessing.casing(TEXTS), "en", listed)
            yield f"{segment!r}: {[(part.text, part.query) for part in parts]}"


def _rendering() -> Iterator[str]:
    queries = [CodedText(text) for text in ANSWERS]
    found = dict(ladder.render(queries, _Scripted(), PAIR, Search(4, 3), judge, no_links))
    for query in queries:
        one = found[query]
        yield f"{query.plain} => {one.text} {one.rung} {one.score} {[fault.message for fault in one.caught]}"


def _names() -> Iterator[str]:
    texts, drafts = ([pair[side] for pair in NAMED] for side in (0, 1))
    found = infer_names(NameTexts(texts, drafts, [""] * len(texts)), "ru")
    for one in found.mentions:
        term = one.match.term
        yield f"{one.text}: {one.match.surface} => {term.target} {term.type} {term.gender} {term.inference}"


def _terms() -> Iterator[str]:
    matcher = Matcher(TERMS, "en")
    for source, target in ENFORCED:
        made = enforce(source, target, matcher.matches(source), "ru")
        yield f"{source} => {made.text} {[(one.status, one.old, one.new, one.form) for one in made.occurrences]}"


def _assembly() -> Iterator[str]:
    for source, target in TYPESET:
        shown = typography.typeset(source, Rewritten(target), source_locale="en", target_locale="ru")
        yield f"{source} => {shown.text}"


def _writing() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name, mock.patch.object(machine, "load", return_value=_Scripted()):
        folder = Path(name)
        for path, text in DOCUMENTS.items():
            (folder / path).write_text(text, "utf-8")
        out = folder / "out"
        options = Options(
            (str(folder),), ("ru",), "en", str(out), quality="fast", names="off", root=str(folder), bilingual=None
        )
        with mock.patch("logging.Logger._log"):
            project_run.run(options, Silent())
        kinds = (".txt", ".md", ".html", ".srt", ".json", ".po")
        for file in sorted(out.rglob("*")):
            shown = file.suffix in kinds and file.name not in ("report.json", "report.html")
            if file.is_file() and shown and ".translate" not in file.parts:
                yield f"--- {file.relative_to(out).as_posix()}"
                yield file.read_text("utf-8").replace(machine.signature(machine.choose("auto", "en", "ru")), "MODEL")


MADE: Mapping[str, Callable[[], Iterator[str]]] = {
    "reading": _reading,
    "cutting": _cutting,
    "rendering": _rendering,
    "names": _names,
    "terms": _terms,
    "assembly": _assembly,
    "writing": _writing,
}


def golden(stage: str) -> tuple[int, str]:
    """The version and the output in the golden file of a stage, (0, "") where there is none."""
    path = FOLDER / f"{stage}.txt"
    if not path.is_file():
        return 0, ""
    first, _, rest = path.read_text("utf-8").partition("\n")
    return int(first.removeprefix("version ")), rest


def made(stage: str) -> str:
    """What a stage makes now."""
    return "".join(f"{line}\n" for line in MADE[stage]())


def main() -> None:
    """Write the golden files of all stages."""
    FOLDER.mkdir(exist_ok=True)
    for stage in MADE:
        (FOLDER / f"{stage}.txt").write_text(f"version {STAGES[stage]}\n{made(stage)}", "utf-8")


if __name__ == "__main__":
    main()
