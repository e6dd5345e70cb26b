from .options import print_json as print_json
from .program import cli as cli
from .program import main as main
