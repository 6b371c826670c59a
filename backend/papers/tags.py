"""What the tags of a Word template may say: read, choose and walk; nothing more.

A template comes from a council's own people and is run on the house's machine. So
it is read before it is run, and whatever could reach outside its data or make work
out of proportion to it is refused: no calls, no attributes, no arithmetic, no names
of its own, and an inner loop walks only what belongs to the row of the loop around.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS

ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.And,
    nodes.Compare,
    nodes.Concat,
    nodes.CondExpr,
    nodes.Const,
    nodes.Filter,
    nodes.For,
    nodes.Getattr,
    nodes.Getitem,
    nodes.If,
    nodes.List,
    nodes.Name,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Output,
    nodes.Template,
    nodes.TemplateData,
    nodes.Test,
    nodes.Tuple,
)
FILTERS_ALLOWED = (
    "capitalize",
    "default",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "trim",
    "upper",
)
TESTS_ALLOWED = ("defined", "undefined", "none", "even", "odd", "in", "eq", "ne")
OF_LOOPS = frozenset({"index", "index0", "first", "last", "length", "revindex"})
DEEPEST = 8
MOST_TAGS = 2_000
LARGEST = 20_000_000  # characters of one rendered part


class Sandbox(SandboxedEnvironment):
    """The language of the tags; everything a template prints is escaped."""

    sandboxed = True

    def __init__(self) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=lambda value: "" if value is None else value,
            cache_size=0,
        )
        self.globals = {}
        self.filters = {name: FILTERS[name] for name in FILTERS_ALLOWED}
        self.tests = {name: TESTS[name] for name in TESTS_ALLOWED}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what the data has under this name; never an attribute of Python."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return what the data has under this key or number."""
        match obj, argument:
            case Mapping(), str() if argument in obj:
                return obj[argument]
            case list(), int() if -len(obj) <= argument < len(obj):
                return obj[argument]
            case LoopContext(), str() if argument in OF_LOOPS:
                return getattr(obj, argument)
            case Undefined(), _:
                return obj
            case _:
                return self.undefined(name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        """Refuse: nothing is called from a template."""
        return False


SANDBOX = Sandbox()


def render(source: str, data: Mapping[str, Any]) -> str:
    """Fill the tags of one part in; stop where the result grows out of all measure."""
    if source.count("{{") + source.count("{%") > MOST_TAGS:
        _refuse("too many tags", 1)
    _check(SANDBOX.parse(source), loops=[], depth=0)
    return "".join(_bounded(SANDBOX.from_string(source), data))


def _bounded(template: Template, data: Mapping[str, Any]) -> Iterator[str]:
    size = 0
    for piece in template.generate(data):
        size += len(piece)
        if size > LARGEST:
            message = "the paper grows too large"
            raise SecurityError(message)
        yield piece


def _check(node: nodes.Node, *, loops: list[str], depth: int) -> None:
    """Refuse what is not allowed, and loops whose work would multiply."""
    if not isinstance(node, ALLOWED):
        _refuse(f"{type(node).__name__} is not allowed", node.lineno)
    if depth > 4 * DEEPEST:
        _refuse("too deep", node.lineno)
    inner = loops
    if isinstance(node, nodes.For):
        if loops and _root(node.iter) != loops[-1]:
            message = "an inner loop walks only a list of the outer loop's own row"
            _refuse(message, node.lineno)
        if not isinstance(node.target, nodes.Name) or node.recursive:
            _refuse("a loop names one thing", node.lineno)
        if len(loops) >= DEEPEST or node.target.name in loops:
            _refuse("too deep", node.lineno)
        inner = [*loops, node.target.name]
    for child in node.iter_child_nodes():
        within = inner if not _is_walked(node, child) else loops
        _check(child, loops=within, depth=depth + 1)


def _is_walked(node: nodes.Node, child: nodes.Node) -> bool:
    return isinstance(node, nodes.For) and child is node.iter


def _root(expression: nodes.Node) -> str:
    """Return the name at the left end of `a.b[0].c`; nothing for all else."""
    while isinstance(expression, (nodes.Getattr, nodes.Getitem)):
        expression = expression.node
    return expression.name if isinstance(expression, nodes.Name) else ""


def _refuse(message: str, line: int) -> NoReturn:
    raise TemplateSyntaxError(message, line)
