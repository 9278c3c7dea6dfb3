"""What is printed and taken along: letters of 9 points and more, no label on another, the owner's mark, live links, no fault for a screen reader."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pikepdf
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches
from shapely import Polygon, box
from shapely.ops import unary_union
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg.figures import frame
from insteg.figures.pictures.description import Grid
from insteg.figures.pictures.svg.shapes import area_map
from insteg.files import document_docx, document_pdf, page_sheets, sheet
from insteg.files.document import Abreast, Heading, PaperDocument, PictureBlock, Prose, TableBlock, TextRun, leading, linked, prose
from insteg.files.pptx import presentation
from insteg.files.pptx import template as template_module
from insteg.files.pptx.places import SlidePlaces
from insteg.files.sheet_pdf import MAP_WIDTH, PAPER
from insteg.reference import words
from insteg.reference.catalogue import COUNTY
from insteg.show import handout
from insteg.show.ready import ready
from insteg.show.rooms import report
from insteg.show.rooms.questions import Answer, Draft
from insteg.show.rooms.store import SeminarStore
from insteg.show.stories import Slide, Story, encode
from insteg.store.settings import BadSetting
from insteg.web import owner_mark
from insteg.web.rooms import routes
from insteg.web.show import deck
from tests.contract.pdf_ua import findings

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#7a1f3d"/></svg>'
MAP = {"indicator_id": "neet_16_24", "period": "2024", "area_code": "2281"}
STORY = Story(
    "Läget", (Slide("karta", MAP, "laget", {}, note="Säg detta.\nOch detta."), Slide("luckor", {}, "insatser", {}, "Egen rubrik"))
)


@pytest.fixture
def marked(monkeypatch, tmp_path):
    (tmp_path / "logo.svg").write_text(LOGO)
    monkeypatch.setenv("INSTEG_OWNER_NAME", "Förbundet & Co")
    monkeypatch.setenv("INSTEG_OWNER_ADDRESS", "Storgatan 1")
    monkeypatch.setenv("INSTEG_OWNER_LOGO", str(tmp_path / "logo.svg"))


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def sizes(pdf: pikepdf.Pdf) -> set[float]:
    """Of all letters on all pages, in points, with those in pictures."""
    found: set[float] = set()

    def walk(drawn, resources, scale: float) -> None:
        size, stack = 0.0, []
        for operands, operator in pikepdf.parse_content_stream(drawn):
            match str(operator):
                case "q":
                    stack.append(scale)
                case "Q":
                    scale = stack.pop()
                case "cm":
                    scale *= abs(float(operands[0])) or abs(float(operands[1]))
                case "Tf":
                    size = float(operands[1])
                case "Tj" | "TJ" if size:
                    found.add(round(size * scale, 1))
                case "Do":
                    part = resources.XObject[str(operands[0])]
                    if part.get("/Subtype") == "/Form":
                        walk(part, part.get("/Resources", resources), scale)

    for page in pdf.pages:
        walk(page, page.obj.Resources, 1.0)
    return found


def boxes(svg: str) -> list[tuple[str, float, float, float, float]]:
    """The names on a map: text, x, y and half its width, height, in the map's own units."""
    drawn = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)"[^>]*>([^<]+)</text>', svg)
    return [(said, float(x), float(y), float(size) * len(said) * 0.28, float(size)) for x, y, size, said in drawn]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("code", ["2262", "2280", COUNTY])
def test_no_name_on_the_map_of_a_sheet_covers_another(code, language):
    svg, _ = area_map(sheet.of(code, language).picture, PAPER, MAP_WIDTH, has_legend=False)
    found = boxes(svg)
    assert len(found) == 14
    for at, (said, x, y, half, tall) in enumerate(found):
        for other, x2, y2, half2, _ in found[:at]:
            assert abs(x - x2) >= half + half2 or abs(y - y2) >= tall * 0.9, (said, other)


