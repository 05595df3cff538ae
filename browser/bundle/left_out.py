"""What the page's Python does without; the tests of the page hold that nothing needs it."""

STDLIB = frozenset(
    "__hello__ __phello__ _pydatetime _pyio _pyrepl antigravity argparse bdb cProfile cmd code compileall"
    " ctypes doctest fileinput ftplib getopt getpass imaplib mailbox modulefinder"
    " multiprocessing netrc nturl2path optparse pdb pickletools plistlib poplib profile pstats pty pyclbr"
    " pydoc rlcompleter sched shelve smtplib socketserver sqlite3 ssl symtable tabnanny this timeit"
    " tomllib trace tracemalloc tty unittest wave webbrowser wsgiref xmlrpc zipapp".split()
)
"""Modules and packages of the standard library."""

SITE = (
    "pydantic/v1/",
    "pydantic/mypy.py",
    "_yaml/",
    "cedu_targets/__main__.py",
    "cedu_targets/browser/",  # the page itself
    "cedu_targets/cli/",
    "cedu_targets/server/",  # what serves the page where there is a server
)
"""Beginnings of paths in packages and in the program."""


def is_left_out_of_stdlib(path: str) -> bool:
    """Is this file of the standard library left out?"""
    return path.partition("/")[0].removesuffix(".py") in STDLIB


def is_left_out_of_site(path: str) -> bool:
    """Is this file of a package or of the program left out? What only describes a package is."""
    top = path.partition("/")[0]
    return top.endswith((".dist-info", ".data")) or path.endswith((".pyi", "py.typed")) or path.startswith(SITE)
