"""What nginx is told."""

import subprocess

import pytest

from serve import nginx

needs_nginx = pytest.mark.skipif(nginx.executable() is None, reason="nginx is not installed")
SERVERS = ["127.0.0.1:9001", "127.0.0.1:9002", "127.0.0.1:9003"]


@needs_nginx
@pytest.mark.parametrize("count", [1, 2, 3])
def test_nginx_accepts_the_configuration_for_any_number_of_servers(count, tmp_path):
    path = tmp_path / "nginx.conf"
    path.write_text(nginx.configuration(SERVERS[:count], listen="127.0.0.1:9000", folder=tmp_path))
    program = nginx.executable()
    assert program is not None
    command = [program, "-t", "-p", str(tmp_path), "-e", str(tmp_path / "error.log"), "-c", str(path)]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr


def test_every_server_has_a_share_and_a_cookie_of_its_own(tmp_path):
    text = nginx.configuration(SERVERS, listen="9000", folder=tmp_path)
    assert "33.33% server_1; 33.33% server_2; * server_3;" in text
    assert "server_1 server_1; server_2 server_2; server_3 server_3; default $fresh;" in text
    for number, server in enumerate(SERVERS, start=1):
        assert f"upstream server_{number} {{ server {server} " in text


def test_nothing_that_tells_of_a_visit_is_written(tmp_path):
    text = nginx.configuration(SERVERS, listen="9000", folder=tmp_path)
    assert "access_log off;" in text
    assert "proxy_request_buffering off;" in text
    assert "${" not in text
