"""Server tags: what a template engine or PHP replaces before a browser sees the page."""

from __future__ import annotations

import re

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?": "?>"}
OPENING = re.compile(r"\{[{%#]|<%|<\?(?=php\b|=)", re.IGNORECASE)
# Those that show a value; {{#each}}, {{/each}}, {{else}}, {{! comment}} of Handlebars and {{- end }} of Go do not.
_SHOWN = re.compile(r"\{\{(?![-~{]?\s*(?:[#/!^>]|(?:else|end|if|range|with|define|block|template)\b))|<%=|<\?=")


def is_shown(tag: str) -> bool:
    """True if a server tag shows a value, so that it is read as a word."""
    return bool(_SHOWN.match(tag))


class ServerTags:
    """The server tags of one text; each end is looked for once, so that the search is linear."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()

    def end(self, start: int) -> int:
        """The end of the tag whose first two characters stand at `start`; -1 if it has none and so is none. PHP goes to
        the end of the file."""
        opening = self._text[start : start + 2]
        closing = _ENDS[opening]
        at = -1 if closing in self._missing else self._text.find(closing, start + 2)
        if at < 0:
            self._missing.add(closing)
            return len(self._text) if opening == "<?" else -1
        if closing == "}}" and self._text.startswith("}", at + 2) and self._text.startswith("{{{", start):
            return at + 3
        return at + 2
