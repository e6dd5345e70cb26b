"""A place that a translation names only by its adjective where the source names both: Syria, beside Syrian."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from translate.text.rules.name_renderings import NameRenderings
from translate.text.rules.nations import names_country_of
from translate.text.rules.pair import TextPair

_ENDING = 2  # last letters of an adjective that inflection changes


def lost_places(pair: TextPair, words: Collection[str], known: NameRenderings) -> Iterator[str]:
    """The places of a source that the target has not as nouns, and of which it has fewer adjectives than the source has
    places and adjectives together. `words`: the capitalised words of the source, each once."""
    if known.peoples.keys().isdisjoint(words):
        return
    for word in words:
        demonym = known.peoples.get(word)
        if demonym is None or demonym.place not in words or demonym.place in pair.target.raw:
            continue
        adjectives = tuple(text[:-_ENDING] for text in demonym.adjectives)
        people = tuple(text[:-1] for text in (*demonym.men, *demonym.women))
        nouns = tuple(start[1:] for start in known.beginnings(demonym.place))
        derived = [one for one in pair.folded if any(map(one.__contains__, adjectives)) or one.startswith(people)]
        named = [one for one in pair.folded if one.startswith(nouns) and one not in derived]
        wanted = sum(one in (word, demonym.place) for one in pair.source.words)
        if derived and not named and len(derived) < wanted and not names_country_of(pair, demonym.place):
            yield demonym.place
