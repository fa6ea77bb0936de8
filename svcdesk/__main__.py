"""``python -m svcdesk`` and the console script."""

import sys

from svcdesk.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
