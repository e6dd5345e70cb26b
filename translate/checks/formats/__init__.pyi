from . import text as text
from .report_formats import FORMATS as FORMATS
from .report_formats import SUFFIXES as SUFFIXES
