"""Which sentence of a text is which of its translation, as far as the texts themselves say it."""

from __future__ import annotations

from translate.text.segmenter import segment


def aligned(*texts: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """Texts that say the same, each with its locale, sentence by sentence: sentence n of one is taken for sentence n of
    the others where all have as many; () where they have not, or none at all.

    White space between sentences is left out. One to one is by far the commonest alignment, 89 % of all in Gale and
    Church 1993, "A program for aligning sentences in bilingual corpora".
    """
    sentences = [[part.text for part in segment(text, locale) if part.text] for text, locale in texts]
    if len({len(some) for some in sentences}) != 1:
        return ()
    return tuple(zip(*sentences, strict=True))
