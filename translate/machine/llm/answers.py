"""What of an answer is the translation: without thinking, fences, labels and chatter around it; and what is none."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from translate.machine.llm.prompts import Prompt, restored
from translate.text import locales

_THOUGHT = re.compile(
    r"<(?P<tag>think|thinking|reasoning|thought|analysis)>.*?</(?P=tag)>"
    r"|<\|channel\|>(?:analysis|commentary).*?(?=<\|channel\|>final|<\|start\|>assistant|\Z)"
    r"|\[THINK\].*?\[/THINK\]",
    re.DOTALL | re.IGNORECASE,
)
_UNCLOSED = re.compile(r"\A.*?</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)  # opened by the template
_THINKING = re.compile(r"<(?:think|thinking|reasoning|thought|analysis)>|\[THINK\]", re.IGNORECASE)
_MARKS = re.compile(
    r"<\|(?:im_end|im_start|eot_id|end|endoftext|start|return|end_of_text|message)\|>(?:assistant)?"
    r"|<\|channel\|>final"
    r"|<(?:start|end)_of_turn>(?:model)?"
    r"|</?s>|<eos>|<bos>",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\A```[\w-]*\n(?P<inner>.*?)\n?```\Z", re.DOTALL)
_TAGGED = re.compile(r"\A<(?P<tag>text|translation|target|answer|output)>\s*(?P<inner>.*?)\s*</(?P=tag)>", re.DOTALL)
_TAG = re.compile(r"</?(?:text|translation|before|after|target)>")
_BLOCK = re.compile(r"<(?P<tag>before|after|text)>\s*(?P<inner>.*?)\s*</(?P=tag)>\s*", re.DOTALL)
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("«", "»"), ("„", "“"), ("`", "`"), ("‘", "’"), ("**", "**"))


@cache
def _phrases(name: str) -> str:
    """The phrases of a list in phrases.toml, as one regular expression."""
    table = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text("utf-8"))
    return "(?:" + "|".join(one.replace(" ", r"\s+") for one in table[name]) + ")"


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """A pattern in which {NAME} stands for the phrases of a list."""
    return re.compile(re.sub(r"\{([a-z_]+)\}", lambda match: _phrases(match[1]), template), re.IGNORECASE | re.DOTALL)


_AGREED = r"\A{agreed}[!,.，！。]+\s*"
# A line or clause before the translation that ends in a colon.
_OPENING = r"\A(?:{agreed}[!,.:，！。]*\s*)?[^\n:：]{0,80}?(?<!\w){announced}[^\n:：]{0,60}[:：][*_]*\s*"
_CLOSING = r"\n\s*[(*\[_]*{after}.*\Z"
_REFUSED, _REFUSING = r"{refused}", r"{refusing_source}"
_ASKED, _ASKING = r"{asked}", r"{asking_source}"
_BEGINNING = 200  # characters in which a model refuses; chosen by hand
_LABEL = re.compile(r"[^\W\d_][\w ()-]{1,40}:[ \n]*")
_WORD = re.compile(r"\b[^\W\d_]{2,}\b")
_FEW, _NEARLY = 3, 0.9  # words of an answer, and the share of them, that are no names and stand in the source, too
_ALIKE = (  # languages in which a sentence may read the same
    {"nb", "nn", "no", "da", "sv"},
    {"sr", "hr", "bs"},
    {"cs", "sk"},
    {"ms", "id"},
    {"zh", "yue"},
    {"es", "gl", "pt"},
)
_LONGEST = 3.0  # times as long as the source that a translation may be, and some characters; chosen by hand
_MORE = 60
_WIDE = 0x2E80  # from here on a character says as much as three of others: Chinese, Japanese, Korean


class NoTranslationError(Exception):
    """An answer that is no translation; its text says why."""


def are_alike(source: str, target: str) -> bool:
    """True for two languages in which a sentence may read the same."""
    return any({locales.primary(source), locales.primary(target)} <= some for some in _ALIKE)


def translation(answer: str, source: str, prompt: Prompt, *, alike: bool = False) -> str:
    """The translation of a source in an answer. `alike`: see `are_alike`. Raises NoTranslationError."""
    text = _without_thinking(answer)
    text = _unwrapped(text, source, prompt)
    text = restored(text, source).strip()
    if not text:
        raise NoTranslationError("the model answered nothing")
    if _refuses(text, source):
        raise NoTranslationError("the model refused to translate it")
    _refuse_other(text, source, prompt)
    if not alike and _is_given_back(text, source):
        raise NoTranslationError("the model gave the text back as it is")
    return text


def _without_thinking(answer: str) -> str:
    text = _THOUGHT.sub("", answer)
    if "</think" in text.lower() or "</reasoning>" in text.lower():
        text = _UNCLOSED.sub("", text)
    if found := _THINKING.search(text):
        if not text[: found.start()].strip():
            raise NoTranslationError("the model only thought about it and did not come to an answer")
        text = text[: found.start()]
    return _MARKS.sub("", text).strip()


def _unwrapped(text: str, source: str, prompt: Prompt) -> str:
    """The text without what is around a translation, as far as the source has no such thing itself."""
    before = None
    while before != text:
        before = text
        text = _unlabelled(_unwrapped_once(text, source.strip()).strip(), source, prompt)
    return text


def _unlabelled(text: str, source: str, prompt: Prompt) -> str:
    """The text without a label that it took from the prompt (English:)."""
    found = _LABEL.match(text)
    if not found or _LABEL.match(source) or found[0].strip() not in prompt.user.replace(source, "\n"):
        return text
    return text[found.end() :].strip()


def _unwrapped_once(text: str, source: str) -> str:
    if (found := _FENCE.match(text)) and "```" not in source:
        return found["inner"]
    if found := _TAGGED.match(text):
        return found["inner"]
    if _TAG.search(text) and not _TAG.search(source):
        text = _TAG.sub("", _BLOCK.sub(lambda block: _of_block(block, source), text)).strip()
    for opening in (_OPENING, _AGREED):
        found = _pattern(opening).match(text)
        if found and found.end() < len(text) and not _pattern(opening).match(source):
            return text[found.end() :]
    if _lines(source) < _lines(text) and (found := _pattern(_CLOSING).search(text)) and found.start():
        return text[: found.start()]
    if len(text) > len(source) and text.startswith(source) and len(source) > 20:
        return text[len(source) :].lstrip(" \n\t:=-–—>→")
    for opening, closing in _QUOTES:
        inner = text[len(opening) : -len(closing)]
        wraps = text.startswith(opening) and text.endswith(closing) and len(text) > len(opening + closing)
        if wraps and opening not in inner and closing not in inner and not _is_quoted(source):
            return inner
        if text.startswith(opening) and _opens_only(text, opening, closing) and not _is_quoted_first(source):
            return text[len(opening) :]
    return text


def _opens_only(text: str, opening: str, closing: str) -> bool:
    """True if a quotation mark at the beginning has no partner: it stands around the translation, at whose end another
    quotation closes."""
    if opening in "'`**‘":  # also marks of other kinds, which have no partner
        return False
    return text.count(opening) % 2 == 1 if opening == closing else text.count(opening) > text.count(closing)


def _is_quoted_first(source: str) -> bool:
    return any(source.startswith(one) for one, _ in _QUOTES)


def _of_block(block: re.Match[str], source: str) -> str:
    """What of a block in the tags of the prompt is an answer: nothing of its neighbours, and of the text not itself."""
    return block["inner"] if block["tag"] == "text" and block["inner"] != source else ""


def _is_quoted(source: str) -> bool:
    return any(source.startswith(one) or source.endswith(other) for one, other in _QUOTES)


def _lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def _refuses(text: str, source: str) -> bool:
    """True for a refusal, or a question for the text, where the source has nothing of the kind."""
    said = text[:_BEGINNING]
    refuses = _pattern(_REFUSED).search(said) and not _pattern(_REFUSING).search(source)
    return bool(refuses or (_pattern(_ASKED).search(said) and not _pattern(_ASKING).search(source)))


def _refuse_other(text: str, source: str, prompt: Prompt) -> None:
    if any(line in text and line not in source for line in _instructions(prompt, source)):
        raise NoTranslationError("the model gave the instructions back")
    if _lines(text) != _lines(source):
        raise NoTranslationError(f"the model answered {_lines(text)} lines instead of {_lines(source)}")
    if _size(text) > _LONGEST * _size(source) + _MORE:
        raise NoTranslationError("the model answered far more than a translation")


def _is_given_back(text: str, source: str) -> bool:
    """True if nearly all words of an answer that are no names are words of its source."""
    theirs = set(_WORD.findall(source.lower()))
    if text.lower() == source.strip().lower():
        return len(theirs) > _FEW
    words = [word for word in _WORD.findall(text) if word.islower()]
    return len(words) > _FEW and sum(word in theirs for word in words) >= _NEARLY * len(words)


def _size(text: str) -> int:
    return sum(3 if ord(char) >= _WIDE else 1 for char in text)


def _instructions(prompt: Prompt, source: str) -> list[str]:
    """The sentences of a prompt around the text."""
    told = f"{prompt.system}\n{prompt.user}".replace(source, "\n")
    return [one for one in (part.strip() for part in re.split(r"[\n.:]", told)) if len(one) > 24]


def numbered(answer: str, sources: Sequence[str]) -> list[str | None]:
    """The entries of a JSON object with the numbers of the sources from 1, None for each that is missing or no text."""
    text = _without_thinking(answer)
    start, end = text.find("{"), text.rfind("}")
    try:
        found = json.loads(text[start : end + 1]) if 0 <= start < end else None
    except (ValueError, RecursionError):
        found = None
    table = found if isinstance(found, dict) else {}
    rows = [table.get(str(number)) for number, _ in enumerate(sources, 1)]
    return [one if isinstance(one, str) and one.strip() else None for one in rows]
