"""Training of small models from parallel text, and their adaptation to a team's own: the recipe of the built-in model.

Needs the extra `train` (PyTorch). Only its command imports it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
