"""The tools side by side: how each is got and how it is started."""
import os
import shutil
import subprocess
import sys

from . import places

PACKAGES = ["duckdb==2.0.0", "chdb==4.4.0", "chdb-core==26.9.0", "polars==2.1.0"]
PYTHON = places.BUILD / "venv" / "bin" / "python"
PROBE = places.BUILD / "probe"
NAMES = {"damson": "Damson", "duckdb": "DuckDB 2.0", "clickhouse": "ClickHouse 26.9", "polars": "Polars 2.1", "probe": "hand-written"}


def set_up_peers():
    """The peers from the Python package index, into a virtual environment under build/."""
    stamp = places.BUILD / "venv" / "installed"
    wanted = "\n".join(PACKAGES)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("installing the peers …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(places.BUILD / "venv")], check=True)
    subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
    stamp.write_text(wanted)


def set_up_probe():
    sources = sorted((places.BENCH / "probe").glob("*"))
    if PROBE.exists() and all(PROBE.stat().st_mtime >= source.stat().st_mtime for source in sources):
        return
    print("building the probe …", flush=True)
    PROBE.parent.mkdir(parents=True, exist_ok=True)
    units = [str(source) for source in sources if source.suffix == ".cpp"]
    compiler = os.environ.get("CXX", shutil.which("g++") or "c++")
    subprocess.run([compiler, "-std=c++20", "-O3", "-march=native", "-pthread", *units, "-lsimdjson", "-o", str(PROBE)], check=True)


def command(tool, workload, threads, data, out, damson, verb="run"):
    """The command line, and whether it prints its own seconds."""
    if tool == "damson":
        spec = places.BENCH / "specs" / f"{workload.name}.damson"
        settings = ["--set", f"data={data}", "--set", f"out={out}"]
        return [damson, verb, spec, *settings, "--state", out / "state", "--threads", threads, "--format", "json"], False
    if tool == "probe":
        return [PROBE, workload.name, threads, data, out], False
    return [PYTHON, places.BENCH / "peers" / f"run_{tool}.py", workload.name, threads, data, out], True
