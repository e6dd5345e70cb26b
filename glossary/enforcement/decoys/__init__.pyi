from .retry import tries as tries
from .table import Decoy as Decoy
from .table import DecoyTable as DecoyTable
