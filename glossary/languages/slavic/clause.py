"""Shallow parsing of Russian and Ukrainian text: modifiers, noun phrases, complements, predicates, ends of clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.languages.records import ONCE, Phrase, Reading, Token, Tokens, Use
from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.morphology import ADJECTIVES, NOTHING, Form, Parse, agrees, parses
from glossary.languages.slavic.phrase import is_acronym

FINITE = ("VERB", "PRTS")
PREDICATIVE = (*FINITE, "ADJS")
VERBAL = ("VERB", "INFN", "GRND")
QUOTES = frozenset("«\"“„‹'")  # opening ones
NOT_THIRD_PERSON = frozenset(("impr", "1per", "2per"))
_BETWEEN = ("ADVB", "PRCL", "CONJ")  # what may be between a noun and its predicate

# Distances, in words, chosen by hand on the golden sentences: longer ones found words of other phrases.
_MODIFIERS = 4  # adjectives before a noun, or before the noun of a complement
_NEAR = 4  # from a noun to its predicate, with only adverbs and particles between them
_PREDICATE = 8  # from a noun to a finite verb of its clause
_CHAIN = 5  # from a noun back to the head of the genitives before it
_SHORT = 2  # letters of a word too short to be read as a genitive

# Least probabilities (pymorphy3, 0..1, summed over parses of a word), chosen by hand on the golden sentences.
POSSIBLE = 0.1  # a parse that counts beside the likeliest: a noun that an adjective before it may modify
_GENITIVE = 0.3  # a word that is taken for a genitive
_SURELY = 0.7  # a word that may be an adjective, taken for a noun: военнослужащие, рабочие


class Clause:
    """The tokens of a text and their parses. Indexes outside the text are allowed; there is no word there."""

    __slots__ = ("_parses", "grammar", "tokens")

    def __init__(self, grammar: Grammar, tokens: Tokens) -> None:
        self.grammar = grammar
        self.tokens = tokens
        self._parses: dict[int, tuple[Parse, ...]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    # Words

    def is_word(self, index: int) -> bool:
        """True if the token is a word, not a mark or outside the text."""
        return 0 <= index < len(self.tokens) and self.tokens[index].is_word

    def text(self, index: int) -> str:
        """The token as written, "" outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def low(self, index: int) -> str:
        """The token in lower case, "" outside the text."""
        return self.text(index).lower()

    def parses(self, index: int) -> tuple[Parse, ...]:
        """The parses of a word, likeliest first; () if there is no word."""
        found = self._parses.get(index)
        if found is None:
            found = parses(self.grammar.code, self.low(index)) if self.is_word(index) else ()
            self._parses[index] = found
        return found

    def first(self, index: int) -> Parse:
        """The likeliest parse; one without any form if there is no word."""
        return next(iter(self.parses(index)), NOTHING)

    def nouns(self, index: int) -> list[Parse]:
        """The parses of a word as a noun."""
        return [parse for parse in self.parses(index) if parse.pos == "NOUN"]

    def adjectives(self, index: int) -> list[Parse]:
        """The parses of a word as an adjective or participle, adjectival pronouns among them."""
        return [parse for parse in self.parses(index) if parse.pos in ADJECTIVES]

    def titles(self, index: int) -> list[Parse]:
        """The parses of a word as a title before a person."""
        return [parse for parse in self.parses(index) if parse.lemma in self.grammar.titles]

    def attributes(self, index: int) -> list[Parse]:
        """The parses of a word as an adjective or participle, pronouns left out."""
        return [parse for parse in self.adjectives(index) if "Apro" not in parse.tags]

    def modifying(self, index: int) -> list[Parse]:
        """The parses of a word as anything that agrees with a noun after it: adjectives, participles, pronouns."""
        return [parse for parse in self.parses(index) if parse.pos in ADJECTIVES or "Apro" in parse.tags]

    def governed(self, index: int) -> tuple[str, ...]:
        """The cases after a preposition, likeliest first; none after another word."""
        return self.grammar.prepositions.get(self.low(index), ())

    def takes_object(self, index: int) -> bool:
        """True for a word that may govern an accusative: a verb, gerund or active participle, or a preposition."""
        first = self.first(index)
        return bool(self.governed(index)) or first.pos in VERBAL or {"actv", "tran"} <= first.tags

    # Noun phrases

    def modifiers(self, first: int) -> tuple[tuple[int, ...], int]:
        """The adjectives right before a token, nearest first, and the index of the token before them (-1 at the
        start)."""
        index, found = first - 1, list[int]()
        while len(found) < _MODIFIERS and self.is_word(index) and self._is_modifier(index):
            found.append(index)
            index -= 1
        return tuple(found), index

    def _is_modifier(self, index: int) -> bool:
        readings = self.parses(index)
        if any(parse.pos in ADJECTIVES and "Apro" in parse.tags for parse in readings):
            return True  # это действие
        return any(parse.pos in ADJECTIVES for parse in (readings[:1] if self.grammar.ranked else readings))

    def modified(self, index: int) -> int:
        """The noun right after an adjective that agrees with it, -1 if there is none."""
        likely = [noun for noun in self.nouns(index + 1) if noun.score > POSSIBLE]
        return index + 1 if any(agrees(word, noun) for word in self.attributes(index) for noun in likely) else -1

    def is_cut(self, last: int) -> bool:
        """True if a span that ends before `last` ends in an adjective of the noun that follows."""
        return self.first(last - 1).pos in ADJECTIVES and self.modified(last - 1) == last

    def is_torn(self, last: int) -> bool:
        """True if ending a span before `last` separates an adjective from its noun: not in "номер внутреннего |
        телефона", where the noun becomes the complement of the one before."""
        if not self.is_cut(last):
            return False
        own = [parse for parse in self.attributes(last - 1) if parse.case == "gent"]
        genitive = any(agrees(word, noun) for word in own for noun in self.nouns(last))
        return not (genitive and self.first(last - 2).pos == "NOUN")

    def complement(self, last: int) -> int:
        """The end of the complement of the noun before `last`: the noun of a cut-off adjective, or a genitive with the
        adjectives before it; `last` if a conjunction continues with another genitive."""
        if self.is_cut(last):
            return last + 1
        if not self.nouns(last - 1):
            return last
        at = last
        while at - last < _MODIFIERS and any(parse.case == "gent" for parse in self.attributes(at)):
            if self.first(at).pos not in ADJECTIVES:
                break
            at += 1
        if not self.is_genitive(at):
            return last
        joined = self.low(at + 1) in self.grammar.conjunctions or self.text(at + 1) == ","
        if joined and any(p.case == "gent" for p in (*self.attributes(at + 2), *self.nouns(at + 2))):
            return last
        return at + 1

    def is_genitive(self, index: int) -> bool:
        """True if a word is likely a noun in the genitive."""
        if len(self.text(index)) <= _SHORT or self.first(index).pos != "NOUN":
            return False
        return sum(noun.score for noun in self.nouns(index) if noun.case == "gent") >= _GENITIVE

    def coordinated(self, before: int, fits: Sequence[Parse]) -> tuple[int, ...]:
        """The adjectives that a conjunction or comma joins to the modifiers of a noun: простой или повторяющийся
        график. `before` is the token before those modifiers, `fits` are their parses that agree with the noun."""
        found, at = list[int](), before
        while len(found) < _MODIFIERS and (self.low(at) in self.grammar.conjunctions or self.text(at) == ","):
            same = any(_is_same_form(a, b) for a in self.attributes(at - 1) for b in fits)
            if self.first(at - 1).pos not in ADJECTIVES or not same:
                break
            found.append(at - 1)
            at -= 2
        return tuple(found)

    def head(self, first: int, last: int, anchor: int) -> int:
        """The first noun of a rendering of several words; the anchor if there is none, or only one word."""
        if last - first == 1:
            return anchor
        for index in range(first, last):
            if index + 1 < last and self.modified(index) >= 0:
                continue  # рабочий процесс
            nominal = any(noun.score > POSSIBLE for noun in self.nouns(index))
            if nominal and self.first(index).pos not in ADJECTIVES:
                return index
        return anchor

    def chain(self, before: int) -> Iterator[int]:
        """The nouns to the left that may be the head of the genitives that end at `before`."""
        for at in range(before, max(-1, before - _CHAIN), -1):
            if not self.is_word(at):
                return
            yield at
            genitive = any(parse.case == "gent" and parse.pos in ("NOUN", *ADJECTIVES) for parse in self.parses(at))
            if not is_acronym(self.text(at)) and not genitive:
                return

    def noun_after(self, at: int) -> tuple[int, list[Parse]]:
        """The noun at `at` or after one adjective there: its index and its parses, none if the word may well be an
        adjective."""
        if not self._is_adjective(at):
            first = self.first(at)
            adjective = bool(self.adjectives(at)) and first.score < _SURELY
            return at, [] if adjective or first.pos != "NOUN" else [noun for noun in self.nouns(at) if noun.known]
        found, nouns = (at, []) if self._is_adjective(at + 1) else self.noun_after(at + 1)
        words = self.adjectives(at)
        return found, [noun for noun in nouns if any(goes_with(word, noun) for word in words)]

    def _is_adjective(self, index: int) -> bool:
        first = self.first(index)
        return first.pos == "ADJF" and first.known and "Apro" not in first.tags

    # Clauses

    def end(self, start: int) -> int:
        """The mark that ends the clause, at `start` or after it; the end of the text if there is none."""
        return next((at for at in range(start, len(self.tokens)) if not self.is_word(at)), len(self.tokens))

    def start(self, end: int) -> int:
        """The first word of the clause that ends before `end`."""
        return next((at + 1 for at in range(end - 1, -1, -1) if not self.is_word(at)), 0)

    def predicate_after(self, last: int) -> tuple[Parse, ...]:
        """The finite verb or short participle that comes right at `last`, past adverbs and particles; at most one."""
        for index in range(last, last + _NEAR):
            for parse in self.parses(index)[:1]:
                if is_predicate(parse):
                    return (parse,)
            if self.first(index).pos not in _BETWEEN:
                break
        return ()

    def predicate_before(self, before: int) -> tuple[Parse, ...]:
        """The short participle that opens the clause of its subject: приложен ли план; at most one."""
        for index in range(before, max(-1, before - _NEAR), -1):
            for parse in self.parses(index)[:1]:
                if parse.pos == "PRTS":
                    return (parse,)
            if not self.is_word(index) or self.first(index).pos in VERBAL:
                break
        return ()

    def has_predicate(self, last: int, readings: Iterable[Form]) -> bool:
        """True if a finite verb follows in the clause of which a nominative among the readings could be the subject."""
        subjects = [reading for reading in readings if reading.case == "nomn"]
        return any(
            any(agrees(parse, subject) for subject in subjects)
            for index in range(last, min(last + _PREDICATE, self.end(last)))
            for parse in self.parses(index)[:1]
            if parse.pos in FINITE and "impr" not in parse.tags
        )

    def has_verb(self, last: int) -> bool:
        """True if a finite verb or short participle follows in the clause."""
        return any(self.first(index).pos in FINITE for index in range(last, self.end(last)))

    def has_quantity(self, at: int) -> bool:
        """True if a word of quantity, which a genitive may depend on, is in the clause: насосов работает пять."""
        return any(
            self.text(index).isdigit() or any(parse.pos in ("NUMR", "COMP") for parse in self.parses(index))
            for index in range(self.start(at), self.end(at))
        )

    def has_other_subject(self, at: int, verb: Form) -> bool:
        """True if a noun after the verb may be its subject: Карабах посетила делегация."""
        return any(
            parse.pos in ("NOUN", "NPRO", "INFN") and parse.case in ("nomn", "") and agrees(verb, parse)
            for index in range(at + 1, self.end(at + 1))
            for parse in self.parses(index)
        )


