"""Accuracy on the labelled sets: `python benchmarks/accuracy.py NAME ... [OPTIONS]` runs accuracy_NAME.py beside it."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    sys.path[:0] = [str(HERE.parent), str(HERE)]
    known = sorted(path.stem.removeprefix("accuracy_") for path in HERE.glob("accuracy_*.py"))
    options = [i for i, argument in enumerate(arguments) if argument.startswith("-")]
    names = arguments[: options[0]] if options else arguments
    sys.argv[1:] = arguments[len(names) :]  # what follows the names is for the benchmarks themselves
    wanted = names or known
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"no benchmark for {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in wanted:
        import_module(f"accuracy_{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
