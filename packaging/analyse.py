#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy and clazy over the files named on standard input, two at a time.

A file that came through clean is not looked at again while it, all it includes, the checks and the tools stay the
same: the preprocessed text is hashed and the hash is remembered in ~/.cache/domus-check. Prints what is wrong, and at
the end how many files were looked at and how many were not for want of time.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys
import time

CLAZY = ",".join([
    "level0", "level1", "level2",
    "no-ctor-missing-parent-argument", "no-qstring-allocations",  # judged by review
    "connect-3arg-lambda", "thread-with-slots", "heap-allocated-small-trivial-type", "reserve-candidates",
    "isempty-vs-count",
])
# clang does not know these options of the build's g++.
UNKNOWN_TO_CLANG = ("-fconcepts", "-mno-direct-extern-access", "-fno-fat-lto-objects", "-Winvalid-pch")


def output(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **more)


class Analysis:
    def __init__(self, root, database):
        self.root = root
        self.database = database
        entries = json.loads((database / "compile_commands.json").read_text())
        self.commands = {os.path.realpath(e["file"]): e for e in entries}
        self.cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "domus-check"
        self.cache.mkdir(parents=True, exist_ok=True)
        versions = output(["clang-tidy", "--version"]).stdout + output(["clazy-standalone", "--version"]).stdout
        self.salt = versions + (root / ".clang-tidy").read_text() + CLAZY

    def key(self, entry):
        """A hash of all that can change the verdict; None when the file does not even preprocess."""
        words = shlex.split(entry["command"])
        if os.path.basename(words[0]) == "ccache":
            words = words[1:]
        if "-o" in words:
            at = words.index("-o")
            del words[at:at + 2]
        words = [w for w in words if w != "-c"] + ["-E", "-P"]  # without paths: clones share
        # -C is not given: comments change no verdict but NOLINT, so those are added from the files themselves.
        done = subprocess.run(words, cwd=entry["directory"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            return None
        source = pathlib.Path(entry["file"])
        digest = hashlib.sha256(self.salt.encode() + done.stdout + source.read_bytes())
        return digest.hexdigest()

    def look(self, name):
        """(name, text of what is wrong or '', 'looked' | 'remembered' | 'unknown')"""
        entry = self.commands.get(os.path.realpath(self.root / name))
        if entry is None:
            return name, "", "unknown"
        key = self.key(entry)
        if key is not None and (self.cache / key).exists():
            return name, "", "remembered"
        text = ""
        tidy = output(["clang-tidy", "--quiet", "-p", str(self.database), str(self.root / name)])
        if tidy.returncode != 0 or "warning:" in tidy.stdout or "error:" in tidy.stdout:
            text += tidy.stdout
        clazy = output(["clazy-standalone", "-p", str(self.database), f"-checks={CLAZY}",
                        f"-header-filter={self.root}/(app|ui|tests)/.*", "-ignore-dirs=.*/build/.*",
                        str(self.root / name)])
        if clazy.returncode != 0 or "warning:" in clazy.stdout or "error:" in clazy.stdout:
            text += clazy.stdout
        if not text and key is not None:
            (self.cache / key).touch()
        return name, text, "looked"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--database", required=True, help="folder of compile_commands.json")
    arguments.add_argument("--minutes", type=float, default=0, help="take up no file after so long; 0: no limit")
    arguments.add_argument("--debt", help="a list of files not to look at yet, one a line; # begins a comment")
    given = arguments.parse_args()
    analysis = Analysis(pathlib.Path.cwd(), pathlib.Path(given.database).resolve())
    names = [line.strip() for line in sys.stdin if line.strip()]
    debt = set()
    if given.debt:
        lines = pathlib.Path(given.debt).read_text().splitlines()
        debt = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
        paid = sorted(name for name in debt if not (analysis.root / name).is_file())
        if paid:
            print("No longer there, strike from the list of debts: " + " ".join(paid))
            return 1
        names = [name for name in names if name not in debt]
    end = time.monotonic() + given.minutes * 60 if given.minutes else float("inf")
    begin = time.monotonic()
    counts = {"looked": 0, "remembered": 0, "unknown": 0, "not reached": 0}
    bad = []

    def work(name):
        if time.monotonic() > end:
            return name, "", "not reached"
        return analysis.look(name)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for name, text, how in pool.map(work, names):
            counts[how] += 1
            if text:
                bad.append(name)
                print(f"-- {name}\n{text.rstrip()}", flush=True)
    seconds = time.monotonic() - begin
    print(f"{len(names)} files: {counts['looked']} looked at, {counts['remembered']} as they were when last found clean, "
          f"{counts['unknown']} not in this build, {counts['not reached']} not reached in time; {seconds:.0f} s")
    if debt:
        print(f"Not looked at: the {len(debt)} files of {given.debt}: a debt, to be paid")
    if counts["not reached"]:
        print("Look at the rest with: packaging/check --all")
    if bad:
        print("With findings: " + " ".join(bad))
    return 1 if bad else 0


sys.exit(main())
