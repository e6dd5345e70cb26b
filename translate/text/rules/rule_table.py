"""The table of rules: for each its id, its severities, why it matters, and the check that finds a breach.

`translate/machine/guard.py` and `translate/checks/` use it. How often each rule fires on human translations, and how
many planted errors it finds, is in translate/docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from glossary import Severity
from translate.text.rules import (
    calendar,
    characters,
    content,
    dates,
    designations,
    exchanged_places,
    foreign_words,
    from_to,
    hints,
    list_items,
    lost_signs,
    names,
    negations,
    other_members,
    punctuation,
    quantities,
    repetition,
    sentences,
    source_words,
    subjects,
    turned,
    wrong_language,
)
from translate.text.rules.pair import TextPair

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on a translation.

    The severity of a breach: `guard` in new output of an engine (None: the guard does not use the rule), `fuzzy` in
    text still to be reviewed, `reviewed` in text that a person has approved (both None: the quality gate does not use
    it). `reason`: why it matters, in one sentence. `check`: from a text pair to the breach in words, "" if there is
    none; None for rules on more than one entry and for those that need a glossary, which translate/checks implements.
    """

    id: str
    guard: Severity | None
    fuzzy: Severity | None
    reviewed: Severity | None
    reason: str
    check: Callable[[TextPair], str] | None = None


EMPTY = "empty"

