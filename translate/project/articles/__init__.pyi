from .formats import SUFFIXES as SUFFIXES
from .formats import parse as parse
from .formats import serialize as serialize
from .formats import source_text as source_text
