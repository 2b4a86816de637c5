"""The command line as a module: python -m ui.terminal."""

from ui.terminal.app import main

main()
