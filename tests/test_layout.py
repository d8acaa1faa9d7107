"""The arrows between the parts of the package: `views → pipeline → stages → model`, and no stage knows another."""

import ast
from collections.abc import Iterator
from pathlib import Path

import onrecord

PACKAGE = Path(onrecord.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "model": {"model"},
    "languages": {"model", "languages"},
    "documents": {"model", "documents"},
    "extract": {"model", "languages", "extract"},
    "reconcile": {"model", "languages", "reconcile"},
    "record": {"model", "progress", "record"},
    "memory": set(),
    "overtime": set(),
    "parallel": {"memory"},
    "progress": set(),
    "intake": {"model", "languages", "documents", "extract", "record", "progress", "overtime"},
    "extracting": {"model", "languages", "extract", "overtime"},
    "comparing": {"model", "languages", "extract", "reconcile", "record", "extracting", "intake"},
    "pipeline": {
        "model",
        "languages",
        "documents",
        "extract",
        "reconcile",
        "record",
        "parallel",
        "memory",
        "intake",
        "extracting",
        "comparing",
        "progress",
    },
    "deciding": {"model", "record", "intake", "comparing", "pipeline"},
    "removing": {"model", "record", "intake", "comparing", "pipeline", "deciding"},
    "as_of": {"model", "languages", "extract", "reconcile", "record", "extracting", "pipeline"},
    "law": {"model", "languages", "extract", "reconcile", "record", "as_of"},
    "answered": {"model", "languages", "extract", "reconcile", "record"},
    "suggested": {"model", "languages", "extract", "reconcile", "record"},
    "views": {
        "model",
        "documents",
        "record",
        "intake",
        "pipeline",
        "deciding",
        "removing",
        "as_of",
        "law",
        "answered",
        "suggested",
        "extracting",
        "parallel",
        "progress",
        "views",
    },
    "__main__": {"views"},
    "__init__": {"model", "record", "extracting", "pipeline"},
}
"""By part of the package: the parts that it may import."""


def part_of(module: Path) -> str:
    """The part of the package that a module belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> Iterator[str]:
    """The parts of our package that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "onrecord":
            names = [node.module] if node.module != "onrecord" else [f"onrecord.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.split(".")[0] == "onrecord"]
        else:
            continue
        yield from (name.split(".")[1] for name in names if "." in name)


def test_every_part_imports_only_what_lies_below_it() -> None:
    wrong = [
        f"{module.relative_to(PACKAGE)} imports {imported}"
        for module in MODULES
        for imported in imports_of(ast.parse(module.read_text(encoding="utf-8")))
        if imported not in MAY_IMPORT[part_of(module)]
    ]
    assert wrong == []


def test_no_import_hides_inside_a_function() -> None:
    hidden = [
        f"{module.relative_to(PACKAGE)}:{inner.lineno}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_only_languages_and_their_parsers_are_imported_by_name() -> None:
    by_name = [
        str(module.relative_to(PACKAGE)) for module in MODULES if "import_module(" in module.read_text(encoding="utf-8")
    ]
    assert by_name == ["languages/__init__.py", "languages/english/__init__.py"]


def test_only_the_parsing_of_a_language_knows_spacy() -> None:
    knowing = [
        str(module.relative_to(PACKAGE).parent)
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom | ast.Import) and "spacy" in ast.unparse(node)
    ]
    assert set(knowing) == {"languages/english/parsing"}
