from .limits import ServiceLimits as ServiceLimits
from .serving import PORT as PORT
from .serving import Door as Door
from .serving import Serving as Serving
from .serving import serving as serving
