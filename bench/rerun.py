"""Server time of one rerun of every page with warm caches (median of 15). Run: python bench/rerun.py"""

import statistics
import time

from streamlit.testing.v1 import AppTest

from insteg.reference.pages import menu
from insteg.store import folders

ROUNDS = 15

for script in menu():
    test = AppTest.from_file(str(folders.ROOT / "app.py"), default_timeout=60).run()
    test = test if script == "app.py" else test.switch_page(script).run()
    assert not test.exception, test.exception
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        test.run()
        times.append(1000 * (time.perf_counter() - start))
    print(f"{script:28}{statistics.median(times):8.0f} ms")
