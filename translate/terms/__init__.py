"""The glossary at work in a run: termbases read, terms matched and enforced, inferred names kept in names.csv."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
