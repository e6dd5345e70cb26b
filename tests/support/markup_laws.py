"""What every inline markup keeps."""

from __future__ import annotations

from translate.text.markup import CodedText, CodeKind, Markup


def assert_in_order(coded: CodedText) -> None:
    """Codes are in order and inside the text, their stand-ins in their places, pairs closed and nested."""
    path, last = list[int](), 0
    for code in coded.codes:
        assert last <= code.at <= len(coded.plain)
        assert coded.plain.startswith(code.stand_in, code.at)
        assert bool(code.stand_in) == (code.kind is CodeKind.WORD)
        last = code.at + len(code.stand_in)
        if code.kind is CodeKind.OPENING:
            path.append(code.pair)
        elif code.kind is CodeKind.CLOSING:
            assert path.pop() == code.pair
    assert not path


def assert_read_again(markup: Markup, text: str) -> None:
    """What is lifted out of a text and written reads the same, and is in order."""
    coded = markup.lifted(text)
    assert_in_order(coded)
    again = markup.lifted(markup.written(coded).text)
    assert (again.plain, again.codes) == (coded.plain, coded.codes)
