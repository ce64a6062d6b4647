import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder that the servers' user can enter, unlike pytest's own, when root runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="casetracker-test-"))
    folder.chmod(0o755)
    yield folder
    for sockets in folder.rglob("sockets.txt"):  # left by a keeper that a test killed
        shutil.rmtree(sockets.read_text(), ignore_errors=True)
    shutil.rmtree(folder)
