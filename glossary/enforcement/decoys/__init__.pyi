from .decoy_table import DecoyTable as DecoyTable
from .retry import Tries as Tries
from .retry import tries as tries
