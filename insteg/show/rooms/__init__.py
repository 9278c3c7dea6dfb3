"""Rooms in which phones follow a show and answer its questions. Knows neither Streamlit nor the web server."""
