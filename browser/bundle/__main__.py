"""Builds the page that is one file: python3 browser/bundle [FILE].

Needs Python 3.11, node 18, npm, and the network once.
"""

import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - said before anything is imported that an older one cannot read
    sys.exit("make browser: Python 3.11 or later builds the page; try `python3.11 browser/bundle`")

from one_file import main

if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
