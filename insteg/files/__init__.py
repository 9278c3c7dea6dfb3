"""What a reader takes along: tables, CSV on the Web, PowerPoint, the municipal sheet, the summary of an idea."""

from insteg.files.csv_on_the_web import csvw, table_csvw
from insteg.files.rows import FORMATS as ROW_FORMATS
from insteg.files.rows import MIME, MOST_WORKBOOK_ROWS, Formats, csv, described, parquet, xlsx
from insteg.files.sheet_pdf import sheet_pdf
from insteg.files.table import TABLE_FORMATS as PLAIN_FORMATS

# The last of each is CSV with its description (CSV on the Web): for those who let a program read the file.
FORMATS: Formats = {**ROW_FORMATS, "zip": csvw}
TABLE_FORMATS: Formats = {**PLAIN_FORMATS, "zip": table_csvw}

__all__ = [
    "FORMATS",
    "MIME",
    "MOST_WORKBOOK_ROWS",
    "TABLE_FORMATS",
    "Formats",
    "csv",
    "csvw",
    "described",
    "parquet",
    "sheet_pdf",
    "table_csvw",
    "xlsx",
]