def shape(path: str) -> Polygon:
    rings = [[tuple(map(float, point.split(","))) for point in ring.split("L")] for ring in re.findall(r"M([^Z]+)Z", path)]
    return unary_union([Polygon(ring).buffer(0) for ring in rings])


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_name_on_the_map_lies_on_a_neighbour(language):
    """A value on another municipality is read as that one's; on its own, or in the sea beside it, it is not."""
    drawn = sheet.of("2280", language).picture
    shapes = {area.name: shape(area.path) for area in drawn.areas}
    texts = {area.text: area.name for area in drawn.areas}
    assert len(texts) == 7
    for said, x, y, half, tall in boxes(area_map(drawn, PAPER, MAP_WIDTH, has_legend=False)[0]):
        own, lies = texts.get(said, said), box(x - half, y - 0.75 * tall, x + half, y)
        for name, other in shapes.items():
            if name != own:
                assert lies.intersection(other).area < 0.06 * lies.area, (said, name)
        assert said != own or lies.distance(shapes[own]) < tall, said


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_county_has_a_sheet_of_two_pages_in_letters_that_can_be_read(language):
    made = opened(sheet.pdf(COUNTY, language))
    assert len(made.pages) == 2 and findings(made) == []
    assert min(sizes(made)) >= 9
    assert len(sheet.of(COUNTY, language).trio) == 2


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("page", page_sheets.SHEETS)
def test_a_page_has_a_sheet_with_all_its_figures(page, language):
    described = page_sheets.document(page, language)
    pairs = [block for block in described.blocks if isinstance(block, Abreast)]
    every = (*described.blocks, *(part for pair in pairs for part in (*pair.first, *pair.second)))
    assert len([block for block in every if isinstance(block, Heading)]) == len(page_sheets.SHEETS[page])
    made = opened(document_pdf.pdf(described))
    assert findings(made) == [] and min(sizes(made)) >= 9 and made.Root.Lang == language


def test_the_check_of_sizes_can_fail():
    described = PaperDocument("Titel", "sv", "", (prose("Text."),), "Fot")
    assert sizes(opened(document_pdf.pdf(described))) == {9.0, 10.0, 23.8}


def test_the_mark_stands_on_a_sheet_that_keeps_its_two_pages(marked):
    made = opened(sheet.pdf("2281", "en"))
    assert len(made.pages) == 2 and findings(made) == []
    assert any(part.get("/Subtype") == "/Image" for part in made.objects if isinstance(part, pikepdf.Stream))
    with made.open_metadata() as metadata:
        assert metadata["dc:creator"] == ["Förbundet & Co"]


def test_the_mark_stands_in_a_document_and_is_named(marked):
    made = docx.Document(io.BytesIO(document_docx.docx(PaperDocument("Titel", "sv", "", (prose("Text."),), "Fot"))))
    head = made.sections[0].header
    assert "Förbundet & Co, Storgatan 1" in head.paragraphs[0].text
    assert head._element.xpath(".//wp:docPr/@descr") == ["Förbundet & Co"]


def test_without_an_owner_nothing_stands_in_its_place():
    made = docx.Document(io.BytesIO(document_docx.docx(PaperDocument("Titel", "sv", "", (prose("Text."),), "Fot"))))
    assert made.sections[0].header.paragraphs[0].text == "" and made.core_properties.author == "Insteg"


def test_addresses_in_a_document_are_live_links():
    text = prose("Se https://example.org/a?b=1. Och [källan](https://example.org/c), inte [sidan](sida).", name="Namn:")
    table = TableBlock(("A", "B"), (((prose("x"),), (prose("https://example.org/d"),)),), (1, 1))
    described = PaperDocument("Titel", "sv", "", (text, table), "Fot")
    made = docx.Document(io.BytesIO(document_docx.docx(described)))
    links = [link.address for paragraph in made.paragraphs for link in paragraph.hyperlinks]
    links += [link.address for cell in made.tables[0].rows[1].cells for link in cell.paragraphs[0].hyperlinks]
    assert links == ["https://example.org/a?b=1", "https://example.org/c", "https://example.org/d"]
    assert made.paragraphs[1].text == "Namn: Se https://example.org/a?b=1. Och källan, inte sidan."
    pdf = opened(document_pdf.pdf(described))
    assert [str(note.A.URI) for page in pdf.pages for note in page.obj.get("/Annots", [])] == links


def test_signs_that_no_letter_of_ours_can_show_stop_no_document():
    told = "Bra 😀 عرب ᚠ \u2b50 ☺ \x00\x0b \\u0001 slut"
    described = PaperDocument("Titel 😀", "sv", told, (Prose((TextRun(told),)), *(prose(told, "item"),) * 2), "Fot")
    assert findings(opened(document_pdf.pdf(described))) == []
    assert "slut" in docx.Document(io.BytesIO(document_docx.docx(described))).paragraphs[2].text


