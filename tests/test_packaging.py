"""The wheel carries all that it needs and works away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

import relations_kb


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, repo: Path) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", repo, "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The program, installed from the wheel into an environment of its own.

    What it depends on comes from the environment of the tests, so that no network is needed; the package itself
    does not: the path is added behind the environment's own, without the link of the editable installation.
    """
    folder = tmp_path_factory.mktemp("clean") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel)
    (site / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    return folder / "bin" / "relations-kb"


def test_packaging_wheel_carries_templates_vocabularies_and_scaffold(wheel: Path, repo: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in sorted((repo / "templates").rglob("*")):
        if path.is_file():
            assert f"relations_kb/templates/{path.relative_to(repo / 'templates').as_posix()}" in names
    package = repo / "src" / "relations_kb"
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            assert f"relations_kb/{path.relative_to(package).as_posix()}" in names
    assert not [name for name in names if name.startswith(("tests/", "corpus/", "build/"))]


def test_packaging_version_is_said_once(repo: Path) -> None:
    project = tomllib.loads((repo / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", relations_kb.__version__) == relations_kb.__version__


def test_packaging_installed_program_builds_a_site_away_from_the_repository(program: Path, tmp_path: Path) -> None:
    where = run(program.parent / "python", "-c", "import relations_kb; print(relations_kb.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(program.parent.parent)

    run(program, "init", "my-site", cwd=tmp_path)
    run(program, "build", "my-site", cwd=tmp_path)
    build = tmp_path / "my-site" / "build"
    assert "Élysée" in (build / "pairs" / "deu-fra" / "index.html").read_text(encoding="utf-8")
    for path in ("index.html", "404.html", "sitemap.xml", "robots.txt", ".nojekyll", "data/records.jsonl"):
        assert (build / path).is_file(), path
    run(program, "check", "my-site", cwd=tmp_path)
