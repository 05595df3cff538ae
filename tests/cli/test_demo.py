"""cedu demo: samples that the commands it names can read."""

from pathlib import Path

from project import Run


def test_demo_writes_files_that_the_commands_it_names_can_read(tmp_path: Path, cedu: Run) -> None:
    done = cedu("demo", cwd=tmp_path)
    assert done.returncode == 0
    commands = [line.split()[1:] for line in done.stdout.splitlines() if line.strip().startswith("cedu ")]
    assert len(commands) == 7
    codes = [cedu(*command, cwd=tmp_path).returncode for command in commands]
    assert codes == [1, 0, 0, 0, 0, 0, 0]
    assert cedu("demo", cwd=tmp_path).returncode == 0  # the same files again: nothing to overwrite
    (tmp_path / "cedu-demo" / "targets.xlsx").write_bytes(b"my own")
    assert cedu("demo", cwd=tmp_path).returncode == 2
    assert (tmp_path / "cedu-demo" / "targets.xlsx").read_bytes() == b"my own"
