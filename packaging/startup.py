#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What opening a window costs:  startup.py [--runs N] [--settle SECONDS] NAME=COMMAND [NAME=COMMAND...]

Runs the programs in turns on $DISPLAY, which needs a window manager, and drops each one's first run. Prints medians: from
exec to the first new window, CPU in the settling time, memory at its end; and ratios to the last program.
"""
import argparse
import os
import shlex
import signal
import statistics
import subprocess
import time


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return sum(int(fields[i]) for i in (11, 12, 13, 14)) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


def windows(line):
    return set(line.split("#", 1)[-1].replace(",", " ").split())


def measure(command, settle, patience=60):
    watch = subprocess.Popen(["xprop", "-spy", "-root", "_NET_CLIENT_LIST"], stdout=subprocess.PIPE, text=True)
    before = windows(watch.stdout.readline())
    begin = time.monotonic()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        shown = None
        while shown is None and time.monotonic() - begin < patience:
            if windows(watch.stdout.readline()) - before:
                shown = time.monotonic() - begin
        time.sleep(max(0.0, settle - (time.monotonic() - begin)))
        return shown, cpu_seconds(program.pid), resident_mb(program.pid)
    finally:
        watch.kill()
        watch.wait()
        os.killpg(program.pid, signal.SIGTERM)
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--settle", type=float, default=10)
    parser.add_argument("programs", nargs="+", metavar="NAME=COMMAND")
    given = parser.parse_args()
    programs = [text.split("=", 1) for text in given.programs]
    results = {name: [] for name, _ in programs}
    for run in range(given.runs + 1):
        for name, command in programs:
            figures = measure(shlex.split(command), given.settle)
            if run > 0:
                results[name].append(figures)
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    peer = medians[programs[-1][0]]
    for name, _ in programs:
        window, cpu, memory = medians[name]
        print(f"{name:<14} window {window:.3f} s ({window / peer[0]:.2f})   CPU in {given.settle:.0f} s {cpu:.2f} s "
              f"({cpu / peer[1]:.2f})   memory {memory:.0f} MB ({memory / peer[2]:.2f})")


if __name__ == "__main__":
    main()
