"""Tests, mirroring the rooms. A regular package, so that no installed `tests` folder stands in its place."""
