"""Plotly on the page and the projector: plain dicts of its JSON, made from the description and nothing else."""
