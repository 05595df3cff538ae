"""The door of the program: starts it without paying for garbage that a short run never makes.

Importing the parts allocates much and frees nothing, so the collector only walks it in vain:
a third of a small check's time, at start and once more at exit (benchmarks/latency.py).
"""

import atexit
import gc
import os

from cedu_targets.cli.interrupt import end_when_interrupted


def main() -> None:
    """Run the program with a collector that waits."""
    end_when_interrupted()
    gc.disable()
    atexit.register(gc.freeze)
    # pydantic would search every installed distribution for plugins; cedu uses none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from cedu_targets.cli.app import main as run

    gc.freeze()
    gc.set_threshold(100_000)  # what a large table leaves behind is still collected
    gc.enable()
    run()
