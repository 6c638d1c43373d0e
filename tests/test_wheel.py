"""The wheel carries all it needs: installed outside the checkout, it lints and explains."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; what medproof depends on is lent by the environment of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("medproof-*.whl")
    home = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    made = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(made),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    return made


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    environment["MEDPROOF_CACHE_DIR"] = str(folder / "cache")
    return subprocess.run(
        [str(python.parent / arguments[0]), *arguments[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_command_lints(python: Path, tmp_path: Path) -> None:
    (tmp_path / "fever.md").write_text("# Fever\n\nTake the the tablets with water.\n")
    ran = run(python, tmp_path, "medproof", "check", "--select", "TXT008", "--format", "json", "fever.md")
    assert ran.returncode == 0, ran.stderr
    (article,) = json.loads(ran.stdout)["articles"]
    assert [(f["code"], f["start"]["line"]) for f in article["findings"]] == [("TXT008", 3)]


def test_the_module_is_the_command_and_comes_from_the_wheel(python: Path, tmp_path: Path) -> None:
    (tmp_path / "fever.md").write_text("# Fever\n\nTake the the tablets with water.\n")
    one = run(python, tmp_path, "python", "-m", "lint", "check", "--no-cache", "fever.md")
    two = run(python, tmp_path, "medproof", "check", "--no-cache", "fever.md")
    assert (one.returncode, one.stdout) == (two.returncode, two.stdout)
    place = run(python, tmp_path, "python", "-c", "import lint; print(lint.__file__)").stdout
    assert str(python.parent.parent) in place


def test_the_wheel_reads_no_yaml_to_lint(python: Path, tmp_path: Path) -> None:
    (tmp_path / "fever.md").write_text("# Fever\n\nTake the tablets.\n")
    program = (
        "import sys; from lint.cli import main; main(['check', 'fever.md'])\n"
        "print({'yaml', 'json', 'lint.rules.reading', 'lint.profiles.reading'} & set(sys.modules))"
    )
    assert run(python, tmp_path, "python", "-c", program).stdout.endswith("set()\n")


def test_the_installed_rules_hold_their_examples(python: Path, tmp_path: Path) -> None:
    ran = run(python, tmp_path, "medproof", "test", "--quiet")
    assert ran.returncode == 0, ran.stdout + ran.stderr
