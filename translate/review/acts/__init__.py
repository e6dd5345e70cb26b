"""The acts of a reviewer, each a pure function of the entry that is on disk: edit, approve, remark, undo."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
