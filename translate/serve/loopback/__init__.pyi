from .bodies import content as content
from .bodies import limited as limited
from .gate import LOCAL as LOCAL
from .gate import host_name as host_name
from .gate import is_own as is_own
from .gate import sealed as sealed
from .listening import Listener as Listener
from .listening import take_port as take_port
