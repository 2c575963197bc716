"""Google's own description of its APIs, as shipped in google-api-python-client, made into something that can say no.

Whatever the emulator answers must fit these documents, and whatever is asked must stand in them, so that neither the
emulator nor the software can drift into a Google that does not exist.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient
import jsonschema

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
FORMATS: dict[str, dict[str, Any]] = {
    "int64": {"type": "string", "pattern": r"^-?\d+$"},
    "uint64": {"type": "string", "pattern": r"^\d+$"},
    "int32": {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1},
    "date-time": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
}


@dataclass(frozen=True)
class Method:
    """One method of an API: `spreadsheets.get`, `files.list`, …"""

    document: str
    name: str
    http_method: str
    pattern: re.Pattern[str]
    parameters: Mapping[str, Mapping[str, Any]]
    scopes: frozenset[str]
    answer: str  # name of the schema
    request: str = ""  # name of the body's schema, if it has one

    def wrong_parameters(self, query: Mapping[str, list[str]]) -> list[str]:
        """What is wrong with the query, one line each."""
        return [wrong for name, values in query.items() for value in values for wrong in self._wrong(name, value)]

    def _wrong(self, name: str, value: str) -> Iterator[str]:
        known = self.parameters.get(name) or _document(self.document)["parameters"].get(name)
        if known is None:
            yield f"{self.name} has no parameter {name}"
        elif known["type"] == "boolean" and value not in ("true", "false"):
            yield f"{self.name}: {name}={value} is not a boolean"
        elif known["type"] == "integer" and not int(known["minimum"]) <= int(value) <= int(known["maximum"]):
            yield f"{self.name}: {name}={value} is out of range"

    def wrong_answer(self, answer: object) -> list[str]:
        """What is wrong with the answer, one line each."""
        errors = _validator(self.document, self.answer).iter_errors(_distinct(answer))
        return [f"{self.name}: {error.json_path}: {error.message[:200]}" for error in errors]

    def wrong_request(self, body: object) -> list[str]:
        """What is wrong with the body, one line each."""
        if not self.request:
            return [f"{self.name} takes no body"] if body is not None else []
        errors = _validator(self.document, self.request).iter_errors(body)
        return [f"{self.name}: body {error.json_path}: {error.message[:200]}" for error in errors]

    def wrong_fields(self, mask: Mapping[str, Any]) -> list[str]:
        """Paths of a parsed field mask that the answer does not have."""
        return list(_unknown(self.document, {"$ref": self.answer}, mask, ""))


@cache
def _document(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def methods() -> tuple[Method, ...]:
    """Every method of both APIs at any depth of resources."""
    return tuple(method for document in ("sheets.v4", "drive.v3") for method in _methods(document, _document(document)))


def _methods(document: str, resource: Mapping[str, Any]) -> Iterator[Method]:
    root = _document(document)["servicePath"]
    for found in resource.get("methods", {}).values():
        path = "/" + root + found.get("flatPath", found["path"])
        yield Method(
            document,
            found["id"],
            found["httpMethod"],
            re.compile(re.sub(r"\\{[^}]+\\}", "([^/:]+)", re.escape(path))),
            found.get("parameters", {}),
            frozenset(found.get("scopes", ())),
            found.get("response", {}).get("$ref", ""),
            found.get("request", {}).get("$ref", ""),
        )
    for inner in resource.get("resources", {}).values():
        yield from _methods(document, inner)


def method(http_method: str, path: str) -> tuple[Method, str] | None:
    """The method that this path calls and the id in the path, if any."""
    for found in methods():
        if found.http_method == http_method and (match := found.pattern.fullmatch(path)):
            return found, match[1] if match.groups() else ""
    return None


@cache
def _validator(document: str, schema: str) -> Any:
    definitions = {name: _json_schema(found) for name, found in _document(document)["schemas"].items()}
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{schema}", "$defs": definitions})


def _distinct(value: Any) -> Any:
    """The value with repeated items of its lists left out: a thousand equal rows need to be checked once."""
    if isinstance(value, dict):
        return {name: _distinct(part) for name, part in value.items()}
    if isinstance(value, list):
        return list({repr(part): part for part in map(_distinct, value)}.values())
    return value


def _json_schema(found: Mapping[str, Any]) -> dict[str, Any]:
    """One schema of a discovery document as JSON Schema in which nothing undeclared may stand."""
    if "$ref" in found:
        return {"$ref": f"#/$defs/{found['$ref']}"}
    if found.get("format") in FORMATS:
        return FORMATS[found["format"]]
    schema: dict[str, Any] = {} if found.get("type") == "any" else {"type": found["type"]}
    if "enum" in found:
        schema["enum"] = found["enum"]
    if found.get("type") == "array":
        schema["items"] = _json_schema(found["items"])
    if found.get("type") == "object":
        schema["properties"] = {name: _json_schema(part) for name, part in found.get("properties", {}).items()}
        more = found.get("additionalProperties")
        schema["additionalProperties"] = _json_schema(more) if more else False
    return schema


def _unknown(document: str, schema: Mapping[str, Any], mask: Mapping[str, Any], path: str) -> Iterator[str]:
    while "$ref" in schema or schema.get("type") == "array":
        schema = _document(document)["schemas"][schema["$ref"]] if "$ref" in schema else schema["items"]
    for name, inner in mask.items():
        if name == "*":
            continue
        part = schema.get("properties", {}).get(name)
        if part is None:
            yield f"{path}{name}"
        else:
            yield from _unknown(document, part, inner, f"{path}{name}.")
