"""Two single files that the wheel carries inside the package; an installation of the checkout (`-e .`) needs no copies of them."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Shipped(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            # Streamlit reads from pyproject.toml where our components lie.
            build_data["force_include"] |= {"app.py": "insteg/shipped/app.py", "pyproject.toml": "insteg/pyproject.toml"}
