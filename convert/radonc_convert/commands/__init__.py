"""The subcommands of ``radonc-convert``; each module has NAME, HELP, ``add_arguments`` and ``run``."""
