"""Why a file could not be read as a table."""


class Unreadable(Exception):  # noqa: N818 - says what the file is
    """``code`` is a key of ``words/importing.toml``, ``params`` fill its sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
