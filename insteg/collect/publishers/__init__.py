"""One module per publisher: fetch(folder) saves what it sends unchanged, tidy(folder) turns that into a table."""

from insteg.collect.publishers import arbetsformedlingen, esf, eurostat, jobtech, kohesio, kolada, scb

# Every publisher whose transcribed files the build reads, by the name of its folder in data/raw.
PUBLISHERS = {"kolada": kolada, "arbetsformedlingen": arbetsformedlingen, "scb": scb}
# Every publisher that can be asked over the network: those whose tidy() gives figures, and those whose tidy() gives projects.
FIGURES = {**PUBLISHERS, "jobtech": jobtech, "eurostat": eurostat}
PROJECTS = {"kohesio": kohesio, "esf": esf}
CONNECTORS = {**FIGURES, **PROJECTS}
