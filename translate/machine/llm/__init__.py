"""Large language models on servers in the house: what they are asked, over which protocol, and what of their answers is
a translation"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
