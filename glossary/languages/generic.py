"""Languages without a module: lemmas by simplemma if available, explicit forms of the row, else the dictionary form."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from glossary.languages import dictionaries
from glossary.languages.records import SHOUTED, Phrase, Reading, Rewrite, Slot, Token, TokenEdit, Tokens, Use
from glossary.model import PartOfSpeech, Term

_PLAIN = r"\w+(?:[-‐‑'’]\w+)*|[^\w\s]"
_WORD = re.compile(_PLAIN)
# Romance words that lose their vowel before the next word: l'Arménie, dell'Armenia are two words.
_ELIDED = re.compile(
    rf"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell?|all|nell|sull|dall|coll|un|gl)['’](?=\w)|{_PLAIN}", re.IGNORECASE
)
_ELIDING = frozenset({"fr", "it", "ca", "oc"})
# Letters of scripts that write no space between words: Thai, Lao, Burmese, Khmer, Kana, Han. Each is a token.
_CLOSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED = re.compile(rf"[{_CLOSE}]|(?:(?![{_CLOSE}])\w)+(?:[-‐‑'’](?:(?![{_CLOSE}])\w)+)*|[^\w\s]")
_WITHOUT_SPACES = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
_SHORTEST = 3  # letters; only longer words count as content words; chosen by hand


@lru_cache(64)
def has_lemmas(code: str) -> bool:
    """True if simplemma knows a language."""
    try:
        dictionaries.lemmatise("a", code)
    except ValueError:
        return False
    return True


@lru_cache(100_000)
def in_dictionary(code: str, word: str) -> bool:
    """True if simplemma's dictionary of a language has a word, as it is written or in lower case; False where it does
    not know the language."""
    return has_lemmas(code) and any(dictionaries.lists(form, code) for form in {word, word.lower()})


@lru_cache(400_000)
def lemma(code: str, low: str) -> str:
    """The lemma of a lower-case word, or the word itself."""
    return dictionaries.lemmatise(low, code).lower() if low and has_lemmas(code) else low


class GenericSource:
    """The source side of a language without a module: lemmas, no possessive."""

    def __init__(self, locale: str, code: str) -> None:
        self.locale, self._code = locale, code

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """See SourceLanguage."""
        return tuple([Token(found.group(), found.start(), found.end()) for found in _SOURCE_WORD.finditer(text)])

    def lemma(self, word: str) -> str:
        """See SourceLanguage."""
        return lemma(self._code, word.lower())

    def is_possessive(self, word: str) -> bool:
        """See SourceLanguage: none is known."""
        return False

    def is_plural(self, word: str) -> bool:
        """See SourceLanguage: by a final s that the lemma lacks."""
        low = word.lower()
        return low.endswith("s") and self.lemma(low) != low

    def bare(self, word: str) -> str:
        """See SourceLanguage."""
        return word

    def singulars(self, word: str) -> tuple[str, ...]:
        """See SourceLanguage: none is known."""
        return ()

    def has_meaning(self, word: str) -> bool:
        """See SourceLanguage: by length."""
        return len(word) > _SHORTEST

    def is_owner(self, tokens: Tokens, index: int) -> bool:
        """See SourceLanguage: always False."""
        return False

    def is_subject(self, tokens: Tokens, first: int, last: int) -> bool:
        """See SourceLanguage: not known."""
        return False

    def is_object(self, tokens: Tokens, first: int) -> bool:
        """See SourceLanguage: not known."""
        return False

    def is_recipient(self, tokens: Tokens, first: int) -> bool:
        """See SourceLanguage: not known."""
        return False

    def is_infinitive(self, tokens: Tokens, index: int) -> bool:
        """See SourceLanguage: always False."""
        return False


_SOURCE_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


class Generic:
    """The target side of a language without a module; the base of those that inflect by simple rules."""

    dash = "–"

    def __init__(self, locale: str, code: str) -> None:
        self.locale, self.code = locale, code

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """See TargetLanguage."""
        return tuple([Token(found.group(), found.start(), found.end()) for found in self._words().finditer(text)])

    def _words(self) -> re.Pattern[str]:
        """What is a token of the language."""
        if self.code in _WITHOUT_SPACES:
            return _UNSPACED
        return _ELIDED if self.code in _ELIDING else _WORD

    def lemma(self, word: str) -> str:
        """See TargetLanguage."""
        return lemma(self.code, word.lower())

    def lemmas(self, word: str) -> frozenset[str]:
        """See TargetLanguage: the lemma and the word itself."""
        low = word.lower()
        return frozenset((low, lemma(self.code, low)))

    def is_word(self, word: str) -> bool:
        """See TargetLanguage: always True, since there is no dictionary."""
        return True

    def decompose(self, term: Term, rendering: str = "") -> Phrase:
        """See TargetLanguage: the first word is the head, everything else its frozen tail."""
        text = rendering or term.target
        own = not rendering or rendering == term.target
        words = tuple(self._words().findall(text)) or (text,)
        kind = {PartOfSpeech.ADJ: "adj", PartOfSpeech.VERB: "verb"}.get(term.pos, "noun")
        said = (term.gender, term.number, term.animacy) if own else ("", "", "")
        return Phrase(term, text, words, kind, 0, (), (), *said, fixed=own and not term.inflect, own=own)

    def find(self, phrase: Phrase, tokens: Tokens) -> tuple[tuple[int, int], ...]:
        """See TargetLanguage: by lemma or surface, word by word, and by the forms of the row."""
        own = [self._words().findall(form) for form in phrase.term.forms.values()] if phrase.own else []
        forms = {tuple(word.lower() for word in form) for form in own if len(form) > 1}
        at, spans = 0, []
        while at < len(tokens):
            sizes = sorted({len(phrase.words), *map(len, forms)}, reverse=True)
            size = next((n for n in sizes if self._stands(phrase, forms, tokens[at : at + n], n)), 0)
            spans += [(at, at + size)] if size else []
            at += size or 1
        return tuple(spans)

    def _stands(self, phrase: Phrase, forms: Collection[tuple[str, ...]], window: Tokens, size: int) -> bool:
        """True if a window of `size` tokens is the phrase, or one of its forms of several words."""
        if len(window) != size:
            return False
        if tuple([token.low for token in window]) in forms:
            return True
        return size == len(phrase.words) and all(
            self._same(phrase, word, token.text) for word, token in zip(phrase.words, window, strict=True)
        )

    def _same(self, phrase: Phrase, word: str, seen: str) -> bool:
        if word.lower() == seen.lower():
            return True
        if phrase.fixed or not seen[0].isalnum():
            return False
        if phrase.own and any(seen.lower() == form.lower() for form in phrase.term.forms.values()):
            return True
        return not self.lemmas(word).isdisjoint(self.lemmas(seen))

    def fits(self, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
        """See TargetLanguage: any word of more than _SHORTEST letters, since parts of speech are unknown; none in a
        language without spaces between words, since their ends are unknown."""
        parted = self.code not in _WITHOUT_SPACES
        return tuple([parted and token.is_word and len(token.text) > _SHORTEST for token in tokens])

    def modified(self, tokens: Tokens, index: int) -> int:
        """See TargetLanguage: nothing is known."""
        return -1

    def complement(self, tokens: Tokens, first: int, last: int) -> int:
        """See TargetLanguage: nothing is known."""
        return last

    def obstacle(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
        """See TargetLanguage: none is known."""
        return ""

    def head(self, tokens: Tokens, first: int, last: int, anchor: int) -> int:
        """See TargetLanguage."""
        return anchor

    def read(self, tokens: Tokens, first: int, last: int, head: int, phrase: Phrase, use: Use) -> Slot | None:
        """See TargetLanguage: only the number is known, from the source."""
        reading = Reading(phrase.kind, number="plur" if use.plural else "sing")
        return Slot(reading, reading)

    def inflect(self, phrase: Phrase, reading: Reading) -> str:
        """See TargetLanguage: an explicit form of the row, else the dictionary form."""
        if phrase.own:
            for key in (reading.key, reading.number):
                if key in phrase.term.forms:
                    return phrase.term.forms[key]
        return phrase.text

    def agree(self, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: nothing is known to agree."""
        return ()

    def across(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """See TargetLanguage: no rewrites."""
        return None

    def instead_of_adjective(self, tokens: Tokens, adjective: str, phrase: Phrase) -> Rewrite | None:
        """See TargetLanguage: no rewrites."""
        return None

    def part(self, word: str, old: Phrase, text: str, phrase: Phrase) -> str:
        """See TargetLanguage: compounds are not taken apart."""
        return text

    def hidden(self, tokens: Tokens, phrase: Phrase, known: Sequence[str]) -> Rewrite | None:
        """See TargetLanguage: compounds are not taken apart."""
        return None

    def doubt(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
        """See TargetLanguage: always ""."""
        return ""

    def counted(self, tokens: Tokens, before: int, first: int, last: int, category: str) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: none, since the forms after numbers are not known."""
        return ()

    def counted_in_words(self, tokens: Tokens) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: none, since the forms after numbers are not known."""
        return ()

    def given(self, tokens: Tokens, first: int, last: int, category: str) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: none, since the forms after numbers are not known."""
        return ()

    def repair(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """See TargetLanguage: nothing is known of forms."""
        return None

    def fronted(self, tokens: Tokens, noun: Phrase, adjective: Phrase, span: tuple[int, int, int]) -> Rewrite | None:
        """See TargetLanguage: nothing is known of forms."""
        return None

    def joined(self, tokens: Tokens, index: int, phrase: Phrase, *, before: bool) -> Rewrite | None:
        """See TargetLanguage: no compounds are made."""
        return None

    def knows(self, word: str) -> bool:
        """See TargetLanguage: always True."""
        return True

    def piece(self, word: str, phrase: Phrase) -> tuple[int, int]:
        """See TargetLanguage: compounds are not taken apart."""
        return 0, len(word)

    def recase(self, text: str, old: str, phrase: Phrase) -> str:
        """See TargetLanguage: adds the capital of the old word, never removes one."""
        if old.isupper() and len(old) > SHOUTED:
            return text.upper()
        return text[:1].upper() + text[1:] if old[:1].isupper() else text

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """See TargetLanguage."""
        return dict(term.forms) or {"uninflected": term.target}
