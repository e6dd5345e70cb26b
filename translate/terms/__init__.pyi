from . import name_sheet as name_sheet
from . import termbases as termbases
from .enforcement import Key as Key
from .enforcement import Terminology as Terminology
from .enforcement import enforce as enforce
from .enforcement import load as load
from .enforcement import standing as standing
from .linking import word_links as word_links
