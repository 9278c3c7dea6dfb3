"""A token bucket: so many at once, then so many a second. What does not fit is refused, with the time to wait."""

import math
import time
from dataclasses import dataclass, field


@dataclass
class Bucket:
    """`capacity` at once, `per_second` in the long run. Times are seconds of a monotonic clock."""

    capacity: float
    per_second: float
    _filled: float = field(default=math.inf, repr=False)
    _at: float = field(default=0.0, repr=False)

    def wait(self, now: float | None = None) -> int:
        """0 when one more may pass (and has been counted); otherwise the whole seconds until the next may."""
        moment = time.monotonic() if now is None else now
        self._filled = min(self.capacity, self._filled + max(0.0, moment - self._at) * self.per_second)
        self._at = moment
        if self._filled >= 1:
            self._filled -= 1
            return 0
        return math.ceil((1 - self._filled) / self.per_second)
