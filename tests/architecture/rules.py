#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers and the words of the tree:  rules.py [ROOT]

Prints one line for each place that breaks a rule, FILE:LINE: what, and ends with 1 when there is one.
The tables at the top are the rules; ARCHITECTURE.md says why. planted.py proves that each of them can fail.
"""
import dataclasses
import pathlib
import re
import subprocess
import sys

# Folder -> folders of the project it may include from (itself always). The longest matching folder counts.
# "app" is the composition root: the files right in it, app/main.cpp first of all.
MAY_INCLUDE = {
    "app/core": [],
    "app/xml": ["app/core"],
    "app/virt": ["app/core", "app/xml"],
    "app/libvirt": ["app/core", "app/xml", "app/virt"],
    "app/services": ["app/core", "app/xml", "app/virt"],
    "app/models": ["app/core", "app/xml", "app/virt", "app/services"],
    "app/cli": ["app/core", "app/xml", "app/virt", "app/services"],
    "app/console": ["app/core"],
    "app/console/process": ["app/console"],  # and only PROTOCOL of it
    "ui": ["app/core", "app/xml", "app/virt", "app/services", "app/models", "app/console"],
    "app": ["app/core", "app/xml", "app/virt", "app/libvirt", "app/services", "app/models", "app/console", "app/cli", "ui"],
    "tests": ["app", "ui", "tests"],
}

# Single headers that cross, each with its reason.
MAY_ALSO = {
    # The address of a console is a plain value: services find it, the console's end connects to it.
    ("app/services", "app/console/consoleaddress.h"),
    # The owner of a descriptor: nothing of Qt in it, and safer than a bare int on either end of the link.
    ("app/console/process", "app/core/uniquefd.h"),
}

# What the console's process may know of app/console: the wire and what both ends compute with.
PROTOCOL = re.compile(r"app/console/(protocol|packetsocket|serversocket|textfield|wire|message|framebuffer|sharedframe|link|keymap|keysym|scancode|"
                      r"consoleaddress|damage)[a-z]*\.h$")

# Include -> folders whose .cpp files may have it. Headers of the project never have one.
C_HEADERS = [
    (re.compile(r"^libvirt/"), ["app/libvirt", "tests/libvirt", "tests/support", "tests/system"]),
    (re.compile(r"^rfb/"), ["app/console/process", "tests/console", "tests/bench"]),
    (re.compile(r"^spice-client"), ["app/console/process"]),
    (re.compile(r"^osinfo/"), ["app/services"]),
    (re.compile(r"^(glib|glib-object|glib-unix|gio/.*|gmodule)(\.h)?$"), ["app/libvirt", "app/services", "app/console/process"]),
    (re.compile(r"^vterm"), ["app/console/terminal"]),
    (re.compile(r"^pugixml\.hpp$"), ["app/xml"]),
    (re.compile(r"^seccomp\.h$"), ["app/console/process"]),
    (re.compile(r"^linux/kvm\.h$"), ["app/services"]),
    (re.compile(r"^X11/"), ["ui/console", "tests/console"]),
]

# Under app/ nothing knows widgets (the composition root does), below models nothing knows pixels but the console's QImage.
WIDGETS = re.compile(
    r"^(QtWidgets.*|Q(Widget|Application|MainWindow|Dialog|MessageBox|FileDialog|Label|PushButton|ToolButton|LineEdit|"
    r"ComboBox|SpinBox|CheckBox|RadioButton|Menu|MenuBar|ToolBar|StatusBar|TabWidget|TreeView|TableView|ListView|"
    r"AbstractItemView|HeaderView|StyledItemDelegate|Layout|BoxLayout|HBoxLayout|VBoxLayout|FormLayout|GridLayout|"
    r"Splitter|ScrollArea|StackedWidget|GroupBox|ProgressBar|Style|StyleOption|DockWidget|Completer|SystemTrayIcon|"
    r"Wizard|Slider|TextEdit|PlainTextEdit|TextBrowser|Frame))$")
# QAction, QUndoStack and their like moved to QtGui in Qt 6; models may have icons and colours, the rest no pixels at all.
PIXELS = re.compile(r"^Q(Image|Pixmap|Icon|Painter|Color|Font|FontMetrics|Palette|GuiApplication|Screen|Window|Cursor|"
                    r"KeyEvent|MouseEvent|Clipboard|Action|KeySequence|Bitmap|Brush|Pen)$")
NO_PIXELS = ["app/core", "app/xml", "app/virt", "app/libvirt", "app/services", "app/cli"]

# Word -> (why, folders it is banned in, folders where it may stand all the same).
ALL = ["app", "ui", "tests"]
BANNED = [
    (r"\b(SIGNAL|SLOT)\s*\(", "string-based connect", ALL, []),
    (r"\bQEventLoop\b", "nested event loop", ALL, ["tests"]),
    (r"\.exec\s*\(\s*\)|->exec\s*\(\s*\)|\bexec\s*\(\s*QCursor", "nested event loop: exec()", ["app", "ui"], ["app/main.cpp", "app/console/process"]),
    (r"\bQMessageBox::(question|warning|critical|information|about)\s*\(", "nested event loop: QMessageBox", ["app", "ui"], []),
    (r"\bQ(FileDialog::get|InputDialog::get)\w+\s*\(", "nested event loop: static dialog", ["app", "ui"], []),
    (r"\bBlockingQueuedConnection\b", "waits for another thread's event loop", ALL, []),
    (r"\bprocessEvents\b", "nested event loop", ALL, []),
    # Pictures for people wait for fades to end; nothing is asserted on them.
    (r"\bqWait\s*\(", "waits for time instead of a condition: QTRY_*", ALL, ["tests/ui/pagepictures.cpp"]),
    (r"\bqSleep\s*\(", "waits for time instead of a condition: QTRY_*", ALL, []),
    (r"\bQThread::(m|u)?sleep\s*\(|\bstd::this_thread::sleep_", "sleeps instead of waiting for a condition", ["app", "ui"],
     ["app/libvirt"]),  # the event loop's own thread, which drains what libvirt still sends after a close
    (r"(->|\.)terminate\s*\(", "kills a thread or process in the middle of its work", ALL, ["tests"]),
    (r"\bQDomDocument\b", "shuffles attributes: app/xml", ALL, []),
    (r"\bvirEventRunDefaultImpl\b|\bvirEventRegisterDefaultImpl\b", "libvirt's default loop is Qt's GMainContext", ALL, []),
    # One argument or a C string: a member of that name with arguments of its own is no shell.
    (r"(?<![\w.>:])(std::|::)?system\s*\(\s*(\)|\w+\s*\)|\w+\.(data|constData|c_str)\b)", "shell", ALL, []),
    (r"(?<![\w.>:])popen\s*\(", "shell", ALL, []),
    (r"#\s*include\s*<(ranges|source_location|format)>", "clang 14 or g++ 12 cannot read it", ALL, []),
    (r"\bstd::(format|expected|source_location)\b|\bstd::(ranges|views)::", "not in g++ 12, or not readable by clang 14", ALL, []),
    (r"\bvirDomainUndefine\b.*\bvirDomainDefine", "never undefine to edit", ["app"], []),
    (r"\b(slots|signals)\s*:|\bemit\s|\bforeach\s*\(", "Qt keyword: Q_SIGNALS, Q_SLOTS, Q_EMIT", ALL, []),
    (r"\busing\s+namespace\s+std\s*;", "using namespace std", ALL, []),
    (r"\bstd::auto_ptr\b|\bmalloc\s*\(", "raw memory", ["app", "ui"], ["app/console/process"]),
]
# Text that speaks of what is none of the tree's business.
ABOUT_US = re.compile(r"\b(issue|ticket)\s+#?\d+|\bTODO\b|\bFIXME\b|\bXXX\b(?!X)")

XML_LITERAL = re.compile(r"""(?:"|R"[a-zA-Z]*\()\s*<(?:/?(?:domain|domainsnapshot|network|pool|volume|devices?|disk|interface|os|memory|"""
                         r"""name|uuid|source|target|driver|graphics|video|controller|metadata|capabilities|domainCapabilities|"""
                         r"""host|cpu|features|boot|permissions|secret|filterref)\b[^"]*|\?xml)""")

TOP_FOLDERS = {"app", "ui", "resources", "translations", "tests", "packaging", ".ci"}
TOP_FILES = {"CMakeLists.txt", "CMakePresets.json", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md",
             "LICENSE", ".clang-format", ".clang-tidy", ".gitignore"}
TARGET_LINKS = {
    "domus_core": [], "domus_xml": ["domus_core"], "domus_virt": ["domus_core", "domus_xml"],
    "domus_libvirt": ["domus_core", "domus_xml", "domus_virt"], "domus_services": ["domus_core", "domus_xml", "domus_virt"],
    "domus_models": ["domus_core", "domus_xml", "domus_virt", "domus_services"], "domus_consolelink": ["domus_core"],
    "domus_cli": ["domus_core", "domus_xml", "domus_virt", "domus_services"],
    "domus_ui": ["domus_core", "domus_xml", "domus_virt", "domus_services", "domus_models", "domus_consolelink"],
}
LINES_ALLOWED = 600
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
# Files whose very job is to show what is wrong.
EXEMPT_FROM_WORDS = {"tests/architecture/rules.py", "tests/architecture/planted.py"}


@dataclasses.dataclass
class Finding:
    file: str
    line: int
    text: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.text}"


def under(path, folder):
    return path == folder or path.startswith(folder + "/")


def is_root(path):
    return path.startswith("app/") and path.count("/") == 1


def layer(path):
    """The row of the include table a file belongs to."""
    folder = max((f for f in MAY_INCLUDE if under(path, f)), key=len, default=None)
    return None if folder == "app" and not is_root(path) else folder


def tree_files(root):
    """What git knows or would take; everything when ROOT is no repository (planted trees)."""
    done = subprocess.run(["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    if done.returncode == 0 and (root / ".git").exists():
        names = done.stdout.splitlines()
    else:
        names = [str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()]
    return sorted(n for n in names if (root / n).is_file())


COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^\s()\\]{0,16})\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
                               re.DOTALL)


