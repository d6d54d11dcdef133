#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header compiles alone:  headers.py ROOT DATABASE

A header whose .cpp includes it first (rules.py sees to that) is proven by the build. Those without one are compiled
here, each in a source of its own, with the flags of a neighbour.
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile


def flags_of(entry):
    words = shlex.split(entry["command"])
    if os.path.basename(words[0]) == "ccache":
        words = words[1:]
    result, skip = [], False
    for word in words:
        if skip:
            skip = False
        elif word in ("-o", "-c", "-include"):
            skip = word != "-c"
        elif word != entry["file"] and "-fsanitize" not in word:
            result.append(word)
    return result


def compile_alone(flags, root, header):
    """'' or what the compiler says."""
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as unit:
        unit.write(f'#include "{header}"\n')
        unit.flush()
        done = subprocess.run([*flags, "-O0", "-g0", "-Wno-unused-const-variable", f"-I{root}", "-fsyntax-only", unit.name],
                              cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return "" if done.returncode == 0 else done.stdout or "failed"


def main():
    root, database = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    entries = [e for e in json.loads((database / "compile_commands.json").read_text()) if "_autogen" not in e["file"]]
    by_folder = {}
    for entry in entries:
        by_folder.setdefault(str(pathlib.Path(entry["file"]).parent.relative_to(root)), entry)
    headers = [str(p.relative_to(root)) for top in ("app", "ui", "tests") for p in sorted((root / top).rglob("*.h"))]
    alone = [h for h in headers if not (root / h).with_suffix(".cpp").exists()]

    def look(header):
        folder = pathlib.PurePath(header).parent
        while str(folder) not in by_folder and folder != folder.parent:
            folder = folder.parent
        entry = by_folder.get(str(folder))
        if entry is None:
            # A folder of headers only, such as one that is all interfaces: any neighbour under the same top will do.
            top = header.split("/")[0]
            entry = next((e for f, e in sorted(by_folder.items()) if f.startswith(top)), None)
        return header, compile_alone(flags_of(entry), root, header) if entry else "no neighbour to take flags from"

    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for header, text in pool.map(look, alone):
            if text:
                wrong += 1
                print(f"-- {header} does not compile alone:\n{text}")
    print(f"{len(headers)} headers, {len(alone)} of them compiled here, {wrong} do not compile alone")
    return 1 if wrong or not headers else 0


if __name__ == "__main__":
    sys.exit(main())
