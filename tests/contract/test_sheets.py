"""The sheets: two pages each, tagged and readable by ear, in the order and the words of the screen."""

import io
import re

import pikepdf
import pytest

from insteg.figures import profile, situation
from insteg.figures.benchmark import Benchmark
from insteg.files import sheet
from insteg.reference import catalogue, words
from tests.contract.pdf_ua import HEADINGS, findings, nodes

EACH = [(code, language) for language in words.LANGUAGES for code in catalogue.the_seven()]


@pytest.fixture(scope="module")
def printed() -> dict[tuple[str, str], pikepdf.Pdf]:
    return {each: pikepdf.open(io.BytesIO(sheet.pdf(*each))) for each in EACH}


@pytest.mark.parametrize("each", EACH)
def test_a_sheet_has_two_pages_and_no_fault(printed, each):
    assert len(printed[each].pages) == 2
    assert findings(printed[each]) == []
    assert str(printed[each].Root["/Lang"]).startswith(each[1])


def test_the_check_finds_what_is_wrong(printed):
    """A check that cannot fail is none: each fault is made and must be found."""
    faults = {
        "[06]": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False),
        "[07]": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
        "[11]": lambda pdf: pdf.Root.__delitem__("/Lang"),
        "[13]": lambda pdf: next(node for kind, node in nodes(pdf) if kind == "Figure").__delitem__("/Alt"),
        "[14]": lambda pdf: next(node for kind, node in nodes(pdf) if kind == "H2").__setitem__("/S", pikepdf.Name("/H4")),
        "[15]": lambda pdf: next(node for kind, node in nodes(pdf) if kind == "TH").__delitem__("/A"),
        "[28]": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    }
    for number, damage in faults.items():
        buffer = io.BytesIO()
        printed[EACH[0]].save(buffer)
        with pikepdf.open(buffer) as pdf:
            damage(pdf)
            assert any(told.startswith(number) for told in findings(pdf)), number


def _spoken(pdf: pikepdf.Pdf) -> str:
    """All text in the order of the structure tree, with the alternatives of the pictures in their places."""
    pages = [_marked(page) for page in pdf.pages]
    place = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    told: list[str] = []

    def walk(element, page) -> None:
        page = place[element["/Pg"].objgen] if "/Pg" in element else page
        if str(element.get("/Alt", "")):
            told.append(str(element["/Alt"]))
        kids = element.get("/K", [])
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                inner = place[kid["/Pg"].objgen] if "/Pg" in kid else page
                if "/S" in kid:
                    walk(kid, inner)
                elif "/MCID" in kid:
                    told.append(pages[inner].get(int(kid["/MCID"]), ""))
            else:
                told.append(pages[page].get(int(kid), ""))

    walk(pdf.Root["/StructTreeRoot"], 0)
    return " ".join(told)


def _marked(page) -> dict[int, str]:
    """The text of each marked piece, decoded with the fonts' own tables."""
    tables = {str(name): _letters(font) for name, font in page.obj["/Resources"].get("/Font", {}).items()}
    pieces: dict[int, str] = {}
    stack: list[int] = []
    table: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            mark = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
            stack.append(int(mark.get("/MCID", -1)))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            table = tables[str(operands[0])]
        elif name in ("Tj", "TJ") and stack:
            parts = operands[0] if name == "TJ" else [operands[0]]
            text = "".join(_decoded(bytes(part), table) for part in parts if isinstance(part, pikepdf.String))
            pieces[stack[-1]] = pieces.get(stack[-1], "") + text
    return pieces


def _decoded(code: bytes, table: dict[int, str]) -> str:
    return "".join(table.get(int.from_bytes(code[at : at + 2], "big"), "") for at in range(0, len(code), 2))


def _letters(font) -> dict[int, str]:
    text = bytes(font["/ToUnicode"].read_bytes()).decode("latin-1")
    table = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            first = bytes.fromhex(letters).decode("utf-16-be")
            table |= {code: chr(ord(first) + code - int(low, 16)) for code in range(int(low, 16), int(high, 16) + 1)}
    return table


def _bare(text: str) -> str:
    """Without the spaces, which lines may swallow, and without ligatures' doubts."""
    return re.sub(r"[\s\u00ad]+", "", text)


@pytest.mark.parametrize("each", EACH)
def test_it_is_read_in_order_and_says_what_the_screen_says(printed, each):
    code, language = each
    content, spoken = sheet.of(code, language), _bare(_spoken(printed[each]))
    view = situation.SituationChoice("neet_16_24", situation.periods("neet_16_24")[-1], code, language, "light")
    rows = profile.rows(code, language, Benchmark())
    order = [content.title, situation.headline(view), content.picture.label, situation.on_the_seven(view), content.words["measures"]]
    order += [told for row in content.measures for told in (row["title"], row["value"], row["change"], row["place"], row["verdict"])]
    order += [content.words["tried"], *(row["title"] for row in content.tried), content.words["sources"], content.sources[0][0]]
    place = 0
    for told in order:
        found = spoken.find(_bare(told), place)
        assert found >= 0, f"{told!r} is not read out after what should come before it"
        place = found + len(_bare(told))
    assert {row["verdict"] for row in content.measures} <= {row["verdict"] for row in rows}


def test_headings_tables_and_pictures_are_there(printed):
    kinds = [kind for kind, _ in nodes(printed[("2281", "sv")])]
    assert [kind for kind in kinds if kind in HEADINGS] == ["H1", "H2", "H2", "H2", "H2"]
    assert kinds.count("Table") == 2
    # The map, and a line and a cloud for every measure.
    assert kinds.count("Figure") == 1 + 2 * len(sheet.of("2281", "sv").measures)


def test_a_sheet_with_more_to_say_still_has_two_pages(monkeypatch):
    """Three times the measures of today: the sheet keeps some, says how many are left, and stays on two pages."""
    rows = profile.rows("2281", "sv", Benchmark())
    monkeypatch.setattr(profile, "rows", lambda *_: rows * 3)
    content = sheet.of.__wrapped__("2281", "sv")
    assert len(content.measures) == sheet.MOST_MEASURES
    assert content.words["more_measures"].startswith(str(3 * len(rows) - sheet.MOST_MEASURES))
    from insteg import files

    assert len(pikepdf.open(io.BytesIO(files.sheet_pdf({**vars(content)}))).pages) == 2
