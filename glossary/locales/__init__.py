"""Language tags and what CLDR knows of locales: names, plural forms, number signs."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
