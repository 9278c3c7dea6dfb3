"""Files of the project pages: tables with lists in their cells, and the summary of an idea."""

import io

import pandas as pd
import pytest
from docx import Document

from insteg.figures import idea, idea_card
from insteg.files import TABLE_FORMATS, idea_summary
from insteg.reference import words
from insteg.search import Idea


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_table_with_lists_and_gaps_becomes_a_file(language):
    rows = pd.DataFrame({"title": ["Ö", "B"], "types": [["a", "b"], None], "amount": [1.5, None]})
    files = {kind: make(rows, language) for kind, make in TABLE_FORMATS.items()}
    assert "a; b" in files["csv"].decode("utf-8-sig")
    assert ("1,5" if language == "sv" else "1.5") in files["csv"].decode("utf-8-sig")
    assert pd.read_excel(io.BytesIO(files["xlsx"]), engine="openpyxl")["types"][0] == "a; b"
    assert len(pd.read_parquet(io.BytesIO(files["parquet"]))) == 2


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_summary_of_an_idea_is_a_document_of_about_two_pages(language):
    say = words.load(language)
    wish = Idea(
        "coacher söker upp unga som slutat gymnasiet och ordnar praktik", ("2281",), (16, 24), ("coaching", "work_placement", "outreach")
    )
    found = [idea_card.found(say, match) for match in idea.index().similar(wish, idea.SHOWN)]
    made = Document(io.BytesIO(idea_summary.made(say, wish, found)))
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert made.paragraphs[0].style.name == "Heading 1"
    assert any(wish.text in text for text in texts)
    assert sum(paragraph.style.name == "Heading 2" for paragraph in made.paragraphs) == 6
    # About 110 characters a line and 58 lines a page in this size and with these margins.
    assert sum(1 + len(text) // 110 for text in texts) <= 116
    assert sum(text.startswith(tuple(item.title for item in found)) for text in texts) == idea_summary.IN_DOCUMENT
