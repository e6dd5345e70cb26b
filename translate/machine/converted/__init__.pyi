from .model import Converted as Converted
from .model import read as read
from .provider import ConvertedProvider as ConvertedProvider
from .provider import provider as provider
