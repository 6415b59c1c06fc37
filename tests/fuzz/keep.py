#!/usr/bin/env python3
# keep.py KIND FOLDER: keeps the inputs of FOLDER, which `fuzz_KIND -merge=1` made small, in corpus/KIND.txt; the seeds that the
# project has anyway and what is long are left out.
import sys
from pathlib import Path

from seeds import HERE, packed

LONGEST = 400
MOST = 1500


def main() -> int:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    inputs = sorted({path.read_bytes() for path in folder.iterdir() if path.stat().st_size <= LONGEST}, key=lambda each: (len(each), each))
    file = HERE / "corpus" / f"{kind}.txt"
    file.parent.mkdir(exist_ok=True)
    lines = [packed(content) for content in inputs[:MOST]]
    file.write_text("# Inputs that fuzzing found to matter, one a line, as Python writes them.\n" + "".join(line + "\n" for line in lines))
    print(f"{len(lines)} inputs kept of {len(list(folder.iterdir()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
