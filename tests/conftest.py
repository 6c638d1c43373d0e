"""What holds for all tests: they share no cache with the person who runs them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

os.environ["MEDPROOF_CACHE_DIR"] = os.path.join(tempfile.gettempdir(), f"medproof-tests-{os.getuid()}")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """See tests.cached."""
    from tests.cached import make_project

    return make_project(tmp_path, monkeypatch)
