"""Sentence alignment of texts that translate each other, by the number of their sentences."""

from __future__ import annotations

from functools import lru_cache

from translate.text.segmenter import segment


@lru_cache(8)
def aligned(*texts: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """Align texts that translate each other, each given with its locale: sentence n of one belongs to sentence n of the
    others if all have the same number of sentences; () if they have not, or have none.

    Out: one tuple per sentence, with its text in each of the texts, without the white space around it. One to one is by
    far the commonest alignment, 89 % in Gale and Church 1993, "A program for aligning sentences in bilingual corpora".
    """
    sentences = [[part.text for part in segment(text, locale) if part.text] for text, locale in texts]
    if len({len(some) for some in sentences}) != 1:
        return ()
    return tuple(zip(*sentences, strict=True))
