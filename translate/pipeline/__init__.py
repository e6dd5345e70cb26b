"""The verbs run, build, status and check, and the stages between an article and its translation."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
