"""Readers' own questions in SQL to the public file, each answered by a process of its own that can only read it."""
