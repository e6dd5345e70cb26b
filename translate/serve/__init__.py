"""LibreTranslate's HTTP API, answered with our guard, names and glossary: `translate serve`."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
