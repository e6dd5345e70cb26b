"""How good the rules of `translate check` are: what they find of planted faults, how often they fire on clean text.

usage: checks.py SOURCE.en TARGET.LOCALE ... [--to ru] [--terms ROWS.jsonl ...] [--pofilter PATH] [--write PAGE]
                 [--show RULE] [--judged checks_judged.tsv]

SOURCE and TARGET are files of human translations, a sentence a line; three lines in a row are taken as a paragraph,
which is how long those of news articles are. Pairs whose target is more than 1.6 times as long as the source are left
out: in one of the corpora some translations stand there twice. `--judged` holds what came out when the findings on
clean text were read by hand (eight hexadecimal digits of pair and rule; real: the reference is wrong, false: the rule
is). Faults are planted by check_faults.py, 200 of a kind at most, the seed fixed. ROWS are lines of JSON with
source, reference and terms: their references must pass, and must not once the term is taken out. PATH is the program
pofilter of translate-toolkit, in an environment of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from check_faults import FAULTS
from pofilter import POFILTER, Pair, pofilter

from glossary import Severity, Status, Term
from glossary.enforcement import satisfied
from translate.checks import rules, terms
from translate.checks.entry_findings import Record
from translate.checks.rules import RULES
from translate.model import State
from translate.text.rules import Rule

PARAGRAPH = 3
PLANTED = 200


@dataclass
class Score:
    """What a rule did: fires on clean text (of these known to be right), faults of its kinds planted and found."""

    fires: int = 0
    right: int = 0
    planted: int = 0
    found: int = 0
    kinds: list[str] = field(default_factory=list)


def main() -> None:
    """Print the table, or write it into the document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--to", default="ru")
    parser.add_argument("--terms", nargs="*", type=Path, default=[])
    parser.add_argument("--pofilter", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--judged", type=Path, default=Path(__file__).with_name("checks_judged.tsv"))
    options = parser.parse_args()
    clean = paragraphs(options.files)
    judged = verdicts(options.judged)
    began = time.process_time()
    fired = {pair: found(pair, options.to) for pair in clean}
    speed = len(clean) / (time.process_time() - began)
    if options.show:
        show(fired, options.show, judged)
        return
    planted = list(plant(clean, options.to))
    scores = score(fired, planted, judged, options.to)
    theirs = pofilter(options.pofilter, clean, planted, options.to) if options.pofilter else {}
    lines = [*document(clean, planted, scores, theirs, options.to), *kinds(fired, planted, options.to)]
    lines += [*elsewhere_lines(options.terms), *language_lines(options.terms), *term_lines(options.terms)]
    print("\n".join(lines))
    print(f"{speed:.0f} paragraphs a CPU second")
    if options.write:
        write(options.write, lines)


def paragraphs(files: Sequence[Path]) -> list[Pair]:
    """Three lines in a row of each pair of files, without those whose target is far too long."""
    pairs: list[Pair] = []
    for source, target in zip(files[::2], files[1::2], strict=True):
        ours, theirs = (path.read_text("utf-8").splitlines() for path in (source, target))
        lines = [(a.strip(), b.strip()) for a, b in zip(ours, theirs, strict=True) if a.strip() and b.strip()]
        lines = [(a, b) for a, b in lines if len(b) < 1.6 * len(a) + 20]
        for start in range(0, len(lines), PARAGRAPH):
            some = lines[start : start + PARAGRAPH]
            pairs.append((" ".join(a for a, _ in some), " ".join(b for _, b in some)))
    return list(dict.fromkeys(pairs))


@cache
def found(pair: Pair, locale: str) -> dict[str, str]:
    """The rules that fire on a pair, with their messages. In text to be reviewed all of them may."""
    return {one.rule: one.message for one in rules.judge(Record(*pair, State.FUZZY, locale))}


def plant(clean: Sequence[Pair], locale: str) -> Iterator[tuple[str, Pair, Pair]]:
    """Kind, clean pair, the pair with the fault: PLANTED of each kind at most."""
    for kind, (fault, _) in FAULTS.items():
        rng = random.Random(f"20 {kind}")
        count = 0
        for source, target in rng.sample(clean, len(clean)):
            if count < PLANTED and (broken := fault(source, target, locale, rng)) and broken[1] != target + " ()":
                count += 1
                yield kind, (source, target), broken


def score(
    fired: Mapping[Pair, Mapping[str, str]], planted: Iterable[tuple[str, Pair, Pair]], judged: Mapping[str, bool],
    locale: str,
) -> dict[str, Score]:  # fmt: skip
    """What each rule did. A planted fault counts as found when one of its rules fires that did not before."""
    scores: dict[str, Score] = defaultdict(Score)
    for pair, messages in fired.items():
        for rule in messages:
            scores[rule].fires += 1
            scores[rule].right += judged.get(key(pair, rule), False)
    for kind, before, after in planted:
        wanted = FAULTS[kind][1]
        new = found(after, locale).items() - fired[before].items()
        hit = any(rule in wanted for rule, _ in new)
        for rule in wanted[:1]:
            scores[rule].planted += 1
            scores[rule].found += hit
            if kind not in scores[rule].kinds:
                scores[rule].kinds.append(kind)
    return scores


def key(pair: Pair, rule: str) -> str:
    """What stands for a finding in the file of those that were read by hand."""
    return hashlib.sha256("\0".join((*pair, rule)).encode()).hexdigest()[:8]


def verdicts(path: Path) -> dict[str, bool]:
    if not path.is_file():
        return {}
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return {row[0]: row[2] == "real" for row in rows}


def show(fired: Mapping[Pair, Mapping[str, str]], rule: str, judged: Mapping[str, bool]) -> None:
    """The findings of a rule on clean text, to be judged by a reader."""
    for pair, messages in fired.items():
        if rule in messages:
            mark = key(pair, rule)
            print(f"{mark}\t{rule}\t{judged.get(mark, '?')}\t{messages[rule]}\n    {pair[0]}\n    {pair[1]}")


def document(
    clean: Sequence[Pair], planted: Sequence[object], scores: Mapping[str, Score],
    theirs: Mapping[str, tuple[int, int, int]], locale: str,
) -> Iterator[str]:  # fmt: skip
    """The table of rules."""
    yield f"{len(clean)} clean paragraphs of human translations (en-{locale}), {len(planted)} with a fault planted."
    yield ""
    yield "| rule | approved | other text | fires on clean | of these right | false | planted | found | precision |"
    yield "|---|---|---|--:|--:|--:|--:|--:|--:|"
    for name, rule in RULES.items():
        one = scores.get(name, Score())
        if rule.check:
            yield _row(name, rule, one, len(clean))
    yield ""
    yield "Precision: among what the rule reports, the share that is right, where one paragraph in 21 has its fault."
    yield "Hints were not read by hand; they are matters of style."
    yield ""
    yield "| rule | why |"
    yield "|---|---|"
    yield from (f"| `{name}` | {rule.reason} |" for name, rule in RULES.items())
    if theirs:
        yield ""
        yield "The same paragraphs through pofilter of translate-toolkit, its tests that look for the same:"
        yield ""
        yield "| rule | ours: fires on clean | found | pofilter's tests | fires on clean | found |"
        yield "|---|--:|--:|---|--:|--:|"
        for name, (fires, there, hits) in theirs.items():
            one = scores.get(name) or Score()
            mine = f"{100 * one.found / one.planted:.0f} %" if one.planted else ""
            his = f"{100 * hits / there:.0f} %" if there else ""
            yield (
                f"| `{name}` | {100 * one.fires / len(clean):.2f} % | {mine} | {', '.join(POFILTER[name])} "
                f"| {100 * fires / len(clean):.2f} % | {his} |"
            )


def _row(name: str, rule: Rule, one: Score, count: int) -> str:
    read = rule.reviewed not in (Severity.INFO, None)
    false = (one.fires - one.right) / count
    recall = one.found / one.planted if one.planted else 0.0
    cells = [
        f"`{name}`",
        str(rule.reviewed or "-"),
        str(rule.fuzzy),
        f"{100 * one.fires / count:.2f} %",
        f"{one.right} of {one.fires}" if read and one.fires else "",
        f"{100 * false:.2f} %" if read else "",
        str(one.planted or ""),
        f"{100 * recall:.0f} %" if one.planted else "",
        f"{100 * recall / (recall + 20 * false):.0f} %" if recall and read else "",
    ]
    return f"| {' | '.join(cells)} |"


def kinds(
    fired: Mapping[Pair, Mapping[str, str]], planted: Iterable[tuple[str, Pair, Pair]], locale: str
) -> Iterator[str]:
    """What was found of each kind of fault, by whatever rule."""
    there: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for kind, before, after in planted:
        new = {rule for rule, _ in found(after, locale).items() - fired[before].items()}
        there[kind] += 1
        seen[kind] += any(rule in FAULTS[kind][1] for rule in new)
    yield ""
    yield "| fault | planted | found | by |"
    yield "|---|--:|--:|---|"
    for kind, (_, wanted) in FAULTS.items():
        if there[kind]:
            yield f"| {kind} | {there[kind]} | {100 * seen[kind] / there[kind]:.0f} % | {', '.join(wanted)} |"


def elsewhere_lines(files: Sequence[Path]) -> Iterator[str]:
    """What fires on human translations of another kind, technical ones, into other languages; hints are left out."""
    for number, path in enumerate(files):
        if not number:
            yield from ("", "| technical texts | sentences | warnings and errors |", "|---|--:|---|")
        locale = path.stem.split("-")[-1]
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        fired = Counter(rule for row in rows for rule in found((row["source"], row["reference"]), locale))
        grave = {rule: count for rule, count in fired.items() if RULES[rule].reviewed not in (Severity.INFO, None)}
        named = ", ".join(f"`{rule}` {count}" for rule, count in sorted(grave.items())) or "none"
        yield f"| {path.stem} | {len(rows)} | {named} |"


def language_lines(files: Sequence[Path]) -> Iterator[str]:
    """The rule on the language: texts that claim to be in that of another file."""
    texts: dict[str, list[str]] = {}
    for path in files:
        rows = [json.loads(line)["reference"] for line in path.read_text("utf-8").splitlines()]
        joined = [" ".join(rows[n : n + PARAGRAPH]) for n in range(0, len(rows), PARAGRAPH)]
        texts[path.stem.split("-")[-1]] = [text for text in joined if len(text) > 300]
    if not texts:
        return
    yield from ("", "| text in | said to be in | texts | reported by `language` or `script` |", "|---|---|--:|--:|")
    for real, some in texts.items():
        for said in (*texts, "pt", "uk"):
            hits = sum(bool({"language", "script"} & found(("x" * len(text), text), said).keys()) for text in some)
            yield f"| {real} | {said} | {len(some)} | {100 * hits / max(1, len(some)):.0f} % |"


def term_lines(files: Sequence[Path]) -> Iterator[str]:
    """The rules on terms: how many human references pass, and what is found once the term is taken out of them."""
    for number, path in enumerate(files):
        if not number:
            yield from ("", "| terms | references | false | taken out | found |", "|---|--:|--:|--:|--:|")
        locale = path.stem.split("-")[-1]
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        count = false = out = hits = 0
        for row in rows:
            record = Record(row["source"], row["reference"], State.TRANSLATED, locale)
            for source, target in row["terms"].items():
                known = terms.Glossary.of([Term(source, target)], "en", locale)
                judged = terms.judge(record, known)
                count += len(judged.occurrences) > 0
                false += any(one.severity is Severity.ERROR for one in terms.findings(record, judged))
                without = taken_out(record, known)
                if without and not judged.findings:
                    out += 1
                    hits += any(one.rule == "term-missing" for one in terms.judge(without, known).findings)
        passed, taken = f"{100 * false / max(count, 1):.1f} %", f"{100 * hits / max(out, 1):.0f} %"
        yield f"| {path.stem} | {count} | {passed} | {out} | {taken} |"


def taken_out(record: Record, known: terms.Glossary) -> Record | None:
    matches = known.matcher.matches(record.source)
    stand = satisfied(record.source, record.target, matches, known.language)
    spans = sorted(((o.start, o.end) for o in stand if o.status is Status.SATISFIED and o.start >= 0), reverse=True)
    if not spans or len(spans) < len(matches):
        return None
    target = record.target
    for start, end in spans:
        target = target[:start] + "…" + target[end:]
    return Record(record.source, target, record.state, record.locale)


def write(path: Path, lines: Sequence[str]) -> None:
    """Put the tables between the marks of a document."""
    text = path.read_text("utf-8")
    start, end = "<!-- measured -->", "<!-- end -->"
    head, rest = text.split(start, 1)
    path.write_text(f"{head}{start}\n\n" + "\n".join(lines) + f"\n\n{end}{rest.split(end, 1)[1]}", "utf-8")


if __name__ == "__main__":
    main()
