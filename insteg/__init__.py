"""Insteg: young people's way into work and study in Västernorrland, what was tried, and what came of it."""

__version__ = "0.1.0"
