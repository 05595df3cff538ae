"""The Java that Spark runs on: where it is, and whether it is new enough."""

import os
import shutil
import subprocess
from pathlib import Path

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.lazy_pattern import lazy_pattern

OLDEST = 17
"""Spark 4 takes no older one."""
_SECONDS = 60
_VERSION = lazy_pattern(r'version "(?:1\.)?(\d+)')


def java_for_spark() -> str:
    """The home of the Java to run: JAVA_HOME, else the `java` of the PATH. Raises CallFault where none fits."""
    given = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(given) / "bin") if given else None)
    if found is None:
        raise CallFault("spark_java", {"oldest": OLDEST}, variant="home" if given else "")
    version = _version(found)
    if version is None or version < OLDEST:
        raise CallFault("spark_java_old", {"found": str(version or "?"), "path": found, "oldest": OLDEST})
    return given or str(Path(found).resolve().parents[1])


def _version(java: str) -> int | None:
    """The first number of its version: 17 of 17.0.15, 8 of 1.8.0_412; None of what says none."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = _VERSION.search(told.stderr.decode(errors="replace"))
    return int(match[1]) if match else None
