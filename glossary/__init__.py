"""Terminology: termbases, matching, enforcement in the right grammatical form. Knows nothing of articles or engines.

The names below are the Python API and its records; the other names that the translation pipeline uses are exported by
the folders.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
