"""`python -m lint` is the `medproof` command."""

import sys

from lint.cli import main

if __name__ == "__main__":
    sys.exit(main())
