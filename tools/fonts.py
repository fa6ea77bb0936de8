"""Unpack the two fonts of the program and their licence from the npm package they come in.

``npm pack @expo-google-fonts/noto-sans-sc@0.4.3``, then ``python tools/fonts.py PACKAGE.tgz``. The files are stored
unchanged: they carry a licence that asks changed copies to say so, and the program needs every glyph they have.
"""

import hashlib
import sys
import tarfile
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FILES = {
    "package/400Regular/NotoSansSC_400Regular.ttf": (
        "NotoSansSC-Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    ),
    "package/700Bold/NotoSansSC_700Bold.ttf": (
        "NotoSansSC-Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    ),
    "package/LICENSE_FONT": (
        "OFL.txt",
        "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9",
    ),
}


def unpack(package: Path) -> None:
    """Write the fonts into ``resources/fonts``; a file other than the one reviewed stops the run."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tarfile.open(package) as archive:
        for member, (name, checksum) in FILES.items():
            stream = archive.extractfile(member)
            data = stream.read() if stream else b""
            if hashlib.sha256(data).hexdigest() != checksum:
                raise SystemExit(f"{member} is not the file this program was tested with")
            (FONTS / name).write_bytes(data)
            print(name, len(data))


if __name__ == "__main__":
    unpack(Path(sys.argv[1]))
