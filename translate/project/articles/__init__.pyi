from .article_formats import ArticleFormat as ArticleFormat
from .article_formats import markup as markup
from .article_formats import parse as parse
from .article_formats import serialize as serialize
from .article_formats import source_text as source_text
from .article_formats import suffixes as suffixes
