from . import signs as signs
from .comparison import differing as differing
from .comparison import numbers as numbers
from .form import localized as localized
from .words import language_of as language_of
from .words import months as months
