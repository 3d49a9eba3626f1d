"""`core-facilitator` and `python -m core_facilitator`."""

import sys


def main() -> int:
    """Do what the command line says and return the exit status."""
    from core_facilitator import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
