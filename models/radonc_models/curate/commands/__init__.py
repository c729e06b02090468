"""The steps of ``radonc-models curate``; a module imports what it needs only when it runs."""
