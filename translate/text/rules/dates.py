"""Rules on dates: another day or month, another era, and a date in figures whose order nobody can know."""

from __future__ import annotations

import re

from glossary.locales import primary
from translate.text.numbers import months_beside_days
from translate.text.quantities import ambiguous_dates, dates, months_of_named_days, wrong_dates, wrong_eras
from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair

_WORD = re.compile(r"[^\W\d_]+")
_DATED = re.compile(
    r"(?P<before>\d{1,2}(?:st|nd|rd|th|-?е|-?го|º|\.)?[\u00a0 ](?:of |de |d['’])?)?(?P<month>[^\W\d_]{3,10})\.?"
    r"(?P<after>[\u00a0 ](?:the |de |del )?\d{1,4})?"
)


def date(pair: TextPair) -> str:
    """A date of the source that is another one in the target, or whose month stands there neither by name nor by
    number; a year or century in another era."""
    if not pair.source.figures:
        return ""
    wrong = [*wrong_dates(*pair.bare_texts), *wrong_eras(*pair.bare_texts)]
    said = dict.fromkeys(f"{one} is {other or 'without its era'} here" for one, other in wrong)
    return quoted(said) or _lost_month(pair)


def date_order(pair: TextPair) -> str:
    """A date in figures that may mean two days, such as 3/4/2025, and is in figures in the target, too."""
    if not pair.source.figures or not pair.target.figures:
        return ""
    found = ambiguous_dates(*pair.bare_texts)
    return quoted(dict.fromkeys(f"{text} may be {' or '.join(days)}; say which" for text, days in found))


def _lost_month(pair: TextPair) -> str:
    """A month named in a date of the source that the target has neither by name nor by number."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    ours, theirs = months_beside_days(here), months_beside_days(there)
    if not ours or not theirs:
        return ""
    if ours.keys().isdisjoint(map(str.lower, pair.source.vocabulary)):
        return ""
    dated: dict[int, str] = {}
    for match in _DATED.finditer(pair.source.bare):
        name = match["month"]
        if (match["before"] or match["after"]) and name.lower() in ours and (name[0].isupper() or here != "en"):
            dated.setdefault(ours[name.lower()], name)
    if not dated:
        return ""
    named = {month for one in dates(pair.target.bare, pair.target_locale) for month, _ in one.days}
    named |= {theirs[word] for word in map(str.lower, _WORD.findall(pair.target.bare)) if word in theirs}
    named |= months_of_named_days(pair.target.bare, pair.target_locale)
    missing = [(month, name) for month, name in dated.items() if month not in named]
    if not missing:
        return ""
    figures = {int(digits) for digits in re.findall(r"\d{1,2}(?=[./-])|(?<=[./-])\d{1,2}", pair.target.bare)}
    return next((f"{name} is not in the translation" for month, name in missing if month not in figures), "")
