"""The rules on one entry: a table of small pure functions with an id, a severity, and a reason that people understand.

How often each fires on human translations, and what it finds of planted errors: see translate/docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from glossary import Severity
from translate.checks.records import Fault, Record
from translate.model import State
from translate.text.rules import Pair, characters, hints, languages, punctuation, quantities
from translate.text.rules import content as guard

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
Check = Callable[[Pair], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: how bad a breach is in text that a person has approved (`reviewed`) and in text that is still to be
    reviewed (`fuzzy`), why it matters, and the check that words a breach, "" when all is well. `check` is None for
    rules that look at more than one entry, or need a glossary: these are judged in `terms` and `across`."""

    reviewed: Severity
    fuzzy: Severity
    reason: str
    check: Check | None = None

    def severity(self, state: State) -> Severity:
        """How bad a breach is in an entry of this state."""
        return self.reviewed if state is State.TRANSLATED else self.fuzzy


RULES: Mapping[str, Rule] = {
    "empty": Rule(ERROR, ERROR, "There is no word in the translation.", guard.empty),
    "number": Rule(ERROR, WARNING, "A number was lost, changed or made up.", guard.value),
    "minus": Rule(ERROR, WARNING, "Without its minus sign a number says the opposite.", guard.minus),
    "currency": Rule(ERROR, WARNING, "Another currency is another amount.", guard.currency),
    "unit": Rule(ERROR, WARNING, "The same number of something else is another quantity.", quantities.unit),
    "date": Rule(WARNING, WARNING, "The month of a date is missing or another one.", quantities.date),
    "number-format": Rule(
        INFO, INFO, "Digits are grouped as in the source language; readers may take 1,234 for one and a bit.",
        quantities.number_format,
    ),
    "url": Rule(ERROR, WARNING, "A web address that differs by a letter leads elsewhere.", guard.url),
    "email": Rule(ERROR, WARNING, "Mail to a changed address does not arrive.", guard.email),
    "handle": Rule(WARNING, WARNING, "A changed @name or #tag is another account or topic.", guard.handle),
    "path": Rule(WARNING, WARNING, "A changed path or file name names nothing.", guard.path),
    "placeholder": Rule(
        ERROR, WARNING, "Programs put values in place of placeholders and read tags; changed, they break.",
        guard.placeholder,
    ),
    "script": Rule(
        ERROR, WARNING, "Letters of another alphabet: the word cannot be read, searched or sorted.", guard.script
    ),
    "language": Rule(ERROR, WARNING, "The text is in another language than its file says.", languages.language),
    "untranslated": Rule(
        ERROR, WARNING, "A sentence of the source was left as it is.", languages.untranslated
    ),
    "repetition": Rule(WARNING, WARNING, "Something is said over and over, as engines do in a loop.", guard.repetition),
    "doubled-word": Rule(WARNING, WARNING, "A word stands twice in a row.", punctuation.doubled_word),
    "length": Rule(
        WARNING, WARNING, "So much longer or shorter than the source that something was added or lost.", guard.length
    ),
    "ending": Rule(
        WARNING, WARNING, "The closing mark makes another kind of sentence, such as no question.", punctuation.ending
    ),
    "ending-style": Rule(INFO, INFO, "The closing mark differs from that of the source.", punctuation.ending_style),
    "opening": Rule(
        WARNING, WARNING, "The mark of a list item or heading is part of the layout.", punctuation.opening
    ),
    "bracket": Rule(WARNING, WARNING, "A bracket has no partner.", punctuation.bracket),
    "bracket-lost": Rule(INFO, INFO, "What stood in brackets may be missing.", punctuation.bracket_lost),
    "quote": Rule(WARNING, WARNING, "A quotation is opened or closed only.", punctuation.quote),
    "quote-lost": Rule(INFO, INFO, "Speech or a title is no longer marked.", punctuation.quote_lost),
    "quote-added": Rule(INFO, INFO, "The source does not quote here.", punctuation.quote_added),
    "line-breaks": Rule(WARNING, WARNING, "The lines of the paragraph were joined or parted.", punctuation.line_breaks),
    "spacing": Rule(WARNING, INFO, "A slip of typing: a space too many or too few.", punctuation.spacing),
    "edges": Rule(INFO, INFO, "White space at either end was added or lost.", punctuation.edges),
    "direction": Rule(
        ERROR, ERROR, "A hidden control turns the order of reading; text can hide behind it.", characters.direction
    ),
    "invisible": Rule(WARNING, WARNING, "A character that nobody sees breaks searches and line breaks.",
                      characters.invisible),
    "control": Rule(ERROR, WARNING, "A control or replacement character is no letter.", characters.control),
    "encoding": Rule(ERROR, WARNING, "The text was read in a wrong encoding.", characters.encoding),
    "quote-style": Rule(INFO, INFO, "The language has quotation marks of its own.", hints.quote_style),
    "dash": Rule(INFO, INFO, "The language writes a dash here.", hints.dash),
    "no-break": Rule(INFO, INFO, "A line may break between a number and its unit.", hints.no_break),
    "ellipsis": Rule(INFO, INFO, "The source writes an ellipsis as one sign.", hints.ellipsis),
    "term-missing": Rule(ERROR, WARNING, "The glossary's rendering of a term does not stand in the translation."),
    "term-forbidden": Rule(ERROR, WARNING, "The glossary forbids this rendering."),
    "term-not-kept": Rule(ERROR, WARNING, "The glossary says that this name stays as it is."),
    "term-form": Rule(INFO, INFO, "The term may be in a wrong grammatical form."),
    "inconsistent": Rule(WARNING, INFO, "The same source text has another translation elsewhere."),
    "drift": Rule(INFO, INFO, "A name comes out in more than one way across the articles."),
    "missing": Rule(WARNING, WARNING, "A paragraph has no translation; readers see its source."),
    "stale-entry": Rule(WARNING, INFO, "The source was changed after this had been translated."),
    "stale-article": Rule(ERROR, WARNING, "Readers do not see what the catalog says; run it again."),
    "paragraph-count": Rule(ERROR, ERROR, "Source and translation have different numbers of paragraphs."),
    "fuzzy-shipped": Rule(INFO, INFO, "Readers are shown text that nobody has reviewed."),
    "unknown-waiver": Rule(WARNING, WARNING, "A waiver names a rule that does not exist, so it does nothing."),
    "unused-waiver": Rule(INFO, INFO, "A waiver waives nothing any more and can go."),
    "unreadable": Rule(ERROR, ERROR, "A file could not be read, so nothing in it was checked."),
    "threshold": Rule(ERROR, ERROR, "A target of the configuration is not met."),
}  # fmt: skip

_CHECKS = tuple((name, rule, rule.check) for name, rule in RULES.items() if rule.check)


def judge(record: Record) -> Iterator[Fault]:
    """What the rules on single entries find in one, in the order of the table; nothing for one without translation."""
    if not record.target.strip():
        return
    pair = Pair.of(record.source, record.target, record.source_locale, record.locale)
    if message := guard.empty(pair):
        yield fault("empty", message, record)
        return
    for name, rule, check in _CHECKS:
        if message := check(pair):
            yield Fault(name, rule.severity(record.state), message, record)


def fault(rule: str, message: str, record: Record, term: str = "") -> Fault:
    """A finding of a rule in an entry, as bad as the table has it for the state of that entry."""
    return Fault(rule, RULES[rule].severity(record.state), message, record, term)