def test_a_handout_has_every_slide_with_its_number_and_note():
    described = handout.document(STORY, "sv")
    assert [block.text for block in described.blocks if isinstance(block, Heading)] == ["1. Kommunerna på kartan", "2. Egen rubrik"]
    told = ["".join(run.text for run in block.runs) for block in described.blocks if isinstance(block, Prose)]
    assert "Talarens anteckning: Säg detta." in told and "Och detta." in told
    assert findings(opened(document_pdf.pdf(described))) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_long_time_line_stands_on_the_page_of_its_heading(language):
    """A picture that fits on no page beside its heading left a title alone, then a sentence alone."""
    made = opened(handout.pdf(ready("provat", language, COUNTY), language))
    lines = [operator for _, operator in pikepdf.parse_content_stream(made.pages[0]) if str(operator) in ("re", "l")]
    assert len(lines) > 100 and len(made.pages) <= 4
    assert min(sizes(made)) >= 9 and findings(made) == []


def test_an_english_sheet_says_which_column_is_in_swedish():
    assert sheet.of("2284", "en").tried_heads[-1] == "Published figures (in Swedish)"
    assert sheet.of("2284", "sv").tried_heads[-1] == words.load("sv")("sheet.head.outcome")


@pytest.fixture
def held(tmp_path) -> report.HeldSeminar:
    store = SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    store.add_room("ACDEFG", "d" * 64, encode(STORY))
    asked = [
        store.open_question("ACDEFG", draft) for draft in (Draft(1, "Vad saknas?", ("Tid", "Pengar")), Draft(2, "Hur?"), Draft(2, "Sen?"))
    ]
    for number, choice in enumerate((0, 0, 0, 1)):
        store.give(asked[0].id, f"a{number}", Answer(0, "Tid", choice))
    for number, said in enumerate(("Mer praktik", "praktik", "se https://evil.example", "göms")):
        store.give(asked[1].id, f"b{number}", Answer(0, said))
    store.give(asked[2].id, "c", Answer(0, "aldrig släppt"))
    store.hide(asked[1].id, [item.id for item in store.answers(asked[1].id) if item.text == "göms"], True)
    for question in asked[:2]:
        store.mark("ACDEFG", question.id, is_released=True)
    return report.held(store, store.room("ACDEFG"))


def test_a_report_counts_what_was_released_and_keeps_the_rest_back(held):
    assert held.held_on <= date.today() and [question.count for question in held.questions] == [4, 3, 0]
    described = report.document(held, "sv")
    told = str(described)
    assert "Tid: 3 (75" in told and "Pengar: 1 (25" in told and "Mer praktik" in told
    assert "göms" not in told and "aldrig släppt" not in told
    assert "Svaren visades inte för publiken" in told and "Säg detta" not in told
    headings = [block.text for block in described.blocks if isinstance(block, Heading)]
    assert headings == [
        "Frågor och svar",
        "1. Vad saknas?",
        "2. Hur?",
        "3. Sen?",
        "Bilderna som visades",
        "1. Kommunerna på kartan",
        "2. Egen rubrik",
    ]


def test_a_prepared_question_is_told_in_the_reports_language_and_one_of_the_room_as_it_was_asked(tmp_path):
    view = {"choices": ["Resor", "Bostad"], "choices_in": {"en": ["Travel", "Housing"]}}
    slides = (Slide("rum", {}, "seminarium", {}), Slide("fraga", view, "seminarium", {}, "Vad hindrar?", headings={"en": "What hinders?"}))
    store = SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    store.add_room("ACDEFG", "d" * 64, encode(Story("", slides)))
    for draft in (Draft(2, "Vad hindrar?", ("Resor", "Bostad")), Draft(2, "Varför?", ("Ja", "Nej")), Draft(99, "Sist?", ("Ja", "Nej"))):
        asked = store.open_question("ACDEFG", draft)
        store.give(asked.id, "a", Answer(0, draft.choices[1], 1))
        store.mark("ACDEFG", asked.id, is_released=True)
    made = report.document(report.held(store, store.room("ACDEFG")), "en")
    told = str(made)
    assert "1. What hinders?" in told and "Travel: 0 (0" in told and "Housing: 1 (100" in told
    assert "2. Varför?" in told and "3. Sist?" in told and "Nej: 1 (100" in told and "Vad hindrar" not in told
    # The way into the room leads nowhere from paper; the number of the other is still its own.
    assert [block.text for block in made.blocks if isinstance(block, Heading)][-1] == "2. What hinders?"


def test_what_leads_to_a_picture_stands_with_it():
    picture = PictureBlock("<svg/>", "x")
    lines = (Heading("H"), prose("a", "quiet"), prose("b"), picture, prose("source", "quiet"), Heading("I"), prose("c", "item"), picture)
    assert leading(lines) == [False, True, True, False, False, False, False, False]


