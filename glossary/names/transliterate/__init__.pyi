from .search import Transliterator as Transliterator
from .search import transliterator as transliterator
