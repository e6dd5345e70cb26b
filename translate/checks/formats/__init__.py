"""The report of a check in the formats that people and machines read: the same findings in each."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
