"""What readers look at: choices to figures, each with its sentence, table, rows and picture. Knows no Streamlit."""
