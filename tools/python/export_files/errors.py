"""The one error that the exporter shows to its user."""


class ExportError(Exception):
    """A file that cannot be exported: one line that says where, what was expected and what was found."""
