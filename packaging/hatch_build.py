"""Build hook of the wheel: makes the compiled forms and the icons before hatchling collects the files."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `build_assets.py`, which lies beside this file, on the tree that is being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # Loaded by path: this folder must never become a package, it would shadow the `packaging` library.
        path = Path(self.root) / "packaging" / "build_assets.py"
        spec = importlib.util.spec_from_file_location("build_assets", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        module.build(Path(self.root))
