"""What the first visitor would otherwise wait for."""

import pkgutil
from importlib import import_module
from types import ModuleType

from dashboard import assets


def load(*rooms: ModuleType) -> None:
    """Load every module of these packages and publish the browser's part, before anybody comes."""
    for room in rooms:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    assets.address()
