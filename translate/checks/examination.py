"""Articles judged one by one: each by the rules that look at it alone, and by the glossary; not again where its bytes
are those of an earlier check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.checks import across, checked_documents, reading_speed, rules
from translate.checks.article_findings import (
    ArticleFindings,
    Termed,
    packed,
    packed_findings,
    unpacked,
    unpacked_findings,
)
from translate.checks.checked_documents import CatalogFile, Contents, Document
from translate.checks.glossaries import Glossaries
from translate.fingerprints import Facts, KeptAnswers, digest_of, installation
from translate.project import articles
from translate.project.articles import FormatSettings

if TYPE_CHECKING:
    from translate.checks.terms import Glossary

_KIND, _TERMS = "check", "check-terms"  # of facts


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An article judged by itself. `contents`: the bytes that it was judged by; `key`: the digest of all that this
    depends on, "" where that cannot be told; `document`: None where an earlier check has judged it."""

    examined: ArticleFindings
    contents: Contents
    key: str
    document: Document | None


@dataclass(frozen=True, slots=True)
class Examination:
    """What articles are judged with. `out`: the output folder; `settings`: of formats; `glossaries`: None for a check
    without one; `facts`: what earlier checks have found."""

    out: Path
    settings: FormatSettings
    glossaries: Glossaries | None
    facts: Facts

    def judged(self, of: CatalogFile) -> JudgedArticle:
        """An article judged by the rules that look at it alone. Raises Error when it cannot be read."""
        contents = checked_documents.contents(of, self.out)
        key, kept = self._key(of, contents), KeptAnswers(self.facts, _KIND)
        known = kept.recall(of.locale, of.path.as_posix(), key, lambda answer: unpacked(answer, of))
        if known:
            return JudgedArticle(known, contents, key, None)
        document = checked_documents.read(of, contents, self.settings)
        found = _examined(document)
        kept.keep(of.locale, of.path.as_posix(), key, packed(found))
        return JudgedArticle(found, contents, key, document)

    def termed(self, one: JudgedArticle) -> Termed:
        """The terms of an article. Raises TermbaseError."""
        if not self.glossaries:
            return Termed()
        of, records = one.examined.catalog_file, one.examined.records

        def termed(answer: Any) -> Termed:
            count, satisfied, rows = answer
            return Termed(int(count), int(satisfied), unpacked_findings(rows, records, of))

        kept = KeptAnswers(self.facts, _TERMS)
        known = kept.recall(of.locale, of.path.as_posix(), self._terms_key(of, one.key), termed)
        if known:
            return known
        answer = self._terms(one, self.glossaries.glossary(of.source_locale, of.locale))
        kept.keep(of.locale, of.path.as_posix(), self._terms_key(of, one.key), answer)
        return termed(answer)

    def _key(self, of: CatalogFile, found: Contents) -> str:
        if not articles.is_built_in(of.article, self.settings.format):
            return ""  # a format of another package may change with nothing to tell it by
        about = [of.path.as_posix(), of.article, of.locale, of.source_locale, repr(self.settings)]
        return digest_of([installation(), found.digest, *about])

    def _terms_key(self, of: CatalogFile, key: str) -> str:
        base = self.glossaries and self.glossaries.key(of.source_locale, of.locale)
        return digest_of([key, base]) if key and base else ""

    def _terms(self, one: JudgedArticle, glossary: Glossary) -> list[Any]:
        """The terms of an article, as they are kept."""
        from translate.checks import terms  # loads dictionaries

        document = one.document or checked_documents.read(one.examined.catalog_file, one.contents, self.settings)
        judged = [(record, terms.judge(record, glossary)) for record in document.records]
        findings = [found for record, checked in judged for found in terms.findings(record, checked)]
        count = sum(len(checked.occurrences) for _, checked in judged)
        satisfied = sum(checked.satisfied for _, checked in judged)
        return [count, satisfied, packed_findings(findings, document.records)]


def _examined(document: Document) -> ArticleFindings:
    """An article judged by the rules that look at it alone."""
    return ArticleFindings(
        document.catalog_file,
        document.records,
        tuple(one for record in document.records for one in rules.judge(record)),
        tuple(across.judge(document)),
        tuple(reading_speed.judge(document)),
        document.links,
    )
