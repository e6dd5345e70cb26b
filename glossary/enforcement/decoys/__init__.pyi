from .decoy_table import Decoy as Decoy
from .decoy_table import DecoyTable as DecoyTable
from .decoy_table import measure as measure
from .retry import Tries as Tries
from .retry import tries as tries
