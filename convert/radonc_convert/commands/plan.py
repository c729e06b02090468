"""``radonc-convert plan``: what a conversion would write and need, before anything is written."""

from __future__ import annotations

import argparse
import json
import shutil

from radonc_convert.commands.options import add_conversion, count

NAME = "plan"
HELP = "check a conversion and tell its sizes, memory and time, without writing anything"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``plan``."""
    add_conversion(parser)
    parser.add_argument("--threads", type=count, help="number of threads to reckon with (default: all usable cores)")
    parser.add_argument("--json", action="store_true", help="print the estimate as one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Print the estimate."""
    from radonc_convert.commands.options import planned_conversion
    from radonc_convert.estimate import estimate

    planned = planned_conversion(options)
    found = estimate(planned, options.threads)
    free = shutil.disk_usage(planned.files[0].path.parent).free
    if options.json:
        print(json.dumps(found.as_dict() | {"free_bytes": free}, sort_keys=True))
        return 0
    width = max(len(name) for name, _ in found.outputs)
    for name, size in found.outputs:
        print(f"{name:<{width}}  {size:>16,} bytes")
    print(f"read       {found.read_bytes / 1e9:8.2f} GB, once")
    print(f"written    {found.written_bytes / 1e9:8.2f} GB, no intermediate file; {free / 1e9:.1f} GB are free")
    print(f"memory     {found.memory_bytes / 1e9:8.2f} GB at most")
    print(
        f"time       {_clock(found.seconds)} on {found.threads} threads ({found.kernels} kernels), "
        f"if the disk does {found.disk_bytes_per_second / 1e6:,.0f} MB/s"
    )
    return 0


def _clock(seconds: float) -> str:
    return f"{seconds:8.1f} s" if seconds < 100 else f"{int(seconds) // 60:5d} min {int(seconds) % 60:02d} s"
