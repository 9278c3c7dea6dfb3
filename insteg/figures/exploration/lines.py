"""Lines that fetch exactly the selection in view: addresses of the API, Python, R, SQL and Excel."""

from collections.abc import Iterator

from insteg.figures import api_link
from insteg.figures.api_link import DataLink, Part
from insteg.figures.exploration.selection import Selection, size
from insteg.store.own_questions import limits
from insteg.store.remembered import ask

# The API gives no more rows in one answer; above it a selection is fetched in several. A test holds it to the API's own limit.
MOST_ROWS = 100_000
NUMBERS = ("value", "numerator", "denominator", "lower_bound", "upper_bound")
ORDER = "order by indicator, area_code, period, sex, age"


def parts(selection: Selection) -> list[Part]:
    """The questions to the API that together give every figure of the selection once; none where no questions do."""
    found = [part for question in _questions(selection) for part in _in_answers(question)]
    given = sum(api_link.count(question) for question in _questions(selection))
    return found if given == size(selection).row_count else []


def _questions(selection: Selection) -> list[dict[str, list[str]]]:
    """One question; two where figures without an age are chosen among others, since an address has no word for having none."""
    whole = _question(selection)
    if "" not in selection.ages:
        return [whole]
    known, asked = ask("filters"), set(selection.indicators)
    ageless = [name for name in known.loc[known["age"] == "", "indicator"].unique() if not asked or name in asked]
    aged = [age for age in selection.ages if age]
    return [{**whole, "indicator": ageless, "age": []}] * bool(ageless) + [{**whole, "age": aged}] * bool(aged)


def _question(selection: Selection) -> dict[str, list[str]]:
    ends = {"period_from": selection.period_from, "period_to": selection.period_to}
    listed = {"indicator": selection.indicators, "area": selection.area_codes, "sex": selection.sexes, "age": selection.ages}
    return {**{name: list(held) for name, held in listed.items()}, **{name: [end] for name, end in ends.items() if end}}


def _in_answers(question: dict[str, list[str]]) -> Iterator[Part]:
    """As many answers as it takes."""
    held = api_link.count(question)
    if held <= MOST_ROWS:
        yield Part("observations", question)
        return
    for first in range(0, held, MOST_ROWS):
        yield Part("observations", {**question, "limit": [str(MOST_ROWS)], "offset": [str(first)]})


def addresses(selection: Selection, language: str) -> list[DataLink]:
    return api_link.addresses(parts(selection), language)


def duckdb(found: list[DataLink], server: str) -> str:
    """Lines for DuckDB in Python, from Parquet: kinds of columns come along, and no extension is needed to fetch."""
    listed = "\n".join(f'    "{server}{link.address.replace(".csv", ".parquet", 1)}",' for link in found)
    return (
        "from urllib.request import urlretrieve\n\n"
        "import duckdb\n\n"
        f"addresses = [\n{listed}\n]\n"
        "files = [urlretrieve(address)[0] for address in addresses]\n"
        "rows = duckdb.read_parquet(files)\n"
        "print(rows)\n"
    )


def excel(found: list[DataLink], server: str) -> str:
    """The same as Power Query's M, for an empty query in Excel. Codes and periods stay text; a decimal point is read as one in any country."""
    listed = ",\n".join(f'        "{server}{link.address}"' for link in found)
    typed = ", ".join(f'{{"{name}", type number}}' for name in NUMBERS)
    return (
        "let\n"
        f"    Addresses = {{\n{listed}\n    }},\n"
        "    Read = (address) => Table.PromoteHeaders(\n"
        '        Csv.Document(Web.Contents(address), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
        "        [PromoteAllScalars = true]\n"
        "    ),\n"
        "    Rows = Table.Combine(List.Transform(Addresses, Read)),\n"
        f'    Typed = Table.TransformColumnTypes(Rows, {{{typed}}}, "en-US")\n'
        "in\n"
        "    Typed\n"
    )


def sql(selection: Selection) -> str:
    """A question for the SQL page; empty where it would be longer than a question may be, or its answer cut."""
    listed = {"indicator": selection.indicators, "area_code": selection.area_codes, "sex": selection.sexes, "age": selection.ages}
    conditions = [f"{name} in ({', '.join(map(_quoted, members))})" for name, members in listed.items() if members]
    conditions += [f"period >= {_quoted(selection.period_from)}"] if selection.period_from else []
    last = selection.period_to
    # The year 2024 as an end holds its months.
    conditions += [f"left(period, {len(last)}) <= {_quoted(last)}"] if last else []
    where = "\nwhere\n    " + "\n    and ".join(conditions) if conditions else ""
    question = f"select *\nfrom observations{where}\n{ORDER}"
    is_whole = len(question) <= limits.LONGEST_QUESTION and size(selection).row_count <= limits.MOST_ROWS
    return question if is_whole else ""


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
