"""Forms of Russian and Ukrainian verbs, for a verb that takes the place of another."""

from __future__ import annotations

from glossary.languages.records import Reading
from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.morphology import Parse, agrees, parses


def verb_form(grammar: Grammar, infinitive: str, reading: Reading) -> str | None:
    """A verb in the form of another: same tense, person, number, gender and mood, or the same participle or gerund.

    The present of an imperfective corresponds to the future of a perfective. None if the verb lacks the form.
    """
    base = next(parse for parse in parses(grammar.code, infinitive.lower()) if parse.pos == "INFN")
    said = set(reading.verb)
    if "INFN" in said:
        return base.word
    if "GRND" in said:
        return next((form.word for form in base.lexeme() if form.pos == "GRND"), None)
    if said & {"PRTS", "PRTF"}:
        return _participle(base, reading, "PRTS" if "PRTS" in said else "PRTF")
    if "impr" in said:
        forms = [form for form in base.lexeme() if "impr" in form.tags and form.number == (reading.number or "plur")]
        inclusive = [form for form in forms if "incl" not in form.tags]
        return next((form.word for form in inclusive or forms), None)
    wanted = (said - {"VERB"}) | {reading.number, reading.gender}
    if "pres" in wanted and "perf" in base.tags:
        wanted = (wanted - {"pres"}) | {"futr"}
    elif "futr" in wanted and "impf" in base.tags:
        wanted = (wanted - {"futr"}) | {"pres"}
    return base.inflect(wanted)


def _participle(base: Parse, reading: Reading, kind: str) -> str | None:
    voice = next((tag for tag in reading.verb if tag in ("actv", "pssv")), "")
    tense = next((tag for tag in reading.verb if tag in ("past", "pres")), "")
    forms = [form for form in base.lexeme() if form.pos == kind and voice in form.tags and agrees(form, reading)]
    timely = [form for form in forms if tense in form.tags]
    return next((form.word for form in timely or forms), None)
