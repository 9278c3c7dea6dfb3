"""The rooms on the wire."""
