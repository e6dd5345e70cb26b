"""German as a target language: noun endings, articles, adjective endings, verb forms, separable verbs, compounds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from glossary.languages.generic import Generic
from glossary.languages.german import morphology as german
from glossary.languages.german.context import (
    FUNCTION,
    LINK,
    TWO_WAY,
    Frame,
    adjective_ending,
    around,
    case_of,
    chain,
    ending_of,
    frame_of,
    is_linked,
    is_start,
    prefix_at,
    stem_of,
    stop_of,
    verb_at,
)
from glossary.languages.german.morphology import CASES, gender_of, lemma_of
from glossary.languages.records import ONCE, Phrase, Reading, Rewrite, Slot, Token, TokenEdit, Tokens, Use
from glossary.model import PartOfSpeech, Term

# Numbers of letters, chosen by hand on the golden sentences.
_SHORT = 2  # words no longer than this are not replaced
_COMPOUND_REST = 3  # least length of the other parts of a compound
_CERTAIN = 4  # a longer part at the end of a word is not there by chance
_SHORTEST_INFINITIVE = 6  # only longer capitalised words in -n may be infinitives
_WORD = re.compile(r"\w+|[^\w\s]")


class German(Generic):
    """The target side of German."""

    def __init__(self) -> None:
        super().__init__("de", "de")

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """See TargetLanguage; hyphens separate words (Datenanbieter-Profil)."""
        return tuple([Token(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)])

    def lemma(self, word: str) -> str:
        """See TargetLanguage; capitalised words are nouns, and a compound in no dictionary counts as its last part."""
        return german.key_of(word)

    def lemmas(self, word: str) -> frozenset[str]:
        """See TargetLanguage: by its own capitals and without."""
        return super().lemmas(word) | {_full(word)}

    def decompose(self, term: Term, rendering: str = "") -> Phrase:
        """See TargetLanguage: adjectives in lower case before a capitalised noun agree with it."""
        phrase = super().decompose(term, rendering)
        phrase = replace(phrase, words=tuple(_WORD.findall(phrase.text)) or (phrase.text,))
        alone = len(phrase.words) == 1 and not german.is_noun(phrase.text)  # Abgeschlossen, the name of a status
        nouns = [index for index, word in enumerate(phrase.words) if word[:1].isupper() and not alone]
        head = nouns[0] if nouns else -1
        while head >= 0 and head + 2 < len(phrase.words) and phrase.words[head + 1] == LINK:
            head += 2
        if head < 0:
            infinitive = phrase.words[-1].endswith(("en", "eln", "ern")) and term.pos is not PartOfSpeech.ADJ
            verb = infinitive and (term.pos is PartOfSpeech.VERB or lemma_of(phrase.words[-1]) == phrase.words[-1])
            return replace(phrase, kind="verb" if verb else "adj", head=len(phrase.words) - 1)
        adjectives = all(word.endswith(("e", "er")) for word in phrase.words[: max(0, head)])
        agreeing = tuple(range(head)) if adjectives else ()
        last = phrase.words[head]
        number = phrase.number or ("plur" if agreeing and german.number_of(last) == "plur" else "")
        gender = phrase.gender or gender_of(last)
        return replace(phrase, kind="noun", head=head, agreeing=agreeing, gender=gender, number=number)

    def find(self, phrase: Phrase, tokens: Tokens) -> tuple[tuple[int, int], ...]:
        """See TargetLanguage. A one-word noun is also found as a part of a compound (Typ in Profiltypen), a verb also
        with its prefix separated (legen ... an)."""
        found = super().find(phrase, tokens)
        if len(phrase.words) > 1 or phrase.kind == "adj" or phrase.fixed:
            return found
        taken = {first for first, _ in found}
        holds = self._parted if phrase.kind == "verb" else self._holds
        more = [i for i in range(len(tokens)) if i not in taken and holds(tokens, i, phrase.text.lower())]
        return (*found, *[(index, index + 1) for index in more])

    def _same(self, phrase: Phrase, word: str, seen: str) -> bool:
        if super()._same(phrase, word, seen):
            return True
        if phrase.fixed or not seen[0].isalnum():
            return False
        if word[:1].islower():
            return phrase.kind != "verb" and len(word) > _COMPOUND_REST and stem_of(word) == stem_of(seen.lower())
        return seen[:1].isupper() and seen.lower() in (word.lower() + "s", german.plural_of(word, "").lower())

    def _holds(self, tokens: Tokens, index: int, part: str) -> bool:
        """True if a word is a compound with a part, or the part itself linked to what follows (Meldungs-ID)."""
        low = tokens[index].low
        if not tokens[index].text[:1].isupper():
            return False
        if is_linked(tokens, index + 1) and low in (part + "s", part + "es", part + "n", part + "en"):
            return True
        if len(low) < len(part) + _COMPOUND_REST:
            return False
        if low.startswith(part) and len(part) > _COMPOUND_REST and german.is_german(german.rest_of(low, part)):
            return True
        inside = low.find(part) if len(part) > _COMPOUND_REST else -1
        if inside > 0 and german.is_first(low[:inside]) and german.is_german(german.rest_of(low[inside:], part)):
            return True
        return any(
            whole.endswith(part) and (len(part) > _CERTAIN or german.is_first(whole[: -len(part)]))
            for whole in (low, _full(tokens[index].text))
        )

    def _parted(self, tokens: Tokens, index: int, infinitive: str) -> bool:
        """True if a word is a verb with its prefix at the end of its clause, or an infinitive with zu."""
        prefix = german.separable(infinitive)
        if not prefix:
            return False
        if tokens[index].low == german.with_zu(infinitive):
            return True
        at = prefix_at(tokens, index, infinitive[len(prefix) :])
        return at >= 0 and tokens[at].low == prefix and _full(tokens[index].low) == infinitive[len(prefix) :]

    def fits(self, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
        """See TargetLanguage: capitalised words for nouns, the others for verbs and adjectives; an adjective also for
        the English word left before a hyphen."""
        return tuple([self._fit(tokens, index, phrase, across) for index in range(len(tokens))])

    def _fit(self, tokens: Tokens, index: int, phrase: Phrase, across: bool) -> bool:
        token, noun = tokens[index], phrase.kind == "noun"
        if not token.is_word or len(token.text) <= _SHORT or token.low in FUNCTION | TWO_WAY:
            return False
        if phrase.kind == "adj" and token.low == phrase.term.source.lower() and is_linked(tokens, index + 1):
            return True
        if token.low == "verfügung" and index and tokens[index - 1].low == "zur":
            return False
        begins = is_start(tokens, index)
        if noun and begins and token.text[0].isupper() and not german.is_noun(token.text):
            return across
        if phrase.kind == "verb" and _is_nominal(tokens, index):
            return True
        if across or token.text[0].isupper() == noun:
            return True
        return begins

    def head(self, tokens: Tokens, first: int, last: int, anchor: int) -> int:
        """See TargetLanguage: the last capitalised word."""
        nouns = [index for index in range(first, last) if tokens[index].text[:1].isupper()]
        return nouns[-1] if nouns else anchor

    def read(self, tokens: Tokens, first: int, last: int, head: int, phrase: Phrase, use: Use) -> Slot | None:
        """See TargetLanguage: case from article and preposition, number from the word itself or the source."""
        word = tokens[head]
        if phrase.kind == "verb":
            reading = Reading("verb", verb=verb_at(tokens, head, _full(word.low)))
            return Slot(reading, reading)
        if phrase.kind == "adj":
            reading = Reading("adj", verb=(ending_of(word.low),))
            return Slot(reading, reading)
        if is_linked(tokens, last):
            reading = Reading("noun", verb=(LINK,))
            return Slot(reading, reading)
        number = german.number_of(word.text) or ("plur" if use.plural else "sing")
        gender = gender_of(lemma_of(word.text))
        frame = frame_of(tokens, chain(tokens, first))
        case = case_of(tokens, frame, chain(tokens, first), word.text, gender if number == "sing" else "plur")
        old = Reading("noun", case, number, gender)
        new = old.but(gender=phrase.gender, number=phrase.number or number)
        return Slot(old, replace(new, verb=self._endings(tokens, first, phrase, frame, old, new)))

    @staticmethod
    def _endings(
        tokens: Tokens, first: int, phrase: Phrase, frame: Frame, old: Reading, new: Reading
    ) -> tuple[str, ...]:
        """The ending for the adjectives of a phrase: that of the adjective in their place, or the one after the
        article."""
        if not phrase.agreeing:
            return ()
        alike = old.number == new.number and (new.number == "plur" or old.gender == new.gender)
        if alike and tokens[first].text[:1].islower() and ending_of(tokens[first].low):
            return (ending_of(tokens[first].low),)
        return (adjective_ending(tokens, frame, new),)

    def inflect(self, phrase: Phrase, reading: Reading) -> str:
        """See TargetLanguage."""
        if phrase.own:
            for key in (reading.key, reading.case, reading.number):
                if key and key in phrase.term.forms:
                    return phrase.term.forms[key]
        if phrase.fixed:
            return phrase.text
        words = list(phrase.words)
        said = (*reading.verb, "", "")
        if phrase.kind == "noun" and said[0] == LINK:
            words[-1] = german.linked(words[-1])
        elif phrase.kind == "noun":
            whole = phrase.number == "plur" and reading.number == "plur"  # a plural as it is written
            dative = "n" if reading.case == "datv" and not words[phrase.head].endswith(("n", "s")) else ""
            words[phrase.head] = words[phrase.head] + dative if whole else german.noun_form(words[phrase.head], reading)
            for index in phrase.agreeing:
                words[index] = stem_of(words[index]) + (said[0] or german.adjective_ending("d", "", reading))
        elif phrase.kind == "verb":
            words[-1] = german.verb_form(words[-1], said[0] or "infn") + said[1]
        elif said[0]:
            words[-1] = words[-1].removesuffix("e") + said[0]
        return phrase.rejoined(words)

    def agree(self, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: the article and what is contracted with it and adjectives, when the gender changes."""
        old, new = slot.old, slot.new
        if phrase.kind != "noun" or not new.gender or new.number != "sing" or old.gender == new.gender:
            return ()
        return tuple(around(tokens, frame_of(tokens, chain(tokens, first)), new))

    def across(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """See TargetLanguage: the part of speech stays; these are places where words around them change too: those with
        a preposition at an edge, separated verbs, an English word before a hyphen that becomes an adjective."""
        if phrase.kind == "verb" and len(phrase.words) == 1 and last - first == 1 and not phrase.fixed:
            if first and _is_nominal(tokens, first) and not is_start(tokens, first):
                return None
            return self._verb(tokens, first, phrase)
        if phrase.kind == "adj" and last - first == 1 and is_linked(tokens, last) and last + 1 < len(tokens):
            return self._attributive(tokens, first, phrase)
        whole, tail = _full(tokens[first].text), self.lemma(tokens[first].text)
        other = phrase.text.lower().startswith(whole.removesuffix(tail))
        if (
            phrase.kind == "noun"
            and len(phrase.words) == use.words == last - first == 1
            and tail != whole
            and not other
        ):
            return self._rebuilt(tokens, first, phrase, tail, use)
        start, end = first, last
        while end - start > 1 and tokens[start].low in FUNCTION:
            start += 1
        while end - start > 1 and tokens[end - 1].low in (*FUNCTION, *german.SEPARABLE):
            end -= 1
        if phrase.kind != "noun" or (start, end) == (first, last):
            return None
        slot = self.read(tokens, start, end, self.head(tokens, start, end, start), phrase, use)
        if slot is None:
            return None
        text = self.recase(self.inflect(phrase, slot.new), tokens[start].text, phrase)
        around = self.agree(tokens, start, end, phrase, slot)
        return Rewrite((TokenEdit(start, end, text, "term"), *around), text, slot.new.key)

    def _attributive(self, tokens: Tokens, first: int, phrase: Phrase) -> Rewrite | None:
        """Intercompany-Transaktionen: konzerninterne Transaktionen."""
        noun = tokens[first + 2].text
        if not noun[:1].isupper() or tokens[first].low != phrase.term.source.lower():
            return None
        slot = self.read(tokens, first, first + 3, first + 2, replace(phrase, kind="noun"), ONCE)
        frame = frame_of(tokens, first)
        if slot is None:
            return None
        ending = adjective_ending(tokens, frame, slot.old)
        text = self.recase(phrase.text + ending, tokens[first].text if not first else "", phrase)
        return Rewrite((TokenEdit(first, first + 3, f"{text} {noun}", "term"),), text, "adj")

    def _verb(self, tokens: Tokens, first: int, phrase: Phrase) -> Rewrite | None:
        """A verb in place of another; both may be separable or have zu inside."""
        token, old = tokens[first], _full(tokens[first].low)
        form, ending = verb_at(tokens, first, old)
        prefix, at = german.separable(phrase.text), prefix_at(tokens, first, old)
        polite = first + 1 < len(tokens) and tokens[first + 1].text == "Sie" and form == "infn"
        stop = stop_of(tokens, first)
        zu = first > 0 and tokens[first - 1].low == "zu" and form == "infn"
        if zu and prefix:
            text = german.with_zu(phrase.text)
            return Rewrite((TokenEdit(first - 1, first + 1, text, "term"),), text, "zu")
        finite = polite or (form in ("pres", "past") and stop > first + 1)
        if at < 0 and not (prefix and finite):
            return None
        text = german.verb_form(phrase.text, form if finite or form == "ptcp" else "infn") + ending
        text = self.recase(text.removeprefix(prefix) if finite else text, token.text, phrase)
        edits = [TokenEdit(first, first + 1, text, "term")]
        if at >= 0 and prefix and finite:
            edits += [TokenEdit(at, at + 1, prefix, "agreement")] if tokens[at].low != prefix else []
        elif at >= 0:
            edits.append(TokenEdit(at - 1, at + 1, tokens[at - 1].text, "agreement"))
        else:
            edits.append(TokenEdit(stop - 1, stop, f"{tokens[stop - 1].text} {prefix}", "agreement"))
        return Rewrite(tuple(edits), text, form)

    def recase(self, text: str, old: str, phrase: Phrase) -> str:
        """See TargetLanguage: nouns keep their capital, other words take that of the word they replace."""
        first = phrase.text[:1].isupper() or not old[:1].isupper()
        return text if first or (phrase.kind == "noun" and not phrase.agreeing) else text[:1].upper() + text[1:]

    def hidden(self, tokens: Tokens, phrase: Phrase, known: Sequence[str]) -> Rewrite | None:
        """See TargetLanguage: Rollensammlung -> Rollenliste; also of the English word itself."""
        if phrase.kind != "noun" or len(phrase.words) > 1 or phrase.fixed:
            return None
        for other in dict.fromkeys((*known, phrase.term.source.lower())):
            for index, token in enumerate(tokens):
                rest = len(token.text) - len(other)
                if len(other) < _COMPOUND_REST or rest < _COMPOUND_REST or not german.is_noun(token.text):
                    continue
                if any(one.text and _full(one.text) == other for one in tokens):
                    continue  # it is there as a word, for another
                found = self._rebuilt(tokens, index, phrase, other)
                if found is not None:
                    return found
        return None

    def _rebuilt(self, tokens: Tokens, index: int, phrase: Phrase, other: str, use: Use = ONCE) -> Rewrite | None:
        """A compound with the phrase in place of a part of it."""
        token, tail = tokens[index], _full(tokens[index].text)
        first = len(tail) - len(other)
        if tail.endswith(other) and first >= _COMPOUND_REST and german.is_first(tail[:first]):
            slot = self.read(tokens, index, index + 1, index, phrase, use)
            if slot is None:
                return None
            new = token.text[:first] + self.inflect(phrase, slot.new).lower()
            around = self.agree(tokens, index, index + 1, phrase, slot)
            return Rewrite((TokenEdit(index, index + 1, new, "term"), *around), new, "compound")
        rest = german.rest_of(token.low, other)
        if len(other) <= _COMPOUND_REST or not rest:
            return None
        joined = german.linked(phrase.text)
        new = joined + rest if joined != phrase.text else f"{phrase.text}-{rest.capitalize()}"
        return Rewrite((TokenEdit(index, index + 1, new, "term"),), new, "compound")

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """See TargetLanguage."""
        phrase = self.decompose(term)
        if phrase.kind != "noun" or phrase.fixed:
            return dict(term.forms) or {"uninflected": term.target}
        numbers = (phrase.number,) if phrase.number else ("sing", "plur")
        readings = [Reading("noun", case, number, phrase.gender) for number in numbers for case in CASES]
        return {reading.key: self.inflect(phrase, reading) for reading in readings}


def _is_nominal(tokens: Tokens, index: int) -> bool:
    """True if a word is an infinitive with a capital (das Erstellen, wählen Sie Speichern)."""
    text = tokens[index].text
    infinitive = (
        len(text) > _SHORTEST_INFINITIVE and text[0].isupper() and text.endswith("n") and lemma_of(text) == text
    )
    return infinitive and lemma_of(text.lower()) == text.lower() and german.number_of(text) != "plur"


def _full(word: str) -> str:
    return lemma_of(word).lower()
