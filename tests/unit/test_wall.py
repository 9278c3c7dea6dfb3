"""What a presenter meets first: words with a dash, a title at its place, a single small picture, and names that are not left out."""

from dataclasses import replace

import pytest

from insteg.figures.pictures import Look
from insteg.figures.pictures.effect import ratios
from insteg.figures.pictures.plot import Role, Series
from insteg.figures.pictures.plotly.chart import described
from insteg.figures.registry import RECIPES
