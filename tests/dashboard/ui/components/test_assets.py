import errno
import gzip

import pytest
from plotly.offline import get_plotlyjs

from dashboard.ui.components import assets
from dashboard.ui.components.platform_scripts import late_scripts
from dashboard.ui.session.preload import preload


def test_published_folder_holds_plotly_and_every_script_in_one_file(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "SERVED", tmp_path / "static")
    address = assets.assets_address.__wrapped__()
    folder = tmp_path / "static" / address.rsplit("/", 1)[1]
    assert address.startswith("app/static/")
    names = {file.name for file in folder.iterdir()}
    assert {"plotly.min.js.gz", "scripts.js", "shown.js", *late_scripts()} == names
    together = (folder / "scripts.js").read_text(encoding="utf-8")
    scripts = {script.stem for script in assets.SOURCES.glob("*.js")} - {"loader", "opening", "reload"}
    assert all(f"\n{script}() {{" in together for script in scripts)


def test_second_start_publishes_nothing_new(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "SERVED", tmp_path / "static")
    first = assets.assets_address.__wrapped__()
    assert assets.assets_address.__wrapped__() == first
    assert len(list((tmp_path / "static").iterdir())) == 1


def test_a_folder_that_cannot_be_written_ends_the_start_with_what_to_do(tmp_path, monkeypatch):
    def full(*_, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(assets, "SERVED", tmp_path / "static")
    monkeypatch.setattr("pathlib.Path.write_text", full)
    assets.assets_address.cache_clear()
    with pytest.raises(SystemExit, match=r"static \(No space left on device\)\. Make that folder writable"):
        preload()
    assert list((tmp_path / "static").iterdir()) == []


def test_library_is_published_without_its_wrapper_and_otherwise_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "SERVED", tmp_path / "static")
    address = assets.assets_address.__wrapped__()
    packed = (tmp_path / "static" / address.rsplit("/", 1)[1] / assets.LIBRARY).read_bytes()
    published, library = gzip.decompress(packed).decode(), get_plotlyjs()
    notice, bundle = published.split("*/", 1)
    assert bundle.startswith('"use strict";var Plotly=')
    assert bundle in library
    assert "Copyright" in notice
    assert library.startswith(notice)
    assert len(library) - len(published) < 1_000


def test_library_of_another_make_is_left_as_it_is():
    assert assets.unwrapped("var Plotly = {}") == "var Plotly = {}"
    assert assets.unwrapped("window.Plotly = Plotly;") == "window.Plotly = Plotly;"
