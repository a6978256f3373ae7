"""One application over the warehouse of the tree's own figures, and a client that speaks HTTP to it."""

from __future__ import annotations

import pytest

from atlas.reader import Atlas


@pytest.fixture(scope="session")
def atlas(real_settings) -> Atlas:
    """The atlas as a page gets it."""
    return Atlas(real_settings)


@pytest.fixture(scope="session")
def app(atlas, real_settings):
    """The one application of this process: Dash's registry of pages belongs to the process."""
    from atlas.web.app import create_app

    return create_app(atlas, real_settings)


@pytest.fixture
def client(app):
    """Speaks HTTP to the application, and reads each answer whole, so that no file stays open."""
    speaker = app.server.test_client()
    whole = speaker.open

    def read_whole(*args, **kwargs):
        return whole(*args, buffered=True, **kwargs)

    speaker.open = read_whole
    return speaker
