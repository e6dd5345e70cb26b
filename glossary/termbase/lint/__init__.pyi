from .row_rules import RULES as RULES
from .row_rules import lint as lint
