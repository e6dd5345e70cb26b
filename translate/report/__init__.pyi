from . import report_index as report_index
from . import report_writer as report_writer
from . import summary as summary
from .attestation import Attestation as Attestation
from .report_writer import ReportWriter as ReportWriter
from .summary import SCHEMA as SCHEMA
