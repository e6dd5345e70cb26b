from .inference import Document as Document
from .inference import infer as infer
from .judging import MANGLED as MANGLED
from .judging import SEVERAL as SEVERAL
from .judging import Pair as Pair
from .judging import check_names as check_names
