"""Which earlier projects are like an idea, and why."""

from insteg.search.idea import Idea, Match, Reason
from insteg.search.similar import ProjectIndex

__all__ = ["Idea", "Match", "ProjectIndex", "Reason"]
