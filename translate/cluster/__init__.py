"""Work shared out among the processes of a cluster: windows sent to workers, and what comes back when some of them
die."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
