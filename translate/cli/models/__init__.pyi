from .completion import engines_named as engines_named
from .group import models as models
