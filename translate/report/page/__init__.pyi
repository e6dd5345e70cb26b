from . import html as html
from . import marks as marks
from . import view as view
