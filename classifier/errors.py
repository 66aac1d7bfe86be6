"""Every error that multitrack raises on purpose; each message says what was wrong and what to do next."""


class MultitrackError(Exception):
    """Base of all errors of multitrack; the command line prints it and exits with 1."""


class InputError(MultitrackError):
    """A file or text that the user gave cannot be used: missing, empty, malformed or mislabelled."""


class OutputError(MultitrackError):
    """A result cannot be written where the user wants it; nothing was written."""


class ModelError(MultitrackError):
    """A model folder is missing, damaged, foreign, or made for another version of the reader."""
