"""What holds for all tests: they share no cache with the person who runs them."""

from __future__ import annotations

import os
import tempfile

os.environ["MEDPROOF_CACHE_DIR"] = os.path.join(tempfile.gettempdir(), f"medproof-tests-{os.getuid()}")
