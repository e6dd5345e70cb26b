"""What differs by language, behind two Protocols (source side, target side), and the lookup by locale.

Adding a target language is one module or folder here, one line in `target_language`, and its golden file under tests/.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
