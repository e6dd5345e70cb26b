from .messages import short as short
from .pair import TextPair as TextPair
from .table import RULES as RULES
from .table import Rule as Rule
from .table import breaches as breaches
