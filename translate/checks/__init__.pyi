from . import reading as reading
from .gate import Report as Report
from .gate import check as check
from .reading import Place as Place
from .tally import fails as fails
