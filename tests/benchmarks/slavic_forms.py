"""Wrong forms of nouns in human Russian: how many are doubted and repaired rightly, and right ones that are doubted.

usage: slavic_forms.py RUSSIAN.txt [--sentences N] [--seed N] [--show N]
Every common noun of a sentence that is found as a term is put into each other case; a wrong form is one that is
spelled otherwise. Prints shares, and with `--show` some of the right forms that are doubted and wrong repairs.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from glossary.enforcement.edits import apply
from glossary.languages import TargetLanguage, Token, Use, target_language
from glossary.languages.records import Reading
from glossary.languages.slavic import parses
from glossary.model import Edit, Term

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def nouns(sentence: str, language: TargetLanguage) -> Iterator[tuple[int, Term, Reading]]:
    """The common nouns of a sentence: index, term, likeliest form."""
    for index, token in enumerate(language.tokenise(sentence)):
        first = parses("ru", token.low)[0]
        if first.pos == "NOUN" and first.known and token.text.islower() and not {"Fixd", "Abbr"} & first.tags:
            yield index, Term("x", first.lemma), Reading("noun", first.case, first.number or "sing")


def judged(language: TargetLanguage, text: str, index: int, term: Term, use: Use) -> tuple[str, str]:
    """The doubt about a word of a text, and the text after its repair."""
    tokens, phrase = language.tokenise(text), language.decompose(term)
    if index >= len(tokens):
        return "", text
    why = language.doubt(tokens, index, index + 1, phrase, use)
    rewrite = language.repair(tokens, index, index + 1, phrase, use)
    return why, _rewritten(text, tokens, rewrite.edits) if rewrite else text


def _rewritten(text: str, tokens: tuple[Token, ...], edits: tuple[tuple[int, int, str, str], ...]) -> str:
    spans = [(tokens[first].start, tokens[last - 1].end, new) for first, last, new, _ in edits]
    return apply(text, [Edit(start, end, text[start:end], new) for start, end, new in spans])


def main() -> None:
    """Probe, count, show."""
    parser = argparse.ArgumentParser()
    parser.add_argument("text", type=Path)
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    language = target_language("ru")
    lines = [line.strip() for line in options.text.read_text(encoding="utf-8").splitlines() if line.strip()]
    chosen = random.Random(options.seed).sample(lines, min(options.sentences, len(lines)))
    counts, shown = Counter[str](), list[str]()
    for sentence in chosen:
        tokens = language.tokenise(sentence)
        for index, term, form in nouns(sentence, language):
            use, phrase, token = Use(plural=form.number == "plur"), language.decompose(term), tokens[index]
            why, after = judged(language, sentence, index, term, use)
            counts["right forms"] += 1
            counts["right forms doubted"] += bool(why)
            counts["right forms changed"] += after != sentence
            if why or after != sentence:
                shown.append(f"right: {token.text}: {why}: {sentence} => {'' if after == sentence else after}")
            others = {language.inflect(phrase, form.but(case=case)) for case in _CASES} - {token.text}
            for other in sorted(others):
                wrong = f"{sentence[: token.start]}{other}{sentence[token.end :]}"
                why, after = judged(language, wrong, index, term, use)
                counts["wrong forms"] += 1
                counts["wrong forms doubted"] += bool(why)
                counts["wrong forms repaired rightly"] += after == sentence
                counts["wrong forms repaired wrongly"] += after not in (sentence, wrong)
                if after not in (sentence, wrong):
                    shown.append(f"wrong: {other}: {why}: {wrong} => {after}")
    for name, number in counts.items():
        whole = counts["right forms" if name.startswith("right") else "wrong forms"]
        print(f"{name}: {number} ({number / whole:.1%})")
    print("\n".join(random.Random(options.seed).sample(shown, min(options.show, len(shown)))))


if __name__ == "__main__":
    main()
