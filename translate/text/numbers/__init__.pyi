from . import signs as signs
from .comparison import differing as differing
from .comparison import numbers as numbers
from .figures import Number as Number
from .figures import figures as figures
from .form import localized as localized
from .number_words import language_of as language_of
from .number_words import months as months
