"""Does an engine's attention help to find where a word was rendered? Measured on words with one clear place.

usage: attention.py PACKAGE SENTENCES.txt   (English, one a line; PACKAGE in Argos layout, English to Russian)
A word counts where its likeliest translation in the lexicon (.5 or more) stands exactly once. "unknown" hides the word
from the lexicon, as a rare name would be; "kept" is the share that passes the threshold, "right" that does so rightly.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.alignment.lexicon import Lexicon, shipped
from glossary.alignment.links import attention_links, link_matrix
from glossary.alignment.span import THRESHOLD, locate
from glossary.languages import source_language, target_language

if TYPE_CHECKING:
    from glossary.alignment.extension import Floats

CLEAR = 0.5
SHORTEST = 4
ENGLISH, RUSSIAN = source_language("en"), target_language("ru")


@dataclass(frozen=True)
class Without:
    """A lexicon that does not know one word."""

    lexicon: Lexicon
    word: str

    def hidden(self, source: Sequence[str]) -> list[str]:
        return ["\0" if word == self.word else word for word in source]

    def links(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        return self.lexicon.links(self.hidden(source), target)

    def known(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        return self.lexicon.known(self.hidden(source), target)

    def translations(self, lemma: str, limit: int = 5) -> tuple[tuple[str, float], ...]:
        return () if lemma == self.word else self.lexicon.translations(lemma, limit)


def main() -> int:
    """Translate, look, count."""
    import ctranslate2
    import numpy as np
    import sentencepiece

    package, found = Path(sys.argv[1]), shipped("en", "ru")
    assert found is not None
    lexicon, counts = Lexicon.load(found), Counter[str]()
    engine = ctranslate2.Translator(str(package / "model"), intra_threads=1, compute_type="int8")
    source = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
    target = sentencepiece.SentencePieceProcessor(model_file=str(package / "target.model"))
    texts = [line.strip() for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if line.strip()]
    pieces = source.encode(texts, out_type=str)
    for text, given, result in zip(
        texts,
        pieces,
        engine.translate_batch(pieces, beam_size=4, length_penalty=1.3, max_decoding_length=200, return_attention=True),
        strict=True,
    ):
        made = target.decode(result.hypotheses[0])
        weights = np.array(result.attention[0])
        look(text, made, attention_links(weights, given, result.hypotheses[0], text, made, "ru"), lexicon, counts)
    total = counts.pop("words")
    sys.stdout.write(f"{total} words\n")
    sys.stdout.writelines(f"{name:32} {count / total:.3f}\n" for name, count in sorted(counts.items()))
    return 0


def look(text: str, made: str, attention: Floats, lexicon: Lexicon, counts: Counter[str]) -> None:
    """Count, for each word of a sentence with one clear place, who finds it."""
    words, out = ENGLISH.tokenise(text), RUSSIAN.tokenise(made)
    lemmas = [ENGLISH.lemma(word.text) for word in words]
    for row, lemma in enumerate(lemmas):
        best = lexicon.translations(lemma, 1)
        if len(words[row].text) < SHORTEST or not best or best[0][1] < CLEAR or lemmas.count(lemma) > 1:
            continue
        places = [index for index, token in enumerate(out) if best[0][0] in RUSSIAN.lemmas(token.text)]
        if len(places) != 1:
            continue
        counts["words"] += 1
        unknown = Without(lexicon, lemma)
        for name, linker, weights in (
            ("lexicon", lexicon, None),
            ("attention", None, attention),
            ("lexicon and attention", lexicon, attention),
            ("unknown: lexicon", unknown, None),
            ("unknown: lexicon and attention", unknown, attention),
        ):
            matrix = link_matrix(words, out, ENGLISH, RUSSIAN, linker, weights)
            place = locate(matrix, [row], out, [token.is_word for token in out], ())
            if place is None:
                continue
            right = place.anchor == places[0]
            counts[name] += right
            counts[f"{name}, kept"] += place.score >= THRESHOLD
            counts[f"{name}, right"] += right and place.score >= THRESHOLD


if __name__ == "__main__":
    sys.exit(main())
