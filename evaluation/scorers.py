"""The benchmarks' own scorers, as modules."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_scorer(path: Path, name: str) -> ModuleType:
    """A scorer as a module. Its own folder is on the path while it loads, as when it is run."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module
