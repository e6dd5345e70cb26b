from . import characters as characters
from . import content as content
from . import hints as hints
from . import languages as languages
from . import punctuation as punctuation
from . import quantities as quantities
from .content import Pair as Pair
from .content import short as short
