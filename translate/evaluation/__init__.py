"""How good translations are: test sets scored, scores compared, terms probed in carrier sentences."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
