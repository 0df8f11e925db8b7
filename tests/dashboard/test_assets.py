from dashboard import assets


def test_published_folder_holds_plotly_and_every_script(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "SERVED", tmp_path / "static")
    address = assets.address.__wrapped__()
    folder = tmp_path / "static" / address.rsplit("/", 1)[1]
    scripts = {file.name for file in assets.SOURCES.glob("*.js")}
    assert address.startswith("app/static/")
    assert {file.name for file in folder.iterdir()} == scripts | {"plotly.min.js.gz"}


def test_second_start_publishes_nothing_new(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "SERVED", tmp_path / "static")
    first = assets.address.__wrapped__()
    assert assets.address.__wrapped__() == first
    assert len(list((tmp_path / "static").iterdir())) == 1
