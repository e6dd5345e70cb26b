"""Article formats: each one parses bytes to paragraphs and serialises them back without losing one."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