# fmt: off
RULES = (
    # id, guard, fuzzy, reviewed, reason, check
    Rule("empty", ERROR, ERROR, ERROR, "There is no word in the translation.", content.empty),
    Rule("number", ERROR, WARNING, ERROR, "A number was lost, changed or made up.", quantities.number),
    Rule("minus", ERROR, WARNING, ERROR, "Without its minus sign a number says the opposite.", quantities.minus),
    Rule("currency", ERROR, WARNING, ERROR, "Another currency is another amount.", quantities.currency),
    Rule("unit", ERROR, WARNING, ERROR, "The same number of something else is another quantity.", quantities.unit),
    Rule("time", ERROR, WARNING, ERROR, "At another hour nobody is there; without its zone a time is none.",
         quantities.time),
    Rule("designation", ERROR, WARNING, ERROR,
         "A telephone number, a code or a reference with another digit or sign names something else.",
         designations.designation),
    Rule("conversion", None, INFO, WARNING, "The measure was converted; the value is right, the source has another.",
         quantities.conversion),
    Rule("date", ERROR, WARNING, ERROR, "The day or month of a date is another one, or the month is missing.",
         dates.date),
    Rule("date-order", None, WARNING, INFO, "To some readers 3/4 is in March, to others in April.",
         dates.date_order),
    Rule("number-format", None, INFO, INFO,
         "Digits are grouped as in the source language; readers may take 1,234 for one and a bit.",
         quantities.number_format),
    Rule("sentence", None, WARNING, WARNING, "A sentence of the source is missing.", sentences.sentence),
    Rule("name", None, WARNING, WARNING, "A person, place or organisation is no longer named.", names.name),
    Rule("country", None, WARNING, ERROR, "Another country, language or people is named.",
         other_members.other_country),
    Rule("body", None, WARNING, ERROR, "Another organisation is named.", other_members.other_body),
    Rule("another", None, WARNING, WARNING, "Another one of its kind is named: a queen for a king, Hindus for Sikhs.",
         other_members.other_kind),
    Rule("calendar", None, WARNING, ERROR, "Another day, month, season or other word of time is named.",
         calendar.calendar),
    Rule("exchanged", None, WARNING, WARNING, "Two amounts or two organisations stand in each other's places.",
         exchanged_places.exchanged_places),
    Rule("from-to", None, WARNING, ERROR, "A way, a change or a span is told backwards.", from_to.from_to),
    Rule("subject", None, WARNING, WARNING, "Who did it and to whom it was done changed places.", subjects.subject),
    Rule("opposite", None, WARNING, WARNING, "It fell for it rose, won for lost: the opposite is said.",
         turned.opposite),
    Rule("negation", None, WARNING, WARNING, "What the source denies is said, or the other way round.",
         negations.negation),
    Rule("foreign-word", ERROR, WARNING, ERROR,
         "A word in other letters than those of the source is missing.", foreign_words.foreign_word),
    Rule("source-word", None, WARNING, INFO,
         "A word of the source was left as it is; readers may not know it.", source_words.source_word),
    Rule("url", ERROR, WARNING, ERROR, "A web address that differs by a letter leads elsewhere.", content.url),
    Rule("email", ERROR, WARNING, ERROR, "Mail to a changed address does not arrive.", content.email),
    Rule("handle", ERROR, WARNING, WARNING, "A changed @name or #tag is another account or topic.", content.handle),
    Rule("path", ERROR, WARNING, WARNING, "A changed path or file name names nothing.", content.path),
    Rule("placeholder", ERROR, WARNING, ERROR,
         "Programs put values in place of placeholders and read tags; changed, they break.", content.placeholder),
    Rule("markup", None, WARNING, ERROR, "A link, an emphasis or a mark of the text was lost or made up."),
    Rule("sign", ERROR, WARNING, WARNING,
         "A sign such as ≤, © or № is missing.", lost_signs.sign),
    Rule("script", ERROR, WARNING, ERROR,
         "Letters of another alphabet: the word cannot be read, searched or sorted.", content.script),
    Rule("language", None, WARNING, ERROR, "The text is in another language than its file says.",
         wrong_language.language),
    Rule("untranslated", None, WARNING, ERROR, "A sentence of the source was left as it is.",
         wrong_language.untranslated),
    Rule("copied", ERROR, None, None, "The source, or nearly all its words, stands in the place of a translation.",
         content.copied),
    Rule("repetition", ERROR, WARNING, WARNING,
         "Something is said over and over, as engines do in a loop.", repetition.repetition),
    Rule("doubled-word", None, WARNING, WARNING, "A word stands twice in a row.", punctuation.doubled_word),
    Rule("length", WARNING, WARNING, WARNING,
         "So much longer or shorter than the source that something was added or lost.", content.length),
    Rule("ending", None, WARNING, WARNING,
         "The closing mark makes another kind of sentence, such as no question.", punctuation.ending),
    Rule("ending-style", None, INFO, INFO,
         "The closing mark differs from that of the source.", punctuation.ending_style),
    Rule("opening", None, WARNING, WARNING,
         "The mark of a list item or heading is part of the layout.", list_items.opening),
    Rule("bracket", None, WARNING, WARNING, "A bracket has no partner.", punctuation.bracket),
    Rule("bracket-lost", None, INFO, INFO, "What stood in brackets may be missing.", punctuation.bracket_lost),
    Rule("quote", None, WARNING, WARNING, "A quotation is opened or closed only.", punctuation.quote),
    Rule("quote-lost", None, INFO, INFO, "Speech or a title is no longer marked.", punctuation.quote_lost),
    Rule("quote-added", None, INFO, INFO, "The source does not quote here.", punctuation.quote_added),
    Rule("line-breaks", None, WARNING, WARNING,
         "The lines of the paragraph were joined or parted.", punctuation.line_breaks),
    Rule("spacing", None, INFO, WARNING, "A slip of typing: a space too many or too few.", punctuation.spacing),
    Rule("edges", None, INFO, INFO, "White space at either end was added or lost.", punctuation.edges),
    Rule("direction", None, ERROR, ERROR,
         "A hidden control turns the order of reading; text can hide behind it.", characters.direction),
    Rule("invisible", None, WARNING, WARNING,
         "A character that nobody sees breaks searches and line breaks.", characters.invisible),
    Rule("control", None, WARNING, ERROR, "A control or replacement character is no letter.", characters.control),
    Rule("encoding", None, WARNING, ERROR, "The text was read in a wrong encoding.", characters.encoding),
    Rule("quote-style", None, INFO, INFO, "The language has quotation marks of its own.", hints.quote_style),
    Rule("dash", None, INFO, INFO, "The language writes a dash here.", hints.dash),
    Rule("no-break", None, INFO, INFO, "A line may break between a number and its unit.", hints.no_break),
    Rule("ellipsis", None, INFO, INFO, "The source writes an ellipsis as one sign.", hints.ellipsis),
    Rule("unknown-word", None, INFO, None,
         "A word that no dictionary has is a slip of typing, or was made up by an engine.", hints.unknown_word),
    Rule("term-missing", None, WARNING, ERROR, "The glossary's rendering of a term does not stand in the translation."),
    Rule("term-forbidden", None, WARNING, ERROR, "The glossary forbids this rendering."),
    Rule("term-not-kept", None, WARNING, ERROR, "The glossary says that this name stays as it is."),
    Rule("term-form", None, INFO, INFO, "The term may be in a wrong grammatical form."),
    Rule("inconsistent", None, INFO, WARNING, "The same source text has another translation elsewhere."),
    Rule("drift", None, INFO, INFO, "A name comes out in more than one way across the articles."),
    Rule("missing", None, WARNING, WARNING, "A paragraph has no translation; readers see its source."),
    Rule("stale-entry", None, INFO, WARNING, "The source was changed after this had been translated."),
    Rule("stale-article", None, WARNING, ERROR, "Readers do not see what the catalog says; run it again."),
    Rule("dead-link", None, WARNING, WARNING, "Who follows the link arrives nowhere, or at the top of the page."),
    Rule("reading", None, INFO, WARNING, "Viewers cannot read a subtitle while it is shown."),
    Rule("left-text", None, WARNING, WARNING, "Readers see the source, as another part of the document uses the text."),
    Rule("font", None, WARNING, WARNING, "The font has no letters of the language, so readers see another one."),
    Rule("macro", None, INFO, INFO, "Macros stay as they are; one that looks for a translated text finds none."),
    Rule("paragraph-count", None, ERROR, ERROR, "Source and translation have different numbers of paragraphs."),
    Rule("fuzzy-shipped", None, INFO, INFO, "Readers are shown text that nobody has approved."),
    Rule("unknown-waiver", None, WARNING, WARNING, "A waiver names a rule that does not exist, so it does nothing."),
    Rule("unused-waiver", None, INFO, INFO, "A waiver waives nothing any more and can go."),
    Rule("unreadable", None, ERROR, ERROR, "A file could not be read, so nothing in it was checked."),
    Rule("threshold", None, ERROR, ERROR, "A target of the configuration is not met."),
)
# fmt: on


def breaches(pair: TextPair, rules: Iterable[Rule]) -> Iterator[tuple[Rule, str]]:
    """The rules that a pair breaks, in the order of `rules`, each with the breach in words.

    An empty translation breaks most rules, so `empty`, which must be the first rule, is then reported alone.
    """
    for rule in rules:
        check = rule.check
        if check is not None and (message := check(pair)):
            yield rule, message
            if rule.id == EMPTY:
                return
