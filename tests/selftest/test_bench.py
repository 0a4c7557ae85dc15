"""The benchmark tells by itself which suites use real sockets, files, threads or processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ANSWER = "async def answer(): return 7\n"
USES = {
    "nothing": "assert await kata.answer() == 7",
    "sockets": "socket.create_server(('127.0.0.1', 0)).close()",
    "files": "(tmp_path / 'a_file').write_text('7')",
    "threads": "await asyncio.to_thread(int)",
    "processes": "subprocess.run([sys.executable, '-c', ''])",
}


@pytest.mark.parametrize("kind", USES)
def test_what_a_suite_uses_is_found_out(project, kind, monkeypatch):
    notes = project.path / "timer.json"
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.setenv("SESSION_TIMER_FILE", str(notes))
    monkeypatch.setenv("SESSION_TIMER_KINDS", "1")
    suite = f"import asyncio, socket, subprocess, sys\nasync def test_it(kata, tmp_path):\n    {USES[kind]}\n"
    project.grade(ANSWER, suite, "--collect-only")
    result = project.run_in_a_process("-p", "session_timer")
    assert result.returncode == 0, result.stdout
    times = json.loads(notes.read_text(encoding="utf-8"))
    assert times["kinds"] == ({} if kind == "nothing" else {"tests/01_mini/test_kata.py": [kind]})
    assert times["seconds"] > 0


def test_rounds_must_be_a_number_of_at_least_one():
    command = [sys.executable, str(HERE / "bench.py"), "--rounds", "0"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 2
    assert "--rounds: at least 1, not 0" in result.stderr
    assert "Traceback" not in result.stderr