def test_a_report_tells_of_the_slides_that_were_shown(tmp_path):
    store = SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    store.add_room("ACDEFG", "d" * 64, encode(STORY))
    store.move("ACDEFG", slide=2)
    described = report.document(report.held(store, store.room("ACDEFG")), "sv")
    assert described.lead.endswith("Visade bilder: 1 av 2.")
    # Its number is the one it has in the show; without questions the first page goes on with the slides.
    headings = [block for block in described.blocks if isinstance(block, Heading)]
    assert [block.text for block in headings[1:]] == ["Bilderna som visades", "2. Egen rubrik"]
    assert not any(block.is_new_page for block in headings)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_on_paper_points_at_what_only_a_screen_has(language):
    told = str([page_sheets.document(page, language) for page in page_sheets.SHEETS])
    assert re.findall(r"(?i)ovanför bilden|här ovan|tryck på|klicka|above the picture|press |click", told) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_report_is_a_pdf_without_fault_and_a_document(held, language):
    described = report.document(held, language)
    made = opened(report.FORMATS["pdf"](described))
    assert findings(made) == [] and min(sizes(made)) >= 9
    # What a stranger wrote is no link.
    assert not any("evil" in str(note.A.URI) for page in made.pages for note in page.obj.get("/Annots", []))
    document = docx.Document(io.BytesIO(report.FORMATS["docx"](described)))
    assert document.core_properties.language == language and len(document.inline_shapes) == 3
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)


