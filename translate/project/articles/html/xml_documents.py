"""What all formats in XML share: entities of strangers are refused, the kind of a file is that of its root element."""

from __future__ import annotations

from translate.errors import ArticleError
from translate.text.html import TokenKind, xml_prolog


def refused_entities(text: str, name: str) -> None:
    """Raises ArticleError for a document that declares entities: what stands for a text may be another file, or a
    thousand times as long. Nothing is ever expanded, so what they stand for would stay untranslated."""
    for token in xml_prolog(text):
        if token.kind is TokenKind.COMMENT and "<!ENTITY" in text[token.start : token.end]:
            line = text.count("\n", 0, token.start) + 1
            raise ArticleError(
                f"{name}:{line}", "XML that declares entities, which is not read", "write out what they stand for"
            )


def root_of(text: str) -> tuple[str, str]:
    """The name of the root element of a document, and its start tag; "" for none."""
    for token in xml_prolog(text):
        if token.kind is TokenKind.START:
            return token.name, text[token.start : token.end]
    return "", ""
