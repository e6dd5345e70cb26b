from .generators import addresses_of as addresses_of
from .site import Site as Site
