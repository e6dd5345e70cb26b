"""The `glossary` program: parse options, call one function, print, exit.

Exit codes: 0 done; 1 could not do it, or work was lost; 2 usage; 3 findings at or above --fail-on; 130 interrupted.
Results go to stdout, everything else to stderr. Other packages add commands through the entry-point group
`glossary.commands`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
