"""What every format keeps: identity to the byte, and translations that come back when the result is read again."""

from __future__ import annotations

from format_goldens import changed

from translate.model import Article
from translate.project import articles
from translate.project.articles import places, serialize, source_text, translated
from translate.project.ledger import differences

_ACCENTS = str.maketrans("aeiouycnszAEIOUYCNSZ", "àéîõüýçñšžÀÉÎÕÜÝÇÑŠŽ")


def texts(article: Article) -> list[str]:
    """The texts of an article as they are catalogued."""
    return [source_text(article, one.id) for one in article.paragraphs]


def accented(article: Article) -> dict[int, str]:
    """A translation of as many characters by paragraph: the letters of the plain text have accents, the codes stay."""
    return changed(article, lambda plain: plain.translate(_ACCENTS))


def assert_identity(data: bytes, name: str) -> Article:
    """The article of some bytes, which come back when nothing or the same is put there."""
    article = articles.parse(data, name, "en")
    assert serialize(article, {}) == data
    assert serialize(article, dict(enumerate(texts(article), 1))) == data
    return article


def assert_only_texts_change(article: Article, data: bytes) -> bytes:
    """The bytes of the accented article, which differ from the source inside its texts only."""
    made = translated(article, accented(article), article.locale)
    allowed = places(article)
    assert all((one.member, one.start, one.end) in allowed for one in made.replacements)
    assert not list(differences(data, made.data, made.replacements))
    return made.data


def assert_laws(data: bytes, name: str) -> Article:
    """The article of some bytes, for which all laws hold: what was written is read again, nothing is lost."""
    article = assert_identity(data, name)
    new = assert_only_texts_change(article, data)
    again = articles.parse(new, name, "en")
    assert texts(again) == list(accented(article).values())
    assert [one.place for one in again.paragraphs] == [one.place for one in article.paragraphs]
    return article
