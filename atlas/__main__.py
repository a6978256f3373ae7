"""``python -m atlas COMMAND``: the command line without installing anything."""

from atlas.cli import main

main()
