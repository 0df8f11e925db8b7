"""nginx for the tests of `make serve`; as a program, get it when there is none."""

from serve import nginx
from tests.debian_packages import install_packages

if __name__ == "__main__" and nginx.executable() is None:
    install_packages("nginx-light")
