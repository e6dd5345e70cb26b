from .addresses import ServerAddress as ServerAddress
from .addresses import parsed as parsed
from .addresses import place as place
from .failures import UnansweredError as UnansweredError
from .http_client import JsonClient as JsonClient
