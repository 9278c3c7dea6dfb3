"""The only room that knows Streamlit: frame, choices, parts of pages."""
