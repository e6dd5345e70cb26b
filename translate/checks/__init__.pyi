from . import checked_documents as checked_documents
from .checked_documents import CatalogFile as CatalogFile
from .gate import Report as Report
from .gate import check as check
from .link_check import LinkReport as LinkReport
from .link_check import check_links as check_links
from .tally import fails as fails
