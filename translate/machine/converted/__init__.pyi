from .converted_provider import ConvertedProvider as ConvertedProvider
from .converted_provider import provider as provider
from .model import Converted as Converted
from .model import read as read
