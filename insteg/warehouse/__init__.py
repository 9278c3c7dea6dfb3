"""Build, check and publish a snapshot. The writing side: pages never import it."""

from insteg.warehouse.build import BuildFailed, build, is_up_to_date

__all__ = ["BuildFailed", "build", "is_up_to_date"]
