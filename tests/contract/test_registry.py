"""The registry names the makers of figures as text: every address leads somewhere, and naming them loads none of them."""

import subprocess
import sys
from dataclasses import fields
from pkgutil import resolve_name

import pytest

from insteg.figures.registry import RECIPES


@pytest.mark.parametrize("name", RECIPES)
def test_every_address_of_a_recipe_leads_to_what_makes_the_figure(name):
    recipe = RECIPES[name]
    assert {"language", "mode"} <= {field.name for field in fields(recipe.view)}
    assert callable(resolve_name(f"insteg.figures.{recipe.maker}"))
    assert callable(recipe.markup) is bool(recipe.listing)
    assert callable(recipe.periods) is bool(recipe.known_periods)
    assert callable(recipe.reason) is bool(recipe.excuse)


def test_no_figure_is_loaded_before_it_is_asked_for():
    makers = {recipe.maker.partition(":")[0] for recipe in RECIPES.values()}
    asked = "import sys, insteg.figures.registry; print(*(name for name in sys.modules if name.startswith('insteg.figures.')))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert makers and not {f"insteg.figures.{name}" for name in makers} & set(loaded)