def is_predicate(parse: Parse) -> bool:
    """True for a verb in the third person or a short participle."""
    return parse.pos in FINITE and not parse.tags & NOT_THIRD_PERSON


def _is_same_form(left: Form, right: Form) -> bool:
    """True for adjectives in the same form, as those that a conjunction joins are."""
    return (left.case, left.number, left.gender) == (right.case, right.number, right.gender)


def goes_with(word: Form, noun: Parse) -> bool:
    """True if an adjective can modify a noun: it agrees, or counts with a number (три российских солдата)."""
    counted = noun.case == "gent" and noun.number == "sing" and word.number == "plur"
    return "Fixd" in noun.tags or counted or agrees(word, noun)


@dataclass(frozen=True, slots=True)
class PhraseContext:
    """A phrase at the words [first, last) of a clause, or to be put there, with its context.

    `modifiers`: the adjectives before it, nearest first; `before`: the token before them, -1 at the start; `readings`:
    the possible forms of the words there; `use`: how the source has the term.
    """

    clause: Clause
    first: int
    last: int
    phrase: Phrase
    modifiers: tuple[int, ...]
    before: int
    readings: tuple[Reading, ...] = ()
    use: Use = ONCE

    @classmethod
    def of(cls, clause: Clause, first: int, last: int, phrase: Phrase, use: Use = ONCE) -> PhraseContext:
        """The place of a phrase at [first, last), with what is before it."""
        modifiers, before = clause.modifiers(first)
        return cls(clause, first, last, phrase, modifiers, before, use=use)

    @property
    def cases(self) -> frozenset[str]:
        """The cases of the readings."""
        return frozenset([reading.case for reading in self.readings])

    @property
    def is_counted(self) -> bool:
        """True if a number is before the place: три новых трансляции."""
        clause = self.clause
        return clause.first(self.before).pos == "NUMR" or clause.text(self.before)[:1].isdigit()

    @property
    def words(self) -> Sequence[Token]:
        """The tokens of the place."""
        return self.clause.tokens[self.first : self.last]

    @property
    def text(self) -> str:
        """The tokens of the place with spaces between them."""
        return " ".join([token.text for token in self.words])
