"""Pins, licences, and the wheel: built from the tree, installed elsewhere, serving from an empty folder."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PINS = ("constraints.txt", "constraints-test.txt")


def _pins(name: str) -> dict[str, Requirement]:
    lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    requirements = [Requirement(line.split(" --hash")[0]) for line in lines if not line.startswith("#")]
    return {requirement.name: requirement for requirement in requirements}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", PINS)
def test_every_pin_is_exact_with_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|://|--(extra-)?index-url|--find-links|--trusted-host", text)
    for line in text.replace("\\\n", " ").splitlines():
        if not line.startswith("#"):
            assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; [^-]+?)?( +--hash=sha256:[0-9a-f]{64})+", line.strip()), line[
                :80
            ]


def test_both_files_pin_the_same_versions() -> None:
    serve, test = _pins("constraints.txt"), _pins("constraints-test.txt")
    assert serve.keys() <= test.keys()
    assert {name: pin.specifier for name, pin in serve.items()} == {name: test[name].specifier for name in serve}


def test_pins_are_what_pyproject_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, wanted in zip(PINS, (project["dependencies"], project["optional-dependencies"]["test"]), strict=True):
        pins = _pins(name)
        for requirement in map(Requirement, wanted):
            (pin,) = pins[_plain(requirement.name)].specifier
            assert requirement.specifier.contains(pin.version), requirement


def test_the_slow_server_interface_stays_out() -> None:
    # Dash takes its asynchronous path, at half the throughput, as soon as this library can be imported.
    assert "asgiref" not in _pins("constraints-test.txt")


def test_every_source_is_attributed() -> None:
    text = (ROOT / "data/ATTRIBUTION.md").read_text(encoding="utf-8")
    sources = tomllib.loads((ROOT / "data/sources.toml").read_text(encoding="utf-8"))
    for source in sources.values():
        if source["held"] and not source["attribution"].startswith("Facts quoted"):
            for sentence in re.split(r"(?<=\.) (?=Contains|Source)", source["attribution"]):
                assert f"- {sentence}\n" in text


def test_a_bundle_in_assets_is_the_plotly_that_is_installed() -> None:
    from plotly.offline import get_plotlyjs_version

    expected = f"plotly-{get_plotlyjs_version()}.min.js"
    found = [path.name for path in (ROOT / "assets").glob("plotly*.js")]
    assert found in ([], [expected])
    for name in found:
        with (ROOT / "assets" / name).open(encoding="utf-8") as file:
            assert f"plotly.js v{get_plotlyjs_version()}," in file.readline()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_carries_what_is_authored_and_nothing_generated(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "data", "assets", "atlas"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    wanted = {
        name if name.startswith("atlas/") else f"atlas/_shipped/{name}" for name in tracked if (ROOT / name).is_file()
    }
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    bundles = {name for name in held if re.fullmatch(r"atlas/_shipped/assets/plotly-[\d.]+\.min\.js", name)}
    assert held - bundles == wanted | {"atlas/_shipped/app.py"}


def test_the_installed_wheel_serves_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    # The libraries are lent by the environment that runs the tests: nothing is fetched, and only the atlas is new.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        check=True,
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "ATLAS_DATA")}
    settings = {"ATLAS_HOME": str(tmp_path / "home"), "PORT": str(port), "WORKERS": "1"}
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [environment / "bin" / "atlas", "serve"], cwd=empty, env=kept | settings, stdout=log, stderr=log
        )
        try:
            page, origin = _answer(server, f"http://127.0.0.1:{port}/"), _origin(python, empty, kept)
        finally:
            server.terminate()
            server.wait()
    assert page == 200, (tmp_path / "log").read_text()
    assert f"http://127.0.0.1:{port}/" in (tmp_path / "log").read_text()
    assert str(site) in origin
    assert (tmp_path / "home" / "atlas.duckdb").is_file()
    assert list(empty.iterdir()) == []


def _origin(python: Path, folder: Path, environment: dict[str, str]) -> str:
    script = "import atlas; print(atlas.__file__)"
    return subprocess.run(
        [python, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def _answer(server: subprocess.Popen, address: str) -> int | None:
    """The status of the first answer; None if the server stopped, or was silent for two minutes."""
    for _ in range(600):
        if server.poll() is not None:
            return None
        try:
            with urllib.request.urlopen(address) as response:
                return response.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            time.sleep(0.2)
    return None
