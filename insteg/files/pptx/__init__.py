"""A show as a PowerPoint file whose charts can be edited."""