def template(path, width=10.0, height=5.625):
    """A template as organisations have them: smaller than our slides, with letters of its own and an example slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Exempel"
    deck.save(path)
    return str(path)


def shown(content: bytes):
    return Presentation(io.BytesIO(content))


PAGE = presentation.SlideContent("Rubrik", "Mening.", "Källa: x", note="Anteckning")


def test_the_template_is_used_without_its_examples(monkeypatch, tmp_path):
    monkeypatch.setenv("INSTEG_OWNER_TEMPLATE", template(tmp_path / "own.pptx"))
    made = shown(presentation.pptx("Titel", "Under", [PAGE], "sv"))
    assert [slide.shapes.title.text for slide in made.slides] == ["Titel", "Rubrik"]
    assert made.slide_width == Inches(13.333)
    # The master was scaled with the slide: its title's letters are as large a part of it as before.
    assert made.slide_master.placeholders[0].width == pytest.approx(Inches(9) * 1.3333, rel=0.001)
    faces = {face for slide in made.slides for face in slide._element.xpath(".//a:latin/@typeface")}
    assert faces == {"+mn-lt"}
    title = made.slides[1].shapes.title._element
    assert not title.xpath(".//a:latin") and not title.xpath(".//a:srgbClr")
    assert not any(place.text_frame.text == "" for slide in made.slides for place in slide.placeholders)


@pytest.mark.parametrize(("wide", "tall", "height"), [(10, 5.625, 7.5), (10, 6.25, 8.333), (10, 7.5, 10.0), (13.333, 10, 10.0)])
def test_a_template_of_an_older_shape_keeps_it(monkeypatch, tmp_path, wide, tall, height):
    monkeypatch.setenv("INSTEG_OWNER_TEMPLATE", template(tmp_path / "older.pptx", wide, tall))
    made = shown(presentation.pptx("Titel", "Under", [PAGE], "sv"))
    assert (made.slide_width / Inches(1), made.slide_height / Inches(1)) == pytest.approx((13.333, height), abs=0.01)
    # What we write lies within it, as wide as it is.
    assert all(shape.left >= 0 and shape.left + shape.width <= made.slide_width for slide in made.slides for shape in slide.shapes)


def foot_of(path, top):
    """The template with a rule of its own across its foot, a ground over all of it, and a band down its side."""
    deck = Presentation(path)
    wide, tall = deck.slide_width, deck.slide_height
    for left, at, width, height in ((0, Inches(top), wide, Inches(0.3)), (0, 0, wide, tall), (0, Inches(1), Inches(0.2), tall)):
        shape = deck.slides[0].shapes.add_shape(MSO_SHAPE.RECTANGLE, left, at, width, height)
        deck.slide_master.shapes._spTree.append(shape._element)
    deck.save(path)
    return path


@pytest.mark.parametrize(("top", "bottom"), [(None, 10.0), (7.0, 9.333), (5.2, 7.5)])
def test_the_picture_reaches_down_to_the_templates_own_foot(monkeypatch, tmp_path, top, bottom):
    path = template(tmp_path / "older.pptx", 10, 7.5)
    monkeypatch.setenv("INSTEG_OWNER_TEMPLATE", path if top is None else foot_of(path, top))
    page = replace(PAGE, picture=Grid("", ("Rad",), ("Kolumn",), ()))
    deck = template_module.opened()
    places = SlidePlaces(template_module.spare(deck))
    assert places.picture.bottom / Inches(1) == pytest.approx(bottom - 0.75, abs=0.01)
    made = shown(presentation.pptx("Titel", "Under", [page], "sv"))
    foot = next(shape for shape in made.slides[1].shapes if shape.has_text_frame and shape.text_frame.text == "Källa: x")
    assert (foot.top + foot.height) / Inches(1) == pytest.approx(bottom - 0.12, abs=0.01)


def test_a_template_that_cannot_be_used_is_told(monkeypatch, tmp_path):
    for name, wide, tall in (("square.pptx", 7.5, 7.5), ("standing.pptx", 7.5, 10), ("strip.pptx", 20, 7.5)):
        monkeypatch.setenv("INSTEG_OWNER_TEMPLATE", template(tmp_path / name, wide, tall))
        with pytest.raises(BadSetting, match=rf"{name} has slides \d\.\d\d times as wide as high.*fit slides down to 4:3"):
            presentation.pptx("Titel", "", [PAGE], "sv")
    for content in (b"", b"PK\x03\x04 broken", b"<html>"):
        (tmp_path / "bad.pptx").write_bytes(content)
        monkeypatch.setenv("INSTEG_OWNER_TEMPLATE", str(tmp_path / "bad.pptx"))
        with pytest.raises(BadSetting, match=r"INSTEG_OWNER_TEMPLATE: .*bad.pptx"):
            presentation.pptx("Titel", "", [PAGE], "sv")


def test_the_mark_stands_on_the_first_slide_and_is_named(marked):
    made = shown(presentation.pptx("Titel", "", [PAGE], "sv"))
    assert made.slides[0]._element.xpath(".//p:pic//p:cNvPr/@descr") == ["Förbundet & Co"]
    assert "Förbundet & Co, Storgatan 1" in [shape.text_frame.text for shape in made.slides[0].shapes if shape.has_text_frame]


def test_the_mark_stands_at_the_foot_of_a_page(marked):
    with_mark = frame.foot(frame.frame("laget", "", "sv", {}))
    assert '<img src="marke.png" alt=""' in with_mark and "Förbundet &amp; Co, Storgatan 1" in with_mark


def test_without_an_owner_the_foot_is_as_it_was():
    assert "insteg-owner" not in frame.foot(frame.frame("laget", "", "sv", {}))


def test_the_server_gives_the_logo_as_a_picture_and_a_show_holds_it_once(marked):
    with TestClient(Starlette(routes=[*owner_mark.routes(), *deck.routes()])) as client:
        given = client.get("/marke.png")
        assert given.headers["content-type"] == "image/png" and given.content.startswith(b"\x89PNG")
        page = client.get("/visning.html", params={"b": encode(STORY)}).text
    assert page.count("background-image: url(data:image/png") == 1 and page.count('class="owner"') == len(STORY.slides)


def test_without_an_owner_there_is_no_logo_and_a_show_says_nothing_of_one():
    with TestClient(Starlette(routes=[*owner_mark.routes(), *deck.routes()])) as client:
        assert client.get("/marke.png").status_code == 404
        assert 'class="owner"' not in client.get("/visning", params={"b": encode(STORY)}).text


def test_the_report_is_the_presenters():
    with TestClient(Starlette(routes=routes.routes())) as client:
        made = client.post("/rum", json={"story": encode(STORY)}).json()
        address, key = f"/rum/{made['code']}/rapport", {"Authorization": f"Bearer {made['key']}"}
        assert client.get(f"{address}.pdf").status_code == 403
        assert client.get(f"{address}.exe", headers=key).status_code == 404
        given = client.get(f"{address}.pdf", params={"lang": "en"}, headers=key)
    assert given.content.startswith(b"%PDF") and str(opened(given.content).Root.Lang) == "en"
    assert f"insteg-rapport-{made['code']}.pdf" in given.headers["content-disposition"]


def test_links_in_text_end_before_the_sentence_does():
    assert [run.href for run in linked("a https://example.org/x). b")] == ["", "https://example.org/x", ""]
