"""What the first visitor would otherwise wait for."""

import pkgutil
from importlib import import_module
from types import ModuleType

from dashboard.ui.components import assets

SHELL = "dashboard.shell"  # a script: it shows the frame when it runs


def preload(*rooms: ModuleType) -> None:
    """Load every module of these packages and publish the browser's part, before anybody comes."""
    for room in rooms:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if module.name != SHELL:
                import_module(module.name)
    assets.assets_address()
