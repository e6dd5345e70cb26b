"""Models of other people converted for CTranslate2, read as they are: Marian (OPUS-MT), NLLB, M2M100, T5 (MADLAD)"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
