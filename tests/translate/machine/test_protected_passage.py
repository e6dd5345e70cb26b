"""What is protected passes through any engine exactly once, or the text is refused."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_engine import Scripted

from translate.machine import ladder
from translate.machine.engine import Decoding
from translate.machine.ladder import Search
from translate.model import LocalePair
from translate.text import protected
from translate.text.markup import CodedText

SPANS = (
    "https://example.org/a/b?x=1&y=2#z", "www.example.com", "https://example.org/a_(b)", "jane.roe@example.org",
    "@jane_roe", "#ClimateChange", "`git commit -m`", "$E = mc^2$", r"\(a + b\)", r"\frac{a}{b}", r"\cite{roe2020}",
    "%s", "%1$s", "%(name)s", "%.2f", "{name}", "{0:.2f}", "{n, plural, one {# file} other {# files}}", "{d, date}",
    "{{ name }}", "{{name}}", "{% if x %}", "{{ a | b }}", "%{count}", "$user_name", "${HOME}", "[[Page]]", "%%title%%",
    "<b>", "&nbsp;", "[b]", "[/b]", "docs/report.pdf", r"C:\Users\me",
)  # fmt: skip
SAID = {
    "the": "этот", "boat": "лодка", "left": "ушла", "port": "порт", "and": "и", "at": "в", "noon": "полдень",
    "saw": "видела", "we": "мы", "old": "старый",
}  # fmt: skip
PAIR = LocalePair("en", "ru")


def mangled(text: str, seed: str) -> str:
    """An answer of a bad engine: most words translated, some dropped, said twice, moved, or spelled otherwise."""
    chance = random.Random(seed + text)
    words = [SAID.get(word.strip(".,"), word) for word in text.split()]
    found = list[str]()
    for word in words:
        kind = chance.randrange(12)
        if kind == 0:
            continue
        found += [word, word] if kind == 1 else [word.upper() if kind == 2 else word[::-1] if kind == 3 else word]
    if chance.randrange(3) == 0:
        chance.shuffle(found)
    return " ".join(found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SPANS), min_size=1, max_size=3), st.permutations(sorted(SAID)), st.integers(0, 10_000))
def test_each_passes_exactly_once_or_the_text_is_refused(spans: list[str], words: Sequence[str], seed: int) -> None:
    text = " ".join(
        [*words[:4], *(part for span, word in zip(spans, words[4:], strict=False) for part in (span, word))]
    )

    def answer(query: str, how: Decoding) -> Sequence[str]:
        return [mangled(query, f"{seed} {n}") for n in range(how.hypotheses)]

    query = CodedText(text)
    made = dict(ladder.render([query], Scripted(answer), PAIR, Search()))[query].text
    if made:
        for span in protected(text):
            what = text[span.start : span.end]
            assert made.count(what) == text.count(what), made


def test_all_of_these_are_protected() -> None:
    for one in SPANS:
        text = f"a {one} b [/b] c" if one == "[b]" else f"a [b] {one} c" if one == "[/b]" else f"a {one} b"
        assert one in [text[span.start : span.end] for span in protected(text)], one
