from .door import Outline as Outline
from .door import perform as perform
from .performing import performed as performed
from .records import Act as Act
from .records import ActResult as ActResult
from .records import Effect as Effect
from .records import Seen as Seen
from .records import Verb as Verb
