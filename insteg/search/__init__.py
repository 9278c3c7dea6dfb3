"""Which earlier projects are like an idea, and why."""

from insteg.search.alike import likenesses
from insteg.search.glossary import concepts
from insteg.search.idea import Idea, Match, SharedTrait
from insteg.search.similar import ProjectIndex

__all__ = ["Idea", "Match", "ProjectIndex", "SharedTrait", "concepts", "likenesses"]
