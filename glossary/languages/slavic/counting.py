"""The forms of words after a number: 3 километра, 21 минута, 5 канадских долларов, до 3 километров, две минуты."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.languages.records import TokenEdit
from glossary.languages.slavic.clause import Clause
from glossary.languages.slavic.morphology import Parse, adjective_form

_DIRECT = frozenset(("nomn", "accs"))  # the cases in which the number says in which form the noun is
_FEMININE = {"два": "две", "полтора": "полторы"}
_BOTH = frozenset(("оба", "обе"))  # they are both teenagers: оба подростки
_MASCULINE = {other: one for one, other in _FEMININE.items()}
_REACH = 4  # words after a number in which its noun is looked for; chosen by hand
_COUNTED = ("NOUN", "ADJF", "PRTF")  # words that may follow a number
_VERBS = ("VERB", "INFN", "GRND")
_SCALES = frozenset(("тысяча", "миллион", "миллиард", "триллион", "тисяча", "мільйон", "мільярд", "трильйон"))
_WHY = "not a form after the number"
_GIVEN = "those to whom it is given"
# Groups of people, beside whatever is animate.
_GROUP_NOUNS = """
    армия банк больница бригада город государство группа деревня завод класс клуб коллектив команда компания музей
    область община общество организация партия племя полк поселок район регион село семья совет сторона страна суд
    театр университет училище ферма фирма фонд хозяйство храм церковь школа штат
    громада компанія країна лікарня місто організація родина сім'я
