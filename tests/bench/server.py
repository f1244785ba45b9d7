"""Starts a server, the same for the platform and for the ceiling: granian, two workers, one thread each."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from course.config import ROOT
from tests.bench.visitors import ADDRESS

PATIENCE = 30.0
FAREWELL = 5.0
COMMAND = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--no-ws", "--log-level", "warning")


@contextmanager
def serving(target: str, environment: dict[str, str], log: Path) -> Iterator[int]:
    """Serve an application as long as the block lasts, and give its port.

    Args:
        target: the application, as `module:name`.
        environment: variables of its own.
        log: where it writes what it has to say.

    Raises:
        RuntimeError: when it does not answer in time; the error says what it wrote.
    """
    port = _free_port()
    command = [sys.executable, "-m", "granian", *COMMAND, "--host", ADDRESS, "--port", str(port), target]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait_for(process, port, log)
        yield port
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to stop; a worker that does not listen any more is ended with it."""
    process.terminate()
    try:
        process.wait(FAREWELL)
    except subprocess.TimeoutExpired:
        # The server began a group of its own, so nothing but its own workers is in it.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((ADDRESS, 0))
        port: int = found.getsockname()[1]
    return port


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = HTTPConnection(ADDRESS, port, timeout=5)
            connection.request("GET", "/favicon.ico")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")
