"""The lines that fetch the open data without a package of ours: pandas, DuckDB, readr. A test runs those in Python."""

from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.home import home
from insteg.web.api.resources import ADDRESS

AREAS = "&".join(f"area={code}" for code in (home().first_municipality, COUNTY, COUNTRY))
EXAMPLE = f"observations.csv?indicator=neet_16_24&{AREAS}&period_from=2015"

PANDAS = """import pandas as pd

text = dict.fromkeys(["area_code", "period", "age"], str)
rows = pd.read_csv("{address}/{example}", dtype=text)
print(rows.pivot_table(index="period", columns="area", values="value"))
"""
DUCKDB = """import urllib.request
import duckdb

urllib.request.urlretrieve("{address}/snapshot.duckdb", "insteg.duckdb")
with duckdb.connect("insteg.duckdb", read_only=True) as tables:
    rows = tables.sql("select * from observations where indicator = 'neet_16_24'").df()
print(rows)
"""
READR = """library(readr)

text <- cols(area_code = "c", period = "c", age = "c")
rows <- read_csv("{address}/{example}", col_types = text)
print(rows)
"""
RECIPES = {"Python, pandas": PANDAS, "Python, DuckDB": DUCKDB, "R, readr": READR}


def lines(server: str) -> dict[str, str]:
    """What the lines are in -> the lines. server: scheme and name, as the reader's browser knows them."""
    return {name: text.format(address=f"{server}{ADDRESS}", example=EXAMPLE) for name, text in RECIPES.items()}
