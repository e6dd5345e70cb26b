from .options import STRICT as STRICT
from .options import example as example
from .options import output_file as output_file
from .options import print_json as print_json
from .options import verbosity as verbosity
from .program import cli as cli
from .program import main as main