def without(text, strings):
    """The text with comments (and strings, when asked) blanked out, lines kept."""
    def blank(match):
        piece = match.group(0)
        if piece.startswith(("//", "/*")) or strings:
            return re.sub(r"[^\n]", " ", piece)
        return piece
    return COMMENT_OR_STRING.sub(blank, text)


def lines_of(text):
    return list(enumerate(text.splitlines(), 1))


INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def check_includes(name, text, found):
    folder = layer(name)
    is_header = name.endswith(".h")
    if folder is None:
        found(1, f"{name} is in no folder of the include table")
        return
    for number, line in lines_of(without(text, strings=False)):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, target = match.groups()
        if quote == '"':
            if target.endswith(".moc"):
                continue
            if target.startswith(("app/", "ui/", "tests/")):
                theirs = layer(target) or target
                if (folder, target) in MAY_ALSO:
                    continue
                if theirs != folder and not any(under(target, f) for f in MAY_INCLUDE[folder]):
                    found(number, f"{folder} may not include {target}")
                elif folder == "app/console/process" and theirs == "app/console" and not PROTOCOL.match(target):
                    found(number, f"domus-console may include only the protocol of app/console, not {target}")
                elif folder != "app/console/process" and theirs == "app/console/process" and not under(name, "tests"):
                    found(number, "nothing includes the console process")
            else:
                found(number, f'project headers are included from the root ("app/..."), not "{target}"')
            continue
        for pattern, allowed in C_HEADERS:
            if pattern.match(target):
                if is_header:
                    found(number, f"<{target}> in a header: C libraries stay in .cpp files")
                elif not any(under(name, f) for f in allowed):
                    found(number, f"<{target}> only in {', '.join(allowed)}")
        if under(name, "app") and not is_root(name) and (WIDGETS.match(target) or target.startswith("QtWidgets/")):
            found(number, f"<{target}>: no widget under app/")
        if any(under(name, f) for f in NO_PIXELS) and (PIXELS.match(target) or target.startswith("QtGui")):
            found(number, f"<{target}>: no pixels in {folder}")


