from .morphology import Parse as Parse
from .morphology import lemmas as lemmas
from .morphology import parses as parses
from .target import Slavic as Slavic
from .target import russian_target as russian_target
from .target import ukrainian_target as ukrainian_target
