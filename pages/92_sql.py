"""Fråga med SQL: an own question to the open tables, its answer, its plan, and what can be asked."""

import streamlit as st

from insteg.ui import own_question, saved_questions
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.sql.title"), anchor=False)
    st.markdown(page.words("page.sql.lead"))
    question = own_question.choose(page)
    saved_questions.draw(page)
    own_question.draw_answer(page, question)
    own_question.draw_examples(page)
    own_question.draw_tables(page)