"""
_GROUPS = frozenset(_GROUP_NOUNS.split())


def counted(clause: Clause, before: int, first: int, last: int, category: str) -> Iterator[TokenEdit]:
    """Edits of the tokens [first, last) after a number, where its noun, or an adjective before that, is in a form that
    no number of its plural category (one, few, many, other) has. `before`: the token before the number, which may
    govern a case. A noun after a scale word (миллион) is one of many; words after the noun stay."""
    return _counted(clause, _governed(clause, before), first, last, category)


def counted_in_words(clause: Clause) -> Iterator[TokenEdit]:
    """Edits of the numbers two to four and one and a half in words, and of what they count, where the noun is in a form
    that these forms of the numbers do not have with them, or of another gender: два солдат, две матчи."""
    numbers = clause.grammar.few - _BOTH
    for at, token in enumerate(clause.tokens[:-1]):
        if token.text.lower() not in numbers or clause.first(at + 1).pos not in _COUNTED:
            continue
        last = min(at + _REACH, len(clause))
        noun = next((index for index in range(at + 1, last) if not _is_adjective(clause, index, last)), last)
        nouns = [parse for parse in clause.parses(noun) if parse.pos == "NOUN" and parse.known] if noun < last else []
        if not nouns or any(parse.lemma.endswith(("ая", "яя")) for parse in nouns):  # две мастерские, мастерских
            continue
        yield from _counted(clause, tuple(sorted(_DIRECT, reverse=True)), at + 1, noun + 1, "few")
        if (wanted := _of_gender(clause.low(at), nouns)) != clause.low(at):
            yield TokenEdit(at, at + 1, wanted.capitalize() if clause.text(at)[0].isupper() else wanted, _WHY)


def _of_gender(number: str, nouns: Sequence[Parse]) -> str:
    """A number in words in the gender of the readings of its noun; as it is where they differ, or have none."""
    feminine = {parse.gender == "femn" for parse in nouns if parse.gender}
    return number if len(feminine) != 1 else (_FEMININE if feminine == {True} else _MASCULINE).get(number, number)


def _counted(clause: Clause, cases: tuple[str, ...], first: int, last: int, category: str) -> Iterator[TokenEdit]:
    at, adjectives = first, list[int]()
    while at < last:
        nouns = [parse for parse in clause.parses(at) if parse.pos == "NOUN" and parse.known]
        if _is_adjective(clause, at, last):
            adjectives.append(at)
            at += 1
            continue
        if any("loc2" in noun.raw.tag for noun in nouns):
            return  # в 3 часу
        if nouns and "Abbr" in nouns[0].tags:
            category, cases, adjectives = "scaled", (), []
        elif nouns:
            yield from _edits(clause, adjectives, at, nouns, category, cases)
            if nouns[0].lemma not in _SCALES:
                return
            category, cases, adjectives = "scaled", (), []
        elif clause.adjectives(at):
            adjectives.append(at)
        elif clause.text(at) != ".":
            return
        at += 1


def given(clause: Clause, first: int, last: int, category: str) -> Iterator[TokenEdit]:
    """Edits that put the words [first, last) after a number, adjectives and the noun of persons or of a group of them,
    into the dative; nothing for another noun."""
    number = "sing" if category == "one" else "plur"
    adjectives = list[int]()
    for at in range(first, last):
        if _is_adjective(clause, at, last):
            adjectives.append(at)
            continue
        nouns = [parse for parse in clause.parses(at) if parse.pos == "NOUN" and parse.known]
        noun = next((parse for parse in nouns if "anim" in parse.tags or parse.lemma in _GROUPS), None)
        form = noun.inflect({"datv", number}) if noun else None
        if noun and form:
            for index in adjectives:
                if changed := adjective_form(clause.adjectives(index)[0], "datv", number, noun.gender, noun.animacy):
                    yield TokenEdit(index, index + 1, changed, _GIVEN)
            yield TokenEdit(at, at + 1, form, _GIVEN)
        return


def _is_adjective(clause: Clause, at: int, last: int) -> bool:
    """True for a word that is an adjective (новых) rather than a noun made from one (новое), by the word after it."""
    if at + 1 >= last or clause.first(at).pos not in ("ADJF", "PRTF"):
        return False
    return bool(clause.adjectives(at + 1)) or any(
        parse.pos == "NOUN" and parse.known for parse in clause.parses(at + 1)
    )


def _governed(clause: Clause, before: int) -> tuple[str, ...]:
    """The cases that the word before a number governs, likeliest first; () if it may stand in any."""
    if before < 0 or clause.text(before) in ("—", "–", "-", ":"):
        return ("nomn",)
    if cases := clause.governed(before):
        return ("accs", *(case for case in cases if case != "accs")) if "accs" in cases else cases
    left = clause.first(before)
    if left.pos == "PRTS":
        return ("nomn",)  # удалены 22 файла
    if left.pos not in _VERBS or clause.low(before - 1) == clause.grammar.negation:
        return ()
    return clause.grammar.verbs.get(left.lemma) or (("accs", "nomn") if "tran" in left.tags else ("nomn", "accs"))


def _edits(
    clause: Clause, adjectives: Sequence[int], at: int, nouns: Sequence[Parse], category: str, cases: tuple[str, ...]
) -> Iterator[TokenEdit]:
    is_paucal = bool(clause.grammar.few)
    cases = tuple(sorted(cases, key=lambda case: all(noun.case != case for noun in nouns)))  # as it stands, if it may
    case, number = _wanted(category, cases, is_paucal)
    is_right = any(_fits(parse, category, cases, is_paucal) for parse in nouns)
    if not is_right:
        base = next((parse for parse in nouns if parse.lemma == parse.word), nouns[0])
        if not (noun := base.inflect({case, number})):
            return
        yield TokenEdit(at, at + 1, noun, _WHY)
    plural = category != "one"
    for index in adjectives:
        parses = clause.adjectives(index)
        same = [parse for parse in parses if (parse.number == "plur") is plural]
        if same and (plural or is_right or any(parse.case == case for parse in same)):
            continue
        wanted = ("gent", "plur") if plural else (case, "sing")
        if form := adjective_form(parses[0], *wanted, nouns[0].gender, "inan"):
            yield TokenEdit(index, index + 1, form, _WHY)


def _fits(noun: Parse, category: str, cases: tuple[str, ...], is_paucal: bool) -> bool:
    """True if a noun may be in this form after a number of a category, in one of these cases. `is_paucal`: see
    `_wanted`."""
    plural = noun.number == "plur"
    if "Fixd" in noun.tags:
        return True
    if category == "one":
        if cases == ("nomn",):
            return not plural and noun.case in _DIRECT
        return not plural and (not cases or noun.case in cases or "nomn" in cases)
    if category == "other":
        return not plural and noun.case == "gent"
    if category == "scaled":
        return plural and noun.case == "gent"
    oblique = plural and noun.case not in _DIRECT
    if category == "many":
        return oblique
    direct = bool(cases) and "gent" not in cases and bool(_DIRECT & set(cases))
    few = not plural and noun.case == "gent" if is_paucal else plural and noun.case in _DIRECT
    return few or (oblique and not (direct and noun.case == "gent"))


def _wanted(category: str, cases: tuple[str, ...], is_paucal: bool) -> tuple[str, str]:
    """The case and number of a noun that has to be mended. `is_paucal`: True if a genitive singular follows two, three
    and four (два насоса), False for a plural (два насоси)."""
    case = cases[0] if cases else "nomn"
    if category == "one":
        return case, "sing"
    if category in ("scaled", "other"):
        return "gent", "plur" if category == "scaled" else "sing"
    if case in _DIRECT:
        return ("gent", "plur") if category == "many" else ("gent", "sing") if is_paucal else ("nomn", "plur")
    return case, "plur"
