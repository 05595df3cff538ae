"""Baseline: this run against the JSON report of an earlier one: what is new, still there, gone."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from cedu_targets.domain.comparison import Comparison, GoneFinding
from cedu_targets.domain.fault import PackFault
from cedu_targets.report import Report

_MOST_BYTES = 256 * 2**20


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
        if path.stat().st_size > _MOST_BYTES:
            raise PackFault("PK006", {"reason": "size"}, str(path))
        envelope: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise PackFault("PK006", {"reason": getattr(error, "strerror", None) or str(error)}, str(path)) from None
    try:
        return [
            GoneFinding(_text(finding["fingerprint"]), _text(finding["code"]), _text(finding["message"]), path_of)
            for file in envelope["files"]
            if (path_of := _text(file["path"])) and file["error"] is None and file["status"]
            for finding in file["findings"]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise PackFault("PK006", {"reason": f"{type(error).__name__} {error}"}, str(path)) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value
