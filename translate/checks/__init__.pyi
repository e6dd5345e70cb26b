from . import checked_documents as checked_documents
from .checked_documents import CatalogFile as CatalogFile
from .gate import Report as Report
from .gate import check as check
from .tally import fails as fails
