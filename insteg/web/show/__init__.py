"""The show on the wire."""
