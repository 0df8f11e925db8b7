"""Logistic regression in NumPy and the standard library.

`__init__.pyi` lists the public names and the module each lives in. A module is loaded when one of its names
is first used, so `import logreg` costs less than `import numpy`. Errors and their tree: `logreg.errors`.
"""

import re
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

STUB = Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8")
IMPORTS = re.findall(r"^from (\S+) import (?:\(([^)]*)\)|(.*))$", STUB, re.MULTILINE)
HOME = {name: home for home, many, few in IMPORTS for name in re.findall(r"\w+", many or few)}

__all__ = list(HOME)


class LazyPackage(ModuleType):
    """A package whose names arrive when they are asked for."""

    def __getattr__(self, name: str) -> Any:
        if name not in HOME:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = getattr(import_module(HOME[name]), name)
        vars(self)[name] = value
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        # Loading logreg.gains would otherwise hide the function `gains` behind its module.
        if not (name in HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*vars(self), *__all__})


sys.modules[__name__].__class__ = LazyPackage
