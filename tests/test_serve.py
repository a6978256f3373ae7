"""Starting the web server: the address, a taken port, and when the warehouse is built."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from atlas import config, serve
from atlas.errors import AtlasError, CheckError
from atlas.warehouse import build


@pytest.fixture
def settings(tmp_path: Path) -> config.Settings:
    return config.load({"ATLAS_HOME": str(tmp_path), "PORT": "9001", "WORKERS": "3", "THREADS": "5"})


def test_the_address_is_one_a_browser_takes(settings: config.Settings) -> None:
    assert serve.address(settings) == "http://127.0.0.1:9001/"
    assert serve.address(replace(settings, host="::1")) == "http://[::1]:9001/"


def test_a_taken_port_is_one_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(AtlasError) as raised:
            serve.refuse_taken_address("127.0.0.1", port)
    assert str(raised.value) == (
        f"Cannot listen on 127.0.0.1 port {port} (Address already in use); set HOST or PORT to another."
    )


def test_an_unknown_host_is_one_sentence() -> None:
    with pytest.raises(AtlasError, match=r"^Cannot listen on 203\.0\.113\.1 port 9001 \(.+\); set HOST or PORT"):
        serve.refuse_taken_address("203.0.113.1", 9001)


def test_the_server_gets_the_settings_and_no_shared_application(settings: config.Settings) -> None:
    command = serve.command(settings)
    options = dict(zip(command[4:-1:2], command[5:-1:2], strict=True))
    assert options["--bind"] == "127.0.0.1:9001"
    assert (options["--workers"], options["--threads"]) == ("3", "5")
    assert (Path(options["--pythonpath"]) / "app.py").is_file()
    assert "--preload" not in command


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "atlas.example.org"])
def test_a_private_view_is_never_offered_to_other_machines(settings: config.Settings, host: str) -> None:
    with pytest.raises(AtlasError) as raised:
        serve.run(replace(settings, host=host, private=True))
    assert str(raised.value) == (
        f"A private view shows counts that must not leave this machine, and HOST is {host}; unset HOST, or serve "
        "without --private."
    )
    serve.refuse_other_machines("127.0.0.1")


def test_the_workers_are_told_that_the_view_is_private(settings: config.Settings) -> None:
    assert "ATLAS_PRIVATE=1" in serve.command(replace(settings, private=True))
    assert "--env" not in serve.command(settings)


def test_it_builds_only_when_not_fresh(settings: config.Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    monkeypatch.setattr(build, "build", built.append)
    monkeypatch.setattr(serve, "is_fresh", lambda _: True)
    serve.make_ready(settings)
    assert built == []
    monkeypatch.setattr(serve, "is_fresh", lambda _: False)
    serve.make_ready(settings)
    assert built == [settings]


def test_a_missing_or_foreign_warehouse_is_not_fresh(settings: config.Settings) -> None:
    assert not serve.is_fresh(settings)
    settings.warehouse.write_bytes(b"not a database")
    assert not serve.is_fresh(settings)


def test_a_failed_build_leaves_the_last_good_one_serving(
    settings: config.Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: config.Settings) -> None:
        raise CheckError("Check percentages: 1 row of turnover.csv is over 100.")

    monkeypatch.setattr(build, "build", fails)
    monkeypatch.setattr(serve, "is_fresh", lambda _: False)
    with pytest.raises(CheckError):
        serve.make_ready(settings)
    settings.warehouse.write_bytes(b"the last good one")
    serve.make_ready(settings)
    said = capsys.readouterr().err
    assert said.startswith("Check percentages: 1 row of turnover.csv is over 100.")
    assert "serving the warehouse built before" in said
