"""The physician's app: encrypted vault, engine, windows."""
