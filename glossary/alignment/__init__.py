"""Which target words render which source words: word translations learnt from bitext, and spans found by them"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
