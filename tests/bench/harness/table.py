"""The results as a table of text: rates, ratios, memory and processor time."""
import statistics

from . import tools
from .workloads import PEERS, WORKLOADS


def median(runs, what):
    return statistics.median(run[what] for run in runs)


def rate(result):
    """Megabytes of input a second."""
    return result["bytes"] / 1e6 / median(result["runs"], "seconds")


def by_place(results):
    return {(result["workload"], result["threads"], result["tool"]): result for result in results}


def fastest_peer(places, workload, threads):
    rates = [rate(places[workload, threads, peer]) for peer in PEERS if (workload, threads, peer) in places]
    return max(rates, default=None)


def verdict(workload, ratio):
    if not workload.must:
        return ""
    if ratio >= workload.goal:
        return "goal reached"
    return "must reached" if ratio >= workload.must else f"below {workload.must:g} x"


def spread(result):
    """How far the runs lie apart, as a share of the median."""
    seconds = [run["seconds"] for run in result["runs"]]
    return (max(seconds) - min(seconds)) / statistics.median(seconds)


def rows_of(results):
    places = by_place(results)
    for workload in WORKLOADS.values():
        for threads in sorted({result["threads"] for result in results}, reverse=True):
            own = [result for (name, count, _), result in places.items() if name == workload.name and count == threads]
            if not own:
                continue
            yield f"{workload.name.upper()} {workload.title}, {threads} thread{'s' if threads > 1 else ''}"
            peer = fastest_peer(places, workload.name, threads)
            for result in sorted(own, key=rate, reverse=True):
                line = f"  {tools.NAMES[result['tool']]:<16} {rate(result):>8.0f} MB/s  {median(result['runs'], 'seconds'):>8.3f} s"
                line += f"  {median(result['runs'], 'cpu'):>8.2f} s cpu  {median(result['runs'], 'peak_mb'):>7.0f} MB  ±{spread(result) / 2:>4.0%}"
                if result["tool"] in ("damson", "probe") and peer:
                    line += f"  {rate(result) / peer:>5.2f} x the fastest peer"
                if result["tool"] == "damson":
                    probe = places.get((workload.name, threads, "probe"))
                    if probe:
                        line += f", {rate(result) / rate(probe):.2f} of the hand-written"
                    if peer and threads == 2 and workload.must:
                        line += f": {verdict(workload, rate(result) / peer)}"
                yield line


def scaling(results):
    """One thread to two, and plan beside run."""
    places = by_place(results)
    for workload in WORKLOADS.values():
        one, two = places.get((workload.name, 1, "damson")), places.get((workload.name, 2, "damson"))
        if one and two:
            yield f"  {workload.name.upper()} one thread to two: {rate(two) / rate(one):.2f} x (must 1.7, goal 1.9)"
    for threads in (2, 1):
        run, plan = places.get(("w1", threads, "damson")), places.get(("w7", threads, "damson"))
        if run and plan:
            ratio = median(run["runs"], "seconds") / median(plan["runs"], "seconds")
            yield f"  W7 plan beside run on W1, {threads} thread{'s' if threads > 1 else ''}: {ratio:.2f} x as fast (must 1.0, goal 1.5)"


def rendered(results, size, machine):
    lines = [f"Side by side, {size} of input, {machine}; medians of interleaved runs, MB of input a second.", ""]
    lines += rows_of(results)
    lines += ["", "Damson alone"]
    lines += scaling(results)
    return "\n".join(lines) + "\n"
