"""Tables and figures as files."""

from insteg.exports.csv_on_the_web import csvw, table_csvw
from insteg.exports.rows import FORMATS as ROW_FORMATS
from insteg.exports.rows import MIME, Formats, csv, described, parquet, xlsx
from insteg.exports.sheet import sheet_pdf
from insteg.exports.table import TABLE_FORMATS as PLAIN_FORMATS

# The last of each is CSV with its description (CSV on the Web): for those who let a program read the file.
FORMATS: Formats = {**ROW_FORMATS, "zip": csvw}
TABLE_FORMATS: Formats = {**PLAIN_FORMATS, "zip": table_csvw}

__all__ = ["FORMATS", "MIME", "TABLE_FORMATS", "Formats", "csv", "csvw", "described", "parquet", "sheet_pdf", "table_csvw", "xlsx"]