def check_words(name, text, found):
    code = without(text, strings=True)
    for number, line in lines_of(code):
        for pattern, why, folders, exceptions in BANNED:
            if any(under(name, f) for f in folders) and not any(under(name, f) for f in exceptions) and re.search(pattern, line):
                found(number, f"banned: {why}: {line.strip()[:80]}")
    if under(name, "app") or under(name, "ui"):
        for number, line in lines_of(without(text, strings=False)):
            if XML_LITERAL.search(line):
                found(number, f"XML as a string: build it through app/xml: {line.strip()[:80]}")
    for number, line in lines_of(text):
        if ABOUT_US.search(line):
            found(number, f"a note to ourselves: {line.strip()[:80]}")


def check_shape(name, text, found):
    lines = text.splitlines()
    if not lines or SPDX not in lines[0]:
        found(1, f"the first line is not: // {SPDX}")
    if name.endswith(".h") and "#pragma once" not in lines[1:3]:
        found(2, "a header begins with #pragma once under the licence line")
    if len(lines) > LINES_ALLOWED:
        found(len(lines), f"{len(lines)} lines, {LINES_ALLOWED} are allowed: split it")
    if name != name.lower() and not name.startswith("resources/"):
        found(1, "file names are lower case")


def check_own_header_first(name, text, found, known):
    """A .cpp includes its own header first: so every header with a .cpp is proven to compile alone."""
    own = name[:-4] + ".h"
    if own not in known:
        return
    for number, line in lines_of(without(text, strings=False)):
        match = INCLUDE.match(line)
        if match:
            if match.group(2) != own:
                found(number, f'its own header "{own}" comes first')
            return


