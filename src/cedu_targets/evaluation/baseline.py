"""Baseline: this run against the JSON report of an earlier one: what is new, still there, gone."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cedu_targets.domain.comparison import Comparison, GoneFinding
from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.files.foreign_kinds import kind_of_content
from cedu_targets.files.guard import NoFileError, regular_file
from cedu_targets.report import Report

_MOST_BYTES = 64 * 2**20
"""Some four thousand small forms; read in a second, in half a gigabyte."""
_NEEDED = frozenset({"files", "path", "error", "status", "findings", "fingerprint", "code", "message"})
_MOST_VALUES = 3_000_000
"""A report that large has two million. What is no report may be nothing but values, of a hundred bytes each."""


def compared(report: Report, earlier: list[GoneFinding], path: str) -> Report:
    """The report with its comparison to the findings of an earlier one.

    Findings are known by fingerprint: rows may have moved, files may have been renamed. Two that
    are alike (of two files with the same units) are counted.
    """
    before = Counter(finding.fingerprint for finding in earlier)
    now = Counter(fingerprint for file in report.files for fingerprint in file.fingerprints)
    gone = []
    left = before - now
    for finding in earlier:
        if left[finding.fingerprint]:
            left[finding.fingerprint] -= 1
            gone.append(finding)
    comparison = Comparison(path, frozenset(now - before), frozenset(now & before), tuple(gone))
    return replace(report, comparison=comparison)


def read_baseline(path: Path) -> list[GoneFinding]:
    """The findings of an earlier report. Raises PackFault (PK006) where it cannot be read."""
    try:
        with regular_file(path) as stream:
            content = stream.read(_MOST_BYTES + 1)
        if (kind := kind_of_content(content)) is not None:
            raise PackFault("PK006", {"reason": kind, "kind": kind}, str(path), variant="kind")
        if len(content) > _MOST_BYTES or sum(map(content.count, (b",", b"[", b"{"))) > _MOST_VALUES:
            limits: dict[str, Parameter] = {"limit": _MOST_BYTES // 2**20, "count": _MOST_VALUES}
            raise PackFault("PK006", {"reason": "size", **limits}, str(path), variant="size")
        envelope: Any = json.loads(content.decode("utf-8-sig"), object_hook=_needed)
    except NoFileError:
        raise PackFault("PK006", {"error_type": "is_no_file"}, str(path)) from None
    except FileNotFoundError:
        raise PackFault("PK006", {"reason": "no such file"}, str(path), variant="missing") from None
    except IsADirectoryError:
        raise PackFault("PK006", {"error_type": "is_folder"}, str(path)) from None
    except OSError as error:
        raise PackFault("PK006", {"reason": error.strerror or str(error)}, str(path)) from None
    except (ValueError, RecursionError) as error:
        raise PackFault("PK006", {"error_type": "no_json", "reason": str(error)}, str(path)) from None
    try:
        return [
            GoneFinding(_text(finding["fingerprint"]), _text(finding["code"]), _text(finding["message"]), path_of)
            for file in envelope["files"]
            if (path_of := _text(file["path"])) and file["error"] is None and file["status"]
            for finding in file["findings"]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        about: dict[str, Parameter] = {"error_type": "no_report", "reason": f"{type(error).__name__} {error}"}
        raise PackFault("PK006", about, str(path)) from None


def _needed(entry: dict[str, Any]) -> dict[str, Any]:
    """Of each object what the comparison needs: the rest is let go while the report is still being read."""
    return {name: value for name, value in entry.items() if name in _NEEDED}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value
