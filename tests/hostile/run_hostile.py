#!/usr/bin/env python3
"""Attacks damson with specs, data and limits that somebody made to hurt. Prints `N passed, N failed`."""
import argparse
import sys
import traceback
from pathlib import Path

import hostile_data
import hostile_limits
import hostile_places
import hostile_specs
from hostile_run import Place

GROUPS = [hostile_specs, hostile_data, hostile_limits, hostile_places]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--damson", default="build/release/damson")
    parser.add_argument("names", nargs="*", help="only tests whose names contain one of these")
    options = parser.parse_args()
    damson = Path(options.damson).resolve()
    passed = failed = 0
    for test in (test for group in GROUPS for test in group.TESTS):
        name = test.__name__.replace("_", " ")
        if options.names and not any(wanted in test.__name__ for wanted in options.names):
            continue
        try:
            with Place(damson) as place:
                test(place)
            passed += 1
        except Exception:  # a test that breaks off has failed, whatever broke it
            failed += 1
            print(f"FAILED: {name}\n{traceback.format_exc(limit=2)}")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed != 0 else 1


if __name__ == "__main__":
    sys.exit(main())
