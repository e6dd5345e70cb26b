"""Cutting a coded text at places: each piece has its codes, and pairs that a cut goes through are closed and opened
again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translate.text import Span
from translate.text.markup import Code, CodedText, CodeKind


def cut(text: CodedText, cuts: Sequence[Span]) -> list[CodedText]:
    """The pieces of a text between some cuts, which are white space or nothing, in order. A pair that is open at a cut
    is closed at the end of the piece and opened again at the beginning of the next one."""
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text.plain)]
    edges = [0, *_edges(text, cuts), len(text.codes)]
    closings = {code.pair: code for code in text.codes if code.kind is CodeKind.CLOSING}
    found, path = list[CodedText](), list[Code]()
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        codes = [replace(code, at=0) for code in path]
        for code in text.codes[edges[n] : edges[n + 1]]:
            codes.append(replace(code, at=min(max(code.at - start, 0), end - start)))
            if code.kind is CodeKind.OPENING and code.pair in closings:
                path.append(code)
            elif code.kind is CodeKind.CLOSING and path:
                path.pop()
        codes += [replace(closings[code.pair], at=end - start) for code in reversed(path)]
        found.append(CodedText(text.plain[start:end], tuple(_without_empty_pairs(codes))))
    return found


def _edges(text: CodedText, cuts: Sequence[Span]) -> list[int]:
    """The number of codes before each cut: a code at a cut goes with the text before it if it closes something, with
    that after it if it opens something."""
    found, n, codes = list[int](), 0, text.codes
    for start, end in cuts:
        while n < len(codes) and codes[n].at < end and (codes[n].at < start or codes[n].kind is not CodeKind.OPENING):
            n += 1
        while n < len(codes) and codes[n].at <= end and codes[n].kind is CodeKind.CLOSING:
            n += 1
        found.append(n)
    return found


def _without_empty_pairs(codes: Sequence[Code]) -> list[Code]:
    """The codes without pairs that were made by a cut and have nothing between them."""
    found = list[Code]()
    for code in codes:
        if found and _is_empty_pair(found[-1], code):
            found.pop()
        else:
            found.append(code)
    return found


def _is_empty_pair(one: Code, other: Code) -> bool:
    kinds = one.kind, other.kind
    return kinds == (CodeKind.OPENING, CodeKind.CLOSING) and (one.pair, one.at) == (other.pair, other.at)
