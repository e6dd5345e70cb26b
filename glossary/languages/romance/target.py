"""Spanish and Portuguese as targets: number, articles, contractions, agreement of adjectives, regular verb forms.

The rules are those of school grammar; cases that they do not cover are left unchanged, and explicit forms of a row win.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from glossary.languages.generic import Generic
from glossary.languages.records import Phrase, Reading, Slot, TokenEdit, Tokens, Use
from glossary.languages.romance.verbs import conjugate, slots_of
from glossary.languages.wordlists import words
from glossary.model import PartOfSpeech, Term

_GENDERS = ("masc", "femn")
_NUMBERS = ("sing", "plur")
# Chosen by hand on the golden sentences.
_INVARIABLE = 3  # most words back to a determiner; a word of no more letters is not an adjective
_SHORT = 2  # words of no more letters are not replaced


@dataclass(frozen=True, eq=False, slots=True)
class _Tables:
    """One language. A row of `agreeing` lists masc.sing, femn.sing, masc.plur, femn.plur of a determiner (with the
    preposition contracted into it, where it is one word)."""

    agreeing: tuple[tuple[str, str, str, str], ...]
    contracted: Mapping[tuple[str, str], str]
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    function: frozenset[str]
    copulas: frozenset[str]
    plural: tuple[tuple[str, str], ...]


_SPANISH = _Tables(
    agreeing=(
        ("el", "la", "los", "las"),
        ("un", "una", "unos", "unas"),
        ("este", "esta", "estos", "estas"),
        ("ese", "esa", "esos", "esas"),
        ("aquel", "aquella", "aquellos", "aquellas"),
        ("del", "de la", "de los", "de las"),
        ("al", "a la", "a los", "a las"),
        ("nuestro", "nuestra", "nuestros", "nuestras"),
        ("otro", "otra", "otros", "otras"),
        ("todo", "toda", "todos", "todas"),
        ("mismo", "misma", "mismos", "mismas"),
        ("ningún", "ninguna", "ningunos", "ningunas"),
        ("algún", "alguna", "algunos", "algunas"),
        ("nuevo", "nueva", "nuevos", "nuevas"),
    ),
    contracted={("de", "el"): "del", ("a", "el"): "al"},
    feminine=("ción", "sión", "dad", "tad", "tud", "umbre", "ez", "a"),
    masculine=("ama", "ema", "oma", "día", "mapa"),
    function=words(
        "el la los las un una unos unas de del a al en con por para sin sobre entre hasta desde y o que se su sus lo"
        " le les como más si no es son está este esta estos estas ese esa"
    ),
    copulas=words("es está fue era será son están fueron eran serán sea sean queda quedan"),
    plural=(("z", "ces"), ("ción", "ciones"), ("sión", "siones"), ("ón", "ones"), ("és", "eses"), ("án", "anes")),
)
_PORTUGUESE = _Tables(
    agreeing=(
        ("o", "a", "os", "as"),
        ("um", "uma", "uns", "umas"),
        ("este", "esta", "estes", "estas"),
        ("esse", "essa", "esses", "essas"),
        ("aquele", "aquela", "aqueles", "aquelas"),
        ("do", "da", "dos", "das"),
        ("no", "na", "nos", "nas"),
        ("ao", "à", "aos", "às"),
        ("pelo", "pela", "pelos", "pelas"),
        ("num", "numa", "nuns", "numas"),
        ("neste", "nesta", "nestes", "nestas"),
        ("deste", "desta", "destes", "destas"),
        ("seu", "sua", "seus", "suas"),
        ("meu", "minha", "meus", "minhas"),
        ("nosso", "nossa", "nossos", "nossas"),
        ("outro", "outra", "outros", "outras"),
        ("todo", "toda", "todos", "todas"),
        ("mesmo", "mesma", "mesmos", "mesmas"),
        ("nenhum", "nenhuma", "nenhuns", "nenhumas"),
        ("algum", "alguma", "alguns", "algumas"),
        ("novo", "nova", "novos", "novas"),
    ),
    contracted={
        (preposition, article): joined + article
        for preposition, joined in (("de", "d"), ("em", "n"))
        for article in ("o", "a", "os", "as")
    }
    | {("a", "o"): "ao", ("a", "os"): "aos", ("a", "a"): "à", ("a", "as"): "às"}
    | {("por", article): "pel" + article for article in ("o", "a", "os", "as")},
    feminine=("ção", "são", "dade", "tude", "gem", "ez", "a"),
    masculine=("ama", "ema", "oma", "dia", "mapa"),
    function=words(
        "o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela para com sem sobre"
        " entre até e ou que se seu sua como mais não é são está este esta"
    ),
    copulas=words("é está foi era será são estão foram eram serão seja sejam fica ficam"),
    plural=(("ção", "ções"), ("são", "sões"), ("ão", "ões"), ("m", "ns"), ("al", "ais"), ("el", "éis"), ("ol", "óis")),
)
_TABLES = {"es": _SPANISH, "pt": _PORTUGUESE}


_NO_VERBS = words(
    "lugar poder taller alfiler ayer mujer deber ser hogar azúcar dólar pilar militar familiar popular regular"
    " singular particular similar escolar circular auxiliar carácter líder servidor mar bar par solar lar titular"
    " mulher placar colar milhar altar"
)


class Romance(Generic):
    """The target side of Spanish or Portuguese."""

    def __init__(self, locale: str, code: str) -> None:
        super().__init__(locale, code)
        self.tables = _TABLES[code]

    def decompose(self, term: Term, rendering: str = "") -> Phrase:
        """See TargetLanguage: the head is the first word; adjectives right after it agree."""
        phrase = super().decompose(term, rendering)
        low = phrase.words[0].lower()
        kind = phrase.kind
        unsaid = term.pos in (PartOfSpeech.PHRASE, PartOfSpeech.ANY)
        if term.pos is PartOfSpeech.VERB or (unsaid and low.endswith(("ar", "er", "ir")) and low not in _NO_VERBS):
            kind = "verb"
        plural = low.endswith("s") and self.lemma(low) != low
        return replace(
            phrase,
            kind=kind,
            agreeing=self._adjectives(phrase) if kind == "noun" else (),
            gender=phrase.gender or self._gender(low),
            number=phrase.number or ("plur" if plural else ""),
        )

    def _gender(self, low: str) -> str:
        if low.endswith(self.tables.masculine):
            return "masc"
        return "femn" if low.endswith((*self.tables.feminine, "as")) else "masc"

    def _adjectives(self, phrase: Phrase) -> tuple[int, ...]:
        """The words right after the head, up to a preposition."""
        found = []
        for index, word in enumerate(phrase.words[1:], 1):
            if word.lower() in self.tables.function or not word[0].isalpha():
                break
            found.append(index)
        return tuple(found)

    def fits(self, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
        """See TargetLanguage: not function words; for verbs only words that have a regular verb form."""
        verb = phrase.kind == "verb"
        return tuple(
            [
                token.is_word
                and len(token.text) > _SHORT
                and token.low not in self.tables.function
                and (across or (bool(self._verb_slots(token.text)) if verb else not self._in_passive(tokens, index)))
                for index, token in enumerate(tokens)
            ]
        )

    def _in_passive(self, tokens: Tokens, index: int) -> bool:
        """True if a word is a participle after its auxiliary, where no noun can be."""
        word = tokens[index].text
        if not index or tokens[index - 1].low not in self.tables.copulas:
            return False
        stem = word.lower().removesuffix("s")[:-1]
        return stem.endswith(("ad", "id")) and self.lemma(word)[-2:] in ("ar", "er", "ir")

    def _verb_slots(self, word: str) -> tuple[str, ...]:
        return slots_of(self.code, word.lower(), self.lemma(word))

    def head(self, tokens: Tokens, first: int, last: int, anchor: int) -> int:
        """See TargetLanguage: the first word."""
        return first

    def read(self, tokens: Tokens, first: int, last: int, head: int, phrase: Phrase, use: Use) -> Slot | None:
        """See TargetLanguage: number from the determiner, the old word, or the source; the form of a verb."""
        old = tokens[head].low
        if phrase.kind == "verb":
            slots = self._verb_slots(old)
            reading = Reading("verb", verb=slots[:1] or ("infn",))
            return Slot(reading, reading)
        determiner = self._determiner(tokens, first)
        if determiner is not None:
            gender, number = determiner
        else:
            number = "plur" if old.endswith("s") and self.lemma(old) != old else "plur" if use.plural else "sing"
            gender = self._gender(self.lemma(old))
        was = Reading(phrase.kind, "", number, gender)
        if phrase.kind == "adj":
            return Slot(was, was)
        return Slot(was, was.but(gender=phrase.gender, number=phrase.number or number))

    def _determiner(self, tokens: Tokens, first: int) -> tuple[str, str] | None:
        """Gender and number of the article or the like right before a token."""
        if not first:
            return None
        low = tokens[first - 1].low
        for row in self.tables.agreeing:
            for index, form in enumerate(row):
                if form.split()[-1] == low and " " not in form:
                    return _GENDERS[index % 2], _NUMBERS[index // 2]
        return None

    def inflect(self, phrase: Phrase, reading: Reading) -> str:
        """See TargetLanguage."""
        if phrase.own:
            for key in (reading.key, reading.number):
                if key in phrase.term.forms:
                    return phrase.term.forms[key]
        if phrase.fixed:
            return phrase.text
        words = list(phrase.words)
        if phrase.kind == "verb":
            words[0] = conjugate(self.code, words[0], reading.verb[0] if reading.verb else "infn") or words[0]
        elif phrase.kind == "adj":
            words[0] = self._adjective(words[0], reading.gender, reading.number)
        elif reading.number == "plur" and phrase.number != "plur":
            for index in (phrase.head, *phrase.agreeing):
                words[index] = self._plural(words[index])
        return phrase.rejoined(words)

    def _plural(self, word: str) -> str:
        low = word.lower()
        if low.endswith(("s", "x")) or not low[-1:].isalpha():
            return word
        for ending, plural in self.tables.plural:
            if low.endswith(ending):
                return word[: len(word) - len(ending)] + plural
        foreign = low.endswith(("t", "b", "k", "p", "g", "c", "w", "y"))
        return word + ("s" if low[-1] in "aeiouáéóãê" or foreign else "es")

    def _adjective(self, word: str, gender: str, number: str) -> str:
        if gender == "femn" and word.endswith("o"):
            word = word[:-1] + "a"
        return self._plural(word) if number == "plur" else word

    def agree(self, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: the determiners before the noun, and an adjective in -o, -a after it or its copula."""
        old, new = slot.old, slot.new
        if phrase.kind != "noun" or (old.gender, old.number) == (new.gender, new.number):
            return ()
        before = first - 1
        while before >= 0 and any(tokens[before].low in row for row in self.tables.agreeing):
            before -= 1
        subject = before < 0 or not tokens[before].is_word
        return (*self._determiners(tokens, first, new), *self._after(tokens, last, old, new, subject=subject))

    def _determiners(self, tokens: Tokens, first: int, new: Reading) -> Iterator[TokenEdit]:
        index = first - 1
        while index >= 0 and first - index <= _INVARIABLE:
            low = tokens[index].low
            row = next((row for row in self.tables.agreeing if low in row), None)
            if row is None:
                return
            form = row[_NUMBERS.index(new.number) * 2 + _GENDERS.index(new.gender)]
            start = index
            if index and (tokens[index - 1].low, form) in self.tables.contracted:
                start, form = index - 1, self.tables.contracted[tokens[index - 1].low, form]
            if start != index or form != low:
                capital = tokens[start].text[:1].isupper()
                yield TokenEdit(start, index + 1, form[:1].upper() + form[1:] if capital else form, "agreement")
            index = start - 1

    def _after(self, tokens: Tokens, last: int, old: Reading, new: Reading, *, subject: bool) -> Iterator[TokenEdit]:
        if subject and last < len(tokens) and tokens[last].low in self.tables.copulas:
            last += 1
        if last >= len(tokens) or len(tokens[last].text) <= _INVARIABLE:
            return
        ending = {"masc.sing": "o", "femn.sing": "a", "masc.plur": "os", "femn.plur": "as"}
        was, now = ending[f"{old.gender}.{old.number}"], ending[f"{new.gender}.{new.number}"]
        word = tokens[last].text
        participle = word[: -len(was)].endswith(("ad", "id"))
        adjectival = (participle or self.lemma(word).endswith("o")) and word.lower() not in self.tables.function
        if adjectival and word.endswith(was) and word[-len(was) - 1] not in "aeiou":
            yield TokenEdit(last, last + 1, word[: -len(was)] + now, "agreement")

    def recase(self, text: str, old: str, phrase: Phrase) -> str:
        """See TargetLanguage: a common word takes the capital, or none, of the word that it replaces."""
        text = super().recase(text, old, phrase)
        common = not phrase.is_name and not phrase.words[0].isupper()
        return text[:1].lower() + text[1:] if common and old[:1].islower() else text

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """See TargetLanguage."""
        phrase = self.decompose(term)
        if phrase.kind == "verb":
            return {slot: conjugate(self.code, phrase.words[0], slot) or "" for slot in ("infn", "pres.3per.sing")}
        numbers = (phrase.number,) if phrase.number or phrase.fixed or phrase.is_name else _NUMBERS
        return {number or "sing": self.inflect(phrase, Reading("noun", "", number or "sing")) for number in numbers}
