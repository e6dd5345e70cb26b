from .command_words import setting as setting
from .messages import difference as difference
from .messages import short as short
from .pair import TextPair as TextPair
from .rule_table import RULES as RULES
from .rule_table import Rule as Rule
from .rule_table import breaches as breaches
