from .formats import ArticleFormat as ArticleFormat
from .formats import parse as parse
from .formats import serialize as serialize
from .formats import source_text as source_text
from .formats import suffixes as suffixes
