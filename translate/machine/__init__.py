"""Machine translation: engines and their routes, the cache of their output, the guard that judges it, and the fallbacks
where it is rejected.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
