"""nginx in front of several servers of the app: its configuration, and where it is on this machine."""

import os
import pwd
import shutil
from collections.abc import Sequence
from pathlib import Path

TEMPLATE = Path(__file__).with_name("nginx.conf")
FOLDERS_OF_PROGRAMS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
MIME_TYPES = (
    "/etc/nginx/mime.types",
    "/usr/local/etc/nginx/mime.types",
    "/opt/homebrew/etc/nginx/mime.types",
)


def executable() -> str | None:
    """The path of nginx; None where it is not installed."""
    return shutil.which("nginx", path=FOLDERS_OF_PROGRAMS)


def configuration(servers: Sequence[str], *, listen: str, folder: Path) -> str:
    """What nginx reads to hand visitors to these servers, each given as host:port, in equal shares.

    `listen` is a port or host:port, `folder` a folder of its own for all that nginx writes.
    """
    names = [f"server_{number}" for number in range(1, len(servers) + 1)]
    filled = {
        "user": f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else "",
        "folder": str(folder),
        "mime_types": next((path for path in MIME_TYPES if Path(path).exists()), MIME_TYPES[0]),
        "shares": " ".join(f"{100 / len(names):.2f}% {name};" for name in names[:-1]) + f" * {names[-1]};",
        "nodes": " ".join(f"{name} {name};" for name in names),
        "upstreams": "\n".join(
            f"  upstream {name} {{ server {server} max_fails=0; keepalive 16; }}"
            for name, server in zip(names, servers, strict=True)
        ),
        "listen": listen,
    }
    text = TEMPLATE.read_text()
    for name, value in filled.items():
        text = text.replace(f"${{{name}}}", value)
    return text
