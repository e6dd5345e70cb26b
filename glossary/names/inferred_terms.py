"""Makes the term of a name from what was chosen for its words: its rendering, gender, number and other renderings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.languages import Reading, target_language
from glossary.locales import script_of
from glossary.model import Inference, PartOfSpeech, Term, TermType
from glossary.names.candidates import candidates, is_of_kind
from glossary.names.choose import Choice, alike
from glossary.names.demonyms import demonym, is_language
from glossary.names.gender import gender_of_given, gender_of_title
from glossary.names.name import GAZETTEER, NameKind, RenderingCandidate, WordRole
from glossary.names.particles import FIXED_ENDINGS
from glossary.names.spans import NameSpan

SHOWN = 4  # most candidates recorded per unit
_AS_USUAL = 0.4  # least score of another name of a place, as a share of that of the chosen one; chosen by hand
_ALIKE = 0.7  # similarity (0..1) from which another name is a spelling of the chosen one; chosen by hand
_TYPES = {NameKind.PERSON: TermType.PERSON, NameKind.PLACE: TermType.PLACE}
_VOWELS = "аеиоуыэюя"
_DECLINES = "аяь"  # last letters of a club's name that declines
_FEMININE = ("а", "я")  # endings of the given names of women


def term_of(span: NameSpan, chosen: Sequence[Choice], locale: str) -> Term:
    """The term for a mention, with the choice for each of its units."""
    target, at = "", 0
    for unit, choice in zip(span.units, chosen, strict=True):
        place = span.text.index(unit, at)
        target += span.text[at:place] + choice.text
        at = place + len(unit)
    best = chosen[-1].candidates[0]
    gender, ground = _gender(span, chosen)
    reasons = dict.fromkeys(choice.reason for choice in chosen)
    basis = "; ".join([*reasons, *([f"{gender} by {ground}"] if ground else [])])
    shouted = span.name.kind is NameKind.PERSON and span.text.isupper()
    term = Term(
        span.text.title() if shouted else span.text,
        target + span.text[at:],
        type=_TYPES.get(span.name.kind, _TYPES.get(_kind(best), TermType.OTHER)),
        gender=gender,
        inflect=not (target.endswith(FIXED_ENDINGS) or _is_club(span.text, target) or _is_fixed(span, target)),
        inference=Inference(basis, tuple(map(_shown, chosen))),
    )
    if span.sort == NameKind.DEMONYM:
        return _of_a_people(term, span, chosen[0], locale)
    if is_adjective(target) and script_of(locale) == "Cyrl" and is_language(span.text):
        return replace(term, accept=(f"по-{target[:-1]}",))  # to speak Arabic
    return replace(term, accept=_other_names(chosen[0])) if span.sort == NameKind.PLACE else term


def _is_fixed(span: NameSpan, target: str) -> bool:
    """True for the name of a language that does not decline: суахили."""
    return target.islower() and target[-1] in _VOWELS and is_language(span.text)


def _is_club(name: str, target: str) -> bool:
    """True for a listed name of several words that is neither a person's nor a place's: the city in it does not decline
    (Юта Джаз), but a noun at its end does (Астон Вилла)."""
    several = " " in target and target[-1] not in _DECLINES
    return several and is_of_kind(name, ("",)) and not is_of_kind(name, (NameKind.PERSON, NameKind.PLACE))


def _other_names(choice: Choice) -> tuple[str, ...]:
    """The other names of a place, which are as right as the chosen one: США, Соединённые Штаты."""
    best, *others = choice.candidates
    listed = (one for one in others if one.source == best.source == GAZETTEER and one.score > _AS_USUAL * best.score)
    return tuple(one.text for one in listed if alike(one.text, best.text) < _ALIKE)


def _of_a_people(term: Term, span: NameSpan, choice: Choice, locale: str) -> Term:
    """The term for a people: the other words for it (adjective, man, woman) are accepted, and for the adjective that of
    its country. A plural is one in the target too."""
    kin = tuple(one.text for one in choice.candidates[1:] if one.source == GAZETTEER)
    if is_adjective(term.target):
        found = demonym(span.text) if script_of(locale) == "Cyrl" else None
        country = candidates(found.place, locale, kind=NameKind.PLACE, limit=1) if found else ()
        return replace(term, pos=PartOfSpeech.ADJ, accept=(*kin, *(one.text for one in country)))
    if not span.mention.plural:
        return replace(term, accept=kin)
    language = target_language(locale)
    several = language.inflect(language.decompose(term), Reading("noun", "nomn", "plur"))
    return replace(term, target=several, number="plur", accept=kin)


def _kind(candidate: RenderingCandidate) -> NameKind:
    return NameKind(candidate.kind) if candidate.kind in set(NameKind) else NameKind.OTHER


def _gender(span: NameSpan, chosen: Sequence[Choice]) -> tuple[str, str]:
    """The gender of a person and the evidence for it. Of two people with one surname each has that of the own title."""
    if span.name.kind is not NameKind.PERSON:
        woman = not span.sort and gender_of_given(span.text.lower()) == "femn"  # Tropical Storm Danielle
        return ("femn", "given name") if woman else ("", "")
    if own := gender_of_title(span.mention.title):
        return own, f"title {span.mention.title}"
    if span.name.gender:
        return span.name.gender, span.name.reason
    firsts = () if span.whole else zip(span.words, chosen, strict=True)
    given = [choice.candidates[0] for word, choice in firsts if word.role is WordRole.GIVEN]
    listed = next((one.gender for one in given if one.gender), "")
    if listed:
        return listed, GAZETTEER
    ending = given[0].text[-1:] if given and len(span.words) > 1 else ""
    return ("femn", f"given name in -{ending}") if ending in _FEMININE else ("", "")


def _shown(choice: Choice) -> tuple[str, ...]:
    return tuple(dict.fromkeys(candidate.text for candidate in choice.candidates[:SHOWN]))


def is_adjective(text: str) -> bool:
    """True for a rendering that is a Russian adjective, and no name."""
    return text[:1].islower() and text.endswith("й")
