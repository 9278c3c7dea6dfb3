"""`python -m insteg`: the command line."""

from insteg.cli import main

raise SystemExit(main())
