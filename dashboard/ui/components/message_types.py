"""The messages between Python and the browser as TypeScript and as JSON Schema, made from one definition.

`python -m dashboard.ui.components.message_types` writes browser/messages.d.ts anew.
"""

from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from dashboard.ui.components import messages
from dashboard.ui.components.assets import SOURCES

DECLARATIONS = SOURCES / "messages.d.ts"
_HEAD = "// Made from messages.py by `python -m dashboard.ui.components.message_types`.\n"
_SCALARS = {str: "string", float: "number", int: "number", bool: "boolean", NoneType: "null", Any: "any"}
_JSON = {**_SCALARS, int: "integer"}


def typescript() -> str:
    """Declarations of every message and event."""
    named = [kind for kind in vars(messages).values() if is_typeddict(kind)]
    return "\n".join([_HEAD, *map(_declaration, named)])


def _declaration(kind: Any) -> str:
    fields = "".join(f"  {name}: {_type(hint)}\n" for name, hint in get_type_hints(kind).items())
    return f"/** {getdoc(kind)} */\nexport interface {kind.__name__} {{\n{fields}}}\n"


def _type(hint: Any) -> str:
    origin, parts = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        return str(hint.__name__)
    if origin is Literal:
        return " | ".join(map(_literal, parts))
    if origin in (Union, UnionType):
        return " | ".join(map(_type, parts))
    if origin is list:
        return f"{_type(parts[0])}[]"
    if origin is dict:
        return f"Record<string, {_type(parts[1])}>"
    return _SCALARS[hint]


def _literal(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def schema(hint: Any) -> dict[str, Any]:
    """The JSON Schema of a message: every field is needed, and no other is allowed."""
    origin, parts = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        fields = {name: schema(kind) for name, kind in get_type_hints(hint).items()}
        return {"type": "object", "properties": fields, "required": [*fields], "additionalProperties": False}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema(part) for part in parts]}
    if origin is list:
        return {"type": "array", "items": schema(parts[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema(parts[1])}
    return {} if hint is Any else {"type": _JSON[hint]}


if __name__ == "__main__":
    DECLARATIONS.write_text(typescript(), encoding="utf-8")
