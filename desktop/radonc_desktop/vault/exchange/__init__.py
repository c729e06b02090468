"""What enters and leaves the store as a file: backups, exports and imports."""
