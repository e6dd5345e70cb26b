from .cutting import cut as cut
from .reading import longest_line as longest_line
from .reading import reading_finding as reading_finding
from .reading import width as width
from .sharing import joined as joined
from .sharing import lines as lines
from .sharing import shares as shares
