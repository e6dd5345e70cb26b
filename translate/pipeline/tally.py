"""The results of a run so far, in the order of its articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from translate.model import ArticleResult, Explained, Failure, Outcome, UsedModel


@dataclass(slots=True)
class RunTally:
    """The results of a run so far."""

    failures: list[Failure] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    models: list[UsedModel] = field(default_factory=list)
    unread_rows: list[str] = field(default_factory=list)
    asked: int = 0
    fresh: int = 0
    changed: int = 0
    unused_keys: list[str] = field(default_factory=list)
    _results: list[ArticleResult | None] = field(default_factory=list)
    _explained: list[Explained | None] = field(default_factory=list)
    _printed: list[str] = field(default_factory=list)

    def begin(self, articles: int) -> int:
        """Make room for the results of so many articles. Returns the number of the first of them."""
        first = len(self._results)
        self._results += [None] * articles
        self._explained += [None] * articles
        return first

    def add(self, number: int, result: ArticleResult, why: str, *, is_skipped: bool, printed: str = "") -> None:
        """Put in the result of an article, and why it was done or skipped."""
        self._results[number] = result
        self._explained[number] = Explained(result.article, result.locale, is_skipped, why)
        self._printed += [printed] if printed else []

    def outcome(self, *, interrupted: bool) -> Outcome:
        """The results as a record."""
        return Outcome(
            tuple(filter(None, self._results)),
            tuple(self.failures),
            tuple(self.routes),
            self.asked,
            self.fresh,
            self.changed,
            interrupted,
            tuple(self.models),
            tuple(dict.fromkeys(self.unread_rows)),
            tuple(self.unused_keys),
            "".join(self._printed),
            tuple(filter(None, self._explained)),
        )
