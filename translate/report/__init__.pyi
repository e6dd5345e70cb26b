from . import json_report as json_report
from . import summary as summary
from .attestation import Attestation as Attestation
from .report_writer import ReportWriter as ReportWriter
from .summary import SCHEMA as SCHEMA
