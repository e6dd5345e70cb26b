from . import text as text
from .table import FORMATS as FORMATS
from .table import SUFFIXES as SUFFIXES
