from . import attestation as attestation
from . import json_report as json_report
from . import summary as summary
from .socket_audit import Watch as Watch
from .summary import SCHEMA as SCHEMA
