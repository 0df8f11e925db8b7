"""What a visitor without a browser needs of HTTP: the cookies of a server, and a file sent to it."""

from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

XSRF = "_streamlit_xsrf"
BOUNDARY = "a-line-that-no-table-holds"


@dataclass(frozen=True, slots=True)
class Cookies:
    """By their names."""

    values: dict[str, str]

    @property
    def headers(self) -> dict[str, str]:
        """What a browser sends with every request."""
        return {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.values.items()),
            "X-Xsrftoken": self.values.get(XSRF, ""),
        }


def cookies_of(address: str) -> Cookies:
    """Those that a newcomer is given."""
    jar = CookieJar()
    with build_opener(HTTPCookieProcessor(jar)).open(f"{address}/_stcore/health", timeout=60):
        return Cookies({cookie.name: cookie.value or "" for cookie in jar})


def put_file(address: str, file: Path, cookies: Cookies) -> None:
    """Send a file as a form of one part, as a browser does."""
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    )
    body = head.encode() + file.read_bytes() + f"\r\n--{BOUNDARY}--\r\n".encode()
    told = {**cookies.headers, "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    with urlopen(Request(address, data=body, headers=told, method="PUT"), timeout=120):
        pass
