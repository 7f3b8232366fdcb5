"""Timing and memory of a case, as bench/measure.ts does it."""
import re
import resource
import time


def fastest(runs, run):
    """Runs up to `runs` times, but not again once half a minute is spent; the fastest run and its result."""
    best, done, begin = None, 0, time.perf_counter()
    while done == 0 or (done < runs and time.perf_counter() - begin < 30):
        processor, start = time.process_time(), time.perf_counter()
        result = run()
        seconds = time.perf_counter() - start
        if best is None or seconds < best["seconds"]:
            best = {"seconds": seconds, "processor": time.process_time() - processor}
            kept = result
        done += 1
    return {**best, "runs": done}, kept


def peak_bytes():
    """The most memory that this process has held."""
    try:
        with open("/proc/self/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) * 1024
    except (OSError, AttributeError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
