"""The quality gate: catalogs and articles in, findings out. It loads no engine and writes nothing.

translate/docs/rules.md has the rules and their measured precision.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
