"""The floors of the house: imports go down only."""

import importlib
import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

PROJECT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]


def test_imports_go_down_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(PROJECT)

    status = lint_imports(no_cache=True)

    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_an_import_that_goes_up_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The contract is able to fail: a copy of the floors in which `lawlow` reaches up to `webhigh`."""
    for name, text in {"webhigh": "", "lawlow": "import webhigh\n"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(text)
    (tmp_path / "setup.cfg").write_text(
        "[importlinter]\nroot_packages =\n  webhigh\n  lawlow\n"
        "[importlinter:contract:1]\nname = down\ntype = layers\nlayers =\n  webhigh\n  lawlow\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))

    assert lint_imports(config_filename="setup.cfg", no_cache=True) != EXIT_STATUS_SUCCESS


def test_every_package_of_ours_has_its_floor() -> None:
    packages = {path.parent.name for path in PROJECT.glob("*/__init__.py")} - {"tests"}

    assert packages == set(CONTRACTS["root_packages"])


def test_law_and_readers_load_without_django() -> None:
    """What the contract says of the source holds at run time: they work where Django was never set up."""
    for package in ("law", "ingest.readers"):
        module = importlib.import_module(package)
        names = [found.name for found in pkgutil.walk_packages(module.__path__, f"{package}.")]
        assert names
        code = (
            f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
            "sys.exit('django' in sys.modules)"
        )
        run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
        assert run.returncode == 0, f"{package} brings Django: {run.stderr}"