def check_cycles(graph):
    """Include cycles between files."""
    state, cycles = {}, []

    def visit(node, path):
        state[node] = 1
        for after in sorted(graph.get(node, ())):
            if state.get(after) == 1:
                cycles.append(path[path.index(after):] + [after] if after in path else [node, after])
            elif after not in state:
                visit(after, path + [after])
        state[node] = 2

    for node in sorted(graph):
        if node not in state:
            visit(node, [node])
    return cycles


def check_top(names):
    for name in names:
        first, _, rest = name.partition("/")
        if rest and first not in TOP_FOLDERS:
            yield Finding(name, 1, f"no folder {first}/ at the top: {', '.join(sorted(TOP_FOLDERS))}")
        elif not rest and name not in TOP_FILES:
            yield Finding(name, 1, f"no file {name} at the top")


LINK_BLOCK = re.compile(r"(domus_library|target_link_libraries)\s*\(\s*(domus_\w+)([^)]*)\)", re.DOTALL)


def check_links(name, text, found):
    """Which library links which, as CMake says it."""
    text = re.sub(r"#[^\n]*", "", text)
    for match in LINK_BLOCK.finditer(text):
        _, target, body = match.groups()
        if target not in TARGET_LINKS:
            continue
        line = text.count("\n", 0, match.start()) + 1
        for other in re.findall(r"\bdomus_\w+", body):
            if other in ("domus_flags", target):
                continue
            if other not in TARGET_LINKS[target]:
                found(line, f"{target} may not link {other}")
        if target != "domus_ui" and re.search(r"\bQt6?::Widgets\b", body):
            found(line, f"{target} may not link Qt::Widgets")


def examine(root):
    root = pathlib.Path(root)
    names = tree_files(root)
    known = set(names)
    findings = list(check_top(names))
    graph = {}
    for name in names:
        path = root / name
        is_source = name.endswith((".h", ".cpp"))
        if not is_source and not name.endswith(("CMakeLists.txt", ".cmake", ".py", ".sh", "CMakePresets.json")):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")

        def found(line, what, name=name):
            findings.append(Finding(name, line, what))

        if name.endswith(("CMakeLists.txt", ".cmake")):
            check_links(name, text, found)
        if not is_source or not name.startswith(("app/", "ui/", "tests/")):
            continue
        check_shape(name, text, found)
        check_includes(name, text, found)
        if name not in EXEMPT_FROM_WORDS:
            check_words(name, text, found)
        if name.endswith(".cpp"):
            check_own_header_first(name, text, found, known)
        graph[name] = {m.group(2) for m in map(INCLUDE.match, text.splitlines()) if m and m.group(1) == '"' and m.group(2) in known}
    for cycle in check_cycles(graph):
        findings.append(Finding(cycle[0], 1, "include cycle: " + " -> ".join(cycle)))
    return findings, len(graph)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    findings, count = examine(root)
    for finding in findings:
        print(finding)
    if count == 0:
        print(f"no source under {root}: the rules looked at nothing")
        return 1
    print(f"{count} sources, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
