"""What the first visitor would otherwise wait for."""

import pkgutil
import sys
from importlib import import_module
from types import ModuleType

from dashboard.ui.components import assets

SHELL = "dashboard.shell"  # a script: it shows the frame when it runs


def preload(*rooms: ModuleType) -> None:
    """Load every module of these packages and publish the browser's part, before anybody comes.

    Where it cannot be written, as in a read-only folder, the start ends with a sentence.
    """
    for room in rooms:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if module.name != SHELL:
                import_module(module.name)
    try:
        assets.assets_address()
    except OSError as refused:
        sys.exit(
            f"The pages' scripts could not be written into {assets.SERVED} ({refused.strerror}). "
            "Make that folder writable or free some space on its disk, then start again; "
            "once written, it may be read-only."
        )
