"""The rule on the calendar: a day of the week or a month that became another one.

Days and months are tables for the languages that have one; a day or month of another language is not compared. Those
of a date with figures are the matter of the rule `date`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from glossary.locales import primary
from translate.text.numbers import months
from translate.text.rules import quantities
from translate.text.rules.exchange import exchanged
from translate.text.rules.pair import TextPair

_CAPITALISED = ("en", "de")  # languages that write days and months with a capital

_DAYS = {
    "en": """
        monday mondays mon; tuesday tuesdays tue tues; wednesday wednesdays wed; thursday thursdays thu thurs thur;
        friday fridays fri; saturday saturdays sat; sunday sundays sun
    """,
    "ru": """
        понедельник понедельника понедельнику понедельником понедельнике понедельники понедельникам пн;
        вторник вторника вторнику вторником вторнике вторники вторникам вт;
        среда среды среде среду средой средам ср;
        четверг четверга четвергу четвергом четверге четверги четвергам чт;
        пятница пятницы пятнице пятницу пятницей пятницам пт;
        суббота субботы субботе субботу субботой субботам сб;
        воскресенье воскресенья воскресенью воскресеньем воскресеньям воскресный воскресная воскресного воскресной вс
    """,
    "uk": """
        понеділок понеділка понеділку понеділком понеділки понеділках; вівторок вівторка вівторку вівторком вівторки;
        середа середи середі середу середою середам; четвер четверга четвергу четвергом четверги;
        ятниця ятниці ятницю ятницею ятницям; субота суботи суботі суботу суботою суботам;
        неділя неділі неділю неділею неділям
    """,
    "de": """
        montag montags montage; dienstag dienstags dienstage; mittwoch mittwochs; donnerstag donnerstags; freitag
        freitags; samstag samstags sonnabend; sonntag sonntags sonntage
    """,
    "es": "lunes; martes; miércoles; jueves; viernes; sábado sábados; domingo domingos",
    "pt": "segunda; terça terças; quarta; quinta; sexta; sábado sábados; domingo domingos",
    "fr": """
        lundi lundis; mardi mardis; mercredi mercredis; jeudi jeudis; vendredi vendredis; samedi samedis; dimanche
        dimanches
    """,
    "it": "lunedì; martedì; mercoledì; giovedì; venerdì; sabato; domenica",
    "nl": "maandag; dinsdag; woensdag; donderdag; vrijdag; zaterdag; zondag",
    "pl": """
        poniedziałek poniedziałku; wtorek wtorku; środa środę środy środzie; czwartek czwartku; piątek piątku; sobota
        sobotę soboty; niedziela niedzielę niedzieli
    """,
}  # fmt: skip


def calendar(pair: TextPair) -> str:
    """A day of the week, or a month, that became another one."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    for table in (_days, months):
        if _spellings(table, here).isdisjoint(pair.source.words):
            continue
        ours, theirs = _named(pair.source.words, table(here), here), _named(pair.target.words, table(there), there)
        found = exchanged(ours, theirs) if table(there) else ""
        if found and not (table is months and quantities.date(pair)):
            return found
    return ""


@cache
def _spellings(table: Callable[[str], Mapping[str, int]], language: str) -> frozenset[str]:
    """The names of a table as they are written in a text."""
    small = frozenset() if language in _CAPITALISED else frozenset(table(language))
    return small.union(map(str.capitalize, table(language)), map(str.upper, table(language)))


@cache
def _days(language: str) -> Mapping[str, int]:
    """The names of days with their numbers, as `months` gives those of months."""
    rows = enumerate(_DAYS.get(language, "").split(";"), 1)
    return {name: day for day, names in rows for name in names.split()}


def _named(words: Iterable[str], table: Mapping[str, int], language: str) -> Iterator[tuple[str, int]]:
    """The days or months among words, each with its number; "may" is none in a language that writes May."""
    for word in words:
        if (one := table.get(word.lower())) and (word[0].isupper() or language not in _CAPITALISED):
            yield word, one
