"""`python -m lint` is the `medproof` command."""

from lint.cli import command

if __name__ == "__main__":
    command()
