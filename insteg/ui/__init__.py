"""The only floor that knows Streamlit: frame, choices, cached questions, parts of pages."""
