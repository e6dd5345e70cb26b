from . import data as data
from . import recipe as recipe
from .loop import Plan as Plan
from .model_card import lines as lines
from .network import Dropout as Dropout
from .network import Shape as Shape
from .recipe import Made as Made
from .recipe import Order as Order
