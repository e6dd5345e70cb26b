from .recogniser import quantities as quantities
from .records import Quantity as Quantity
from .records import QuantityKind as QuantityKind
from .rendering import rendered as rendered
