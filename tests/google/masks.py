"""Google's partial answers: `fields=a,b(c,d/e),f.g` cuts an answer down to what was named."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Mask: TypeAlias = dict[str, "Mask"]  # {} takes everything below


def parse(text: str) -> Mask:
    """`a,b(c,d/e)` → {"a": {}, "b": {"c": {}, "d": {"e": {}}}}. Raises ValueError."""
    tokens = re.findall(r"[\w*]+|[,()/.]|.", text.strip(), re.DOTALL)
    mask, rest = _list(tokens)
    if rest:
        raise ValueError(f"Invalid field selection {rest[0]}")
    return mask


def _list(tokens: list[str]) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while True:
        name, inner, tokens = _item(tokens)
        _merge(mask, {name: inner})
        if not tokens or tokens[0] != ",":
            return mask, tokens
        tokens = tokens[1:]


def _item(tokens: list[str]) -> tuple[str, Mask, list[str]]:
    if not tokens or not re.fullmatch(r"[\w*]+", tokens[0]):
        raise ValueError(f"Invalid field selection {''.join(tokens[:1])}")
    name, tokens = tokens[0], tokens[1:]
    if tokens and tokens[0] in "/.":
        below, inner, tokens = _item(tokens[1:])
        return name, {below: inner}, tokens
    if tokens and tokens[0] == "(":
        inner, tokens = _list(tokens[1:])
        if not tokens or tokens[0] != ")":
            raise ValueError(f"Invalid field selection {name}")
        return name, inner, tokens[1:]
    return name, {}, tokens


def _merge(mask: Mask, more: Mask) -> None:
    for name, inner in more.items():
        if name in mask and mask[name] and inner:
            _merge(mask[name], inner)
        else:
            mask[name] = {} if name in mask else inner


def cut(value: Any, mask: Mask) -> Any:
    """The parts of a JSON value that the mask names; lists keep their length, objects that were there stay as {}."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [cut(item, mask) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: cut(part, mask[name]) for name, part in value.items() if name in mask}
