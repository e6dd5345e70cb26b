"""The forms of plurals that a target locale has: further ones are added to those of the file, each with examples of the
numbers that take it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from translate.model import Article, Attribute, Paragraph, PluralForm, Role
from translate.project.articles.decoding import Decoded
from translate.project.articles.plain import unwrap
from translate.project.articles.splicing import edges
from translate.project.articles.text_spans import TextSpan, article
from translate.text import plurals
from translate.text.markup import MESSAGE, PLURAL, has_number

Forms = Mapping[str, tuple[str, ...]]
"""Numbers for each plural category of a locale."""


def with_forms(given: Article, locale: str) -> Article:
    """An article with the forms that its plurals have in a locale; itself if it has no plurals."""
    groups = _groups(given)
    if not groups:
        return given
    forms = plurals.of_locale(locale)
    changed = {one.id: one for group in groups.values() for one in _fitted(group, forms)}
    spans = [_span(changed.get(n, given.paragraphs[n - 1]), start, end) for n, start, end in edges(given)]
    spans += (span for group in groups.values() for span in _further(group, forms))
    spans.sort(key=lambda span: (span.start, span.end))
    attributes = [*given.attributes]
    for number, span in enumerate(spans, 1):
        if span.form and span.start == span.end:
            attributes += _around(span.form, number)
    made = article(
        Decoded.of(given), given.name, given.locale, spans, attributes, given.labels, given.said, given.unused_keys
    )
    return replace(made, format=given.format)


def _groups(given: Article) -> dict[str, list[Paragraph]]:
    """The forms of each plural; those of one whose forms are not a paragraph each are left out."""
    groups = defaultdict[str, list[Paragraph]](list)
    for one in given.paragraphs:
        if one.form:
            groups[one.form.group].append(one)
    return {
        name: group
        for name, group in groups.items()
        if len({one.form.category for one in group if one.form}) == len(group)
    }


def _span(one: Paragraph, start: int, end: int) -> TextSpan:
    known = one.text, one.syntax, one.place, one.context, one.width, one.lines
    gaps = tuple((start + first, start + last) for first, last in one.gaps)
    return TextSpan(start, end, *known, gaps, one.legend, one.is_target, one.numbers, one.form)


def _fitted(group: list[Paragraph], forms: Forms) -> Iterator[Paragraph]:
    """The forms of a plural with the numbers that take them. One that names no number, such as "one file", but holds
    for 21 as well in the locale, is made from the general form."""
    general = _general(group)
    for one in group:
        category = one.form.category if one.form else ""
        numbers = forms.get(category, ())
        if (
            category == "one"
            and len(numbers) > 1
            and "21" in numbers
            and general
            and not _counts(one)
            and _counts(general)
        ):
            yield replace(one, text=unwrap(general), is_target=True, numbers=numbers[1:])
        else:
            yield replace(one, numbers=_for_plural(numbers) if category != "one" else numbers[:1])


def _general(group: list[Paragraph]) -> Paragraph | None:
    return next((one for one in group if one.form and one.form.category == "other" and one.form.before), None)


def _counts(one: Paragraph) -> bool:
    markup = PLURAL if one.syntax.endswith("plural") else MESSAGE
    return has_number(markup.lifted(unwrap(one)))


def _for_plural(numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers that go with the plural of a source."""
    return tuple(number for number in numbers if number != "1")


def _further(group: list[Paragraph], forms: Forms) -> Iterator[TextSpan]:
    """The forms that the locale has and the file has not."""
    general = _general(group)
    if general is None or general.form is None:
        return
    present = {one.form.category for one in group if one.form}
    for category, numbers in forms.items():
        if category not in present:
            form = replace(general.form, category=category)
            name = form.name.replace("\0", category)
            yield TextSpan(
                form.at,
                form.at,
                unwrap(general),
                general.syntax,
                name,
                name,
                general.width,
                is_target=True,
                numbers=_for_plural(numbers),
                form=form,
            )


def _around(form: PluralForm, number: int) -> Iterator[Attribute]:
    """What stands around a further form."""
    yield Attribute(form.at, form.at, Role.BEFORE, form.before.replace("\0", form.category), (number,))
    yield Attribute(form.at, form.at, Role.AFTER, form.after.replace("\0", form.category), (number,))
