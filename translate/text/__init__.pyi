from . import langid as langid
from . import locales as locales
from . import segmenter as segmenter
from . import typography as typography
from .locales import parse as parse
from .protected_spans import protected as protected
from .segmenter import segment as segment
