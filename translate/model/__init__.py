"""The records that flow through a run: articles, units, translations, findings. No input or output, no library."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
