"""Training small models from parallel text, and adapting them to a team's own: the recipe of the model that ships.

Needs the extra `train` (PyTorch). Nothing outside this room imports it but its command.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
