"""Tables and figures as files."""

from insteg.exports.rows import FORMATS, MIME, Formats, csv, described, parquet, xlsx
from insteg.exports.sheet import sheet_pdf
from insteg.exports.table import TABLE_FORMATS

__all__ = ["FORMATS", "MIME", "TABLE_FORMATS", "Formats", "csv", "described", "parquet", "sheet_pdf", "xlsx"]
