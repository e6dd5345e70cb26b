"""The results of a run: what is kept of each article once its files are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from glossary import Occurrence, Status
from translate.model.findings import UnitFinding
from translate.model.translations import Standing, Translation


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How many terms of an article have each status, and how many are in a doubtful form."""

    by_status: Mapping[Status, int]
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """An article that a run has translated from `source` into `locale`. `sha256`: of its file, in hex; `made_by`: see
    Translation.signature; `standings`: how many of its paragraphs have each review status; `words`: of its source;
    `terms`: those of the glossary; `names`: those that are in no glossary; `findings`: all that a person should look
    at."""

    article: str
    source: str
    locale: str
    sha256: str
    made_by: str
    standings: Mapping[Standing, int]
    words: int
    terms: TermCounts
    names: TermCounts
    findings: tuple[UnitFinding, ...] = ()

    @property
    def paragraphs(self) -> int:
        """The number of its paragraphs."""
        return sum(self.standings.values())


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, or one of its files, that could not be read or written; it makes a command exit with code 1."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class ModelServer:
    """A server that has a model. `name`: its host, with its port; `addresses`: where it is reached, as ADDRESS:PORT;
    `is_remote`: True outside of this machine and of private networks."""

    name: str
    addresses: tuple[str, ...]
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class UsedModel:
    """A model used for a pair of locales. `sha256`: over its files, in hex ("1": it has none), or over what is known of
    a model on a server; `device`: where it ran; `server`: None for models of this machine."""

    source: str
    target: str
    engine: str
    model: str
    sha256: str
    device: str
    server: ModelServer | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """Why an article was done again in a target locale, or skipped (`is_skipped`)."""

    article: str
    locale: str
    is_skipped: bool
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run. `results`: one per article and target locale; `routes`: in words; `asked`: number of
    requests to engines; `fresh`: number of paragraphs whose machine translation is new or differs from the catalog;
    `changed`: number of files written; `interrupted`: True if the run was stopped before its end; `unread_rows`: the
    places (`terms.csv:3`) of rows of termbases that could not be read; `unused_keys`: patterns of keys in the
    configuration that match none of any article; `standard_input`: the translations of the text of standard input, one
    target locale after the other; `explained`: why each article was done again or skipped."""

    results: tuple[ArticleResult, ...] = ()
    failures: tuple[Failure, ...] = ()
    routes: tuple[str, ...] = ()
    asked: int = 0
    fresh: int = 0
    changed: int = 0
    interrupted: bool = False
    models: tuple[UsedModel, ...] = ()
    unread_rows: tuple[str, ...] = ()
    unused_keys: tuple[str, ...] = ()
    standard_input: str = ""
    explained: tuple[Explained, ...] = ()


def result(translation: Translation, sha256: str = "") -> ArticleResult:
    """What is kept of a translation. `sha256`: of the file of the article, in hex."""
    occurrences = [one for unit in translation.units for one in unit.occurrences]
    return ArticleResult(
        translation.article.name,
        translation.article.locale,
        translation.locale,
        sha256,
        translation.signature,
        dict(Counter(unit.standing for unit in translation.units)),
        sum(len(unit.source.split()) for unit in translation.units),
        _counts([one for one in occurrences if not one.match.term.inference]),
        _counts([one for one in occurrences if one.match.term.inference]),
        tuple(translation.findings),
    )


def _counts(occurrences: list[Occurrence]) -> TermCounts:
    return TermCounts(dict(Counter(one.status for one in occurrences)), sum(bool(one.doubt) for one in occurrences))
