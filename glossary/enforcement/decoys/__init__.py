"""Decoys: carrying a term through the engine as an expression that it renders reliably (constrained decoding by
substitution).
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
