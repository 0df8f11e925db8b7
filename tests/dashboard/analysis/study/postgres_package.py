"""PostgreSQL for the tests of shared studies; as a program, get it when there is none."""

from tests.dashboard.analysis.study.databases import postgres_programs
from tests.debian_packages import install_packages

if __name__ == "__main__" and postgres_programs() is None:
    install_packages("postgresql")
