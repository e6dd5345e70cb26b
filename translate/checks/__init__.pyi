from . import checked_documents as checked_documents
from .checked_documents import Place as Place
from .gate import Report as Report
from .gate import check as check
from .tally import fails as fails
