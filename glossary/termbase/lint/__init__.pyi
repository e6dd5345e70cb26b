from .rules import RULES as RULES
from .rules import lint as lint
