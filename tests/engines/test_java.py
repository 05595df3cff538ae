"""Which Java Spark is run on, and what is said where none fits."""

from pathlib import Path

import pytest

from cedu_targets.domain.fault import CallFault
from cedu_targets.engines import spark
from cedu_targets.engines.java import java_for_spark
from cedu_targets.messages.messages import Language, Messages


def java(folder: Path, says: str) -> Path:
    """A home of a Java that says its version."""
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    program.chmod(0o755)
    return folder


def test_the_java_of_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = java(tmp_path / "jvm", 'openjdk version "17.0.15" 2025-04-15')
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", f"{home / 'bin'}:/bin:/usr/bin")
    assert java_for_spark() == str(home)


def test_a_link_leads_to_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = java(tmp_path / "jvm", 'openjdk version "21" 2023-09-19')
    link = tmp_path / "links" / "java"
    link.parent.mkdir()
    link.symlink_to(home / "bin" / "java")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", f"{link.parent}:/bin:/usr/bin")
    assert java_for_spark() == str(home)


def test_java_home_goes_before_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = java(tmp_path / "old", 'java version "1.8.0_412"'), java(tmp_path / "new", 'openjdk version "21.0.2"')
    monkeypatch.setenv("PATH", f"{old / 'bin'}:/bin:/usr/bin")
    monkeypatch.setenv("JAVA_HOME", str(new))
    assert java_for_spark() == str(new)


@pytest.mark.parametrize(
    ("says", "found"), [('java version "1.8.0_412"', "8"), ('openjdk version "11.0.2"', "11"), ("no words", "?")]
)
def test_an_old_java_is_refused(says: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path / "jvm", says)))
    with pytest.raises(CallFault) as caught:
        java_for_spark()
    assert (caught.value.code, caught.value.parameters["found"]) == ("spark_java_old", found)
    for language in Language:
        assert "apt-get install default-jre-headless" in Messages(language).fault_help(caught.value)


def test_without_java_the_command_that_installs_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CallFault) as caught:
        java_for_spark()
    assert caught.value.exit_code == 2
    assert "apt-get install default-jre-headless" in Messages(Language.EN).fault_help(caught.value)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(CallFault) as caught:
        java_for_spark()
    assert "JAVA_HOME" in Messages(Language.EN).fault_help(caught.value)


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda name: None)
    with pytest.raises(CallFault) as caught:
        spark.Spark()
    assert caught.value.exit_code == 2
    assert "pip install 'cedu-targets[spark]'" in Messages(Language.EN).fault_help(caught.value)
