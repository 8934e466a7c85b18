"""Tables in and out: CSV, XLSX, pasted text, and the form that an officer fills."""

from prongsai.adapters.sheets.csv_writing import Value, write_csv
from prongsai.adapters.sheets.errors import LIMITS, Limits, Problem, SheetError
from prongsai.adapters.sheets.pasting import read_pasted
from prongsai.adapters.sheets.reading import read_lines_of, read_table
from prongsai.adapters.sheets.records import Field, Record, to_records, unused_columns
from prongsai.adapters.sheets.table import Row, Table
from prongsai.adapters.sheets.template import TemplateField, template_xlsx
from prongsai.adapters.sheets.xlsx_writing import SheetToWrite, write_xlsx

__all__ = [
    "LIMITS",
    "Field",
    "Limits",
    "Problem",
    "Record",
    "Row",
    "SheetError",
    "SheetToWrite",
    "Table",
    "TemplateField",
    "Value",
    "read_lines_of",
    "read_pasted",
    "read_table",
    "template_xlsx",
    "to_records",
    "unused_columns",
    "write_csv",
    "write_xlsx",
]
