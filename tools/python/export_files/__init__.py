"""What every exporter writes, and the error it shows."""
