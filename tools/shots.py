"""Draw every screen of the window, and every printed form, as pictures into ./shots.

python tools/shots.py                                  all of it: Chinese and English at 100 %, Chinese at 200 %
python tools/shots.py --lang en --scale 2 tab-today    only these
python tools/shots.py --list                           what there is to draw
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = (("zh_CN", "1"), ("en", "1"), ("zh_CN", "2"))


def main(arguments: list[str]) -> int:
    """Draw what the command line asks for and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "shots")
    parser.add_argument("--lang", choices=("zh_CN", "en"))
    parser.add_argument("--scale", default="1")
    parser.add_argument("--font", choices=("small", "normal", "large", "very_large"), default="normal")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("screens", nargs="*")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.list or options.lang:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["QT_SCALE_FACTOR"] = options.scale
        from shot_screens import draw, names

        if options.list:
            print("\n".join(names()))
            return 0
        return draw(options.out, options.lang, options.scale, options.font, options.screens)
    worst = 0
    for lang, scale in RUNS:
        command = [sys.executable, __file__, "--out", str(options.out), "--lang", lang, "--scale", scale]
        worst |= subprocess.run([*command, *options.screens], check=False).returncode
    return worst


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(Path(home) / name.lower())
        sys.exit(main(sys.argv[1:]))
