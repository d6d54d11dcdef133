#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that the checks can fail: plants each defect in a small clean tree and wants it found, alone."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import headers  # noqa: E402
import rules  # noqa: E402
import translations  # noqa: E402

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
HEADER = SPDX + "#pragma once\n\n"

CLEAN = {
    "app/core/unit.h": HEADER + "#include <QString>\n",
    "app/core/unit.cpp": SPDX + '#include "app/core/unit.h"\n\n// never call system() or processEvents() here\n',
    "app/xml/document.cpp": SPDX + '#include "app/core/unit.h"\n\n#include <pugixml.hpp>\n',
    "app/console/protocol.h": HEADER,
    "app/console/session.h": HEADER + "#include <QImage>\n",
    "app/console/process/client.cpp": SPDX + '#include "app/console/protocol.h"\n\n#include <rfb/rfbclient.h>\n',
    "app/libvirt/handles.cpp": SPDX + "#include <libvirt/libvirt.h>\n",
    "app/main.cpp": SPDX + '#include "ui/window.h"\n\n#include <QApplication>\n\nint run() { return QApplication::exec(); }\n',
    "ui/window.h": HEADER + "#include <QWidget>\n",
    "ui/window.cpp": SPDX + '#include "ui/window.h"\n\nconst char* note = "system(rm)";\n',
    "app/core/CMakeLists.txt": "domus_library(domus_core SOURCES unit.cpp DEPENDS Qt6::Core)\n",
    "README.md": "Domus\n",
}

# name -> (file, text, words of the finding)
DEFECTS = {
    "core knows services": ("app/core/bad.cpp", '#include "app/services/task.h"\n', "app/core may not include"),
    "xml knows virt": ("app/xml/bad.cpp", '#include "app/virt/records.h"\n', "app/xml may not include"),
    "services know libvirt": ("app/services/bad.cpp", '#include "app/libvirt/call.h"\n', "app/services may not include"),
    "services know models": ("app/services/bad.cpp", '#include "app/models/tree.h"\n', "app/services may not include"),
    "the command line knows ui": ("app/cli/bad.cpp", '#include "ui/window.h"\n', "app/cli may not include"),
    "the command line knows libvirt": ("app/cli/bad.cpp", '#include "app/libvirt/call.h"\n', "app/cli may not include"),
    "pixels in the command line": ("app/cli/bad.cpp", "#include <QImage>\n", "no pixels"),
    "models know ui": ("app/models/bad.cpp", '#include "ui/window.h"\n', "app/models may not include"),
    "console knows services": ("app/console/bad.cpp", '#include "app/services/task.h"\n', "app/console may not include"),
    "ui knows libvirt": ("ui/bad.cpp", '#include "app/libvirt/call.h"\n', "ui may not include"),
    "ui knows the console process": ("ui/bad.cpp", '#include "app/console/process/client.h"\n', "nothing includes the console process"),
    "process knows core": ("app/console/process/bad.cpp", '#include "app/core/error.h"\n', "may not include"),
    "process knows the session": ("app/console/process/bad.cpp", '#include "app/console/session.h"\n', "only the protocol"),
    "someone knows the composition root": ("ui/bad.cpp", '#include "app/commandline.h"\n', "ui may not include"),
    "relative include": ("app/core/bad.cpp", '#include "unit.h"\n', "included from the root"),
    "folder nobody named": ("app/extra/bad.cpp", "\n", "in no folder of the include table"),
    "libvirt in ui": ("ui/bad.cpp", "#include <libvirt/libvirt.h>\n", "<libvirt/libvirt.h> only in"),
    "libvirt in a header": ("app/libvirt/bad.h", "#include <libvirt/libvirt.h>\n", "in a header"),
    "rfb in the manager": ("app/console/bad.cpp", "#include <rfb/rfbclient.h>\n", "<rfb/rfbclient.h> only in"),
    "pugixml in services": ("app/services/bad.cpp", "#include <pugixml.hpp>\n", "<pugixml.hpp> only in"),
    "glib in ui": ("ui/bad.cpp", "#include <glib.h>\n", "<glib.h> only in"),
    "osinfo in virt": ("app/virt/bad.cpp", "#include <osinfo/osinfo.h>\n", "<osinfo/osinfo.h> only in"),
    "seccomp in core": ("app/core/bad.cpp", "#include <seccomp.h>\n", "<seccomp.h> only in"),
    "spice in ui": ("ui/bad.cpp", "#include <spice-client.h>\n", "<spice-client.h> only in"),
    "widget in services": ("app/services/bad.cpp", "#include <QMessageBox>\n", "no widget under app/"),
    "widget in models": ("app/models/bad.cpp", "#include <QTreeView>\n", "no widget under app/"),
    "widget by module": ("app/models/bad.cpp", "#include <QtWidgets/QTreeView>\n", "no widget under app/"),
    "pixels in services": ("app/services/bad.cpp", "#include <QPixmap>\n", "no pixels"),
    "string connect": ("ui/bad.cpp", "auto x = SIGNAL(clicked());\n", "string-based connect"),
    "event loop": ("ui/bad.cpp", "QEventLoop loop;\n", "nested event loop"),
    "exec": ("ui/bad.cpp", "void f(D& d) { d.exec(); }\n", "nested event loop"),
    "message box": ("ui/bad.cpp", "auto x = QMessageBox::question(nullptr, t, t);\n", "nested event loop"),
    "static file dialog": ("ui/bad.cpp", "auto x = QFileDialog::getOpenFileName(nullptr);\n", "nested event loop"),
    "blocking connection": ("app/core/bad.cpp", "auto x = Qt::BlockingQueuedConnection;\n", "banned"),
    "processEvents": ("tests/unit/bad.cpp", "void f() { QCoreApplication::processEvents(); }\n", "nested event loop"),
    "qWait": ("tests/unit/bad.cpp", "void f() { QTest::qWait(5); }\n", "waits for time"),
    "sleep": ("app/core/bad.cpp", "void f() { QThread::msleep(5); }\n", "sleeps"),
    "terminate": ("app/core/bad.cpp", "void f(QThread* t) { t->terminate(); }\n", "banned"),
    "QDomDocument": ("app/xml/bad.cpp", "QDomDocument d;\n", "banned"),
    "default event loop": ("app/libvirt/bad.cpp", "void f() { virEventRunDefaultImpl(); }\n", "banned"),
    "system": ("app/core/bad.cpp", 'int f() { return system("ls"); }\n', "shell"),
    "popen": ("app/core/bad.cpp", 'auto f() { return popen("ls", "r"); }\n', "shell"),
    "ranges": ("app/core/bad.cpp", "#include <ranges>\n", "cannot read it"),
    "format": ("app/core/bad.cpp", 'auto f() { return std::format("x"); }\n', "banned"),
    "Qt keyword": ("app/core/bad.h", "class A : public QObject {\nsignals:\n    void a();\n};\n", "Qt keyword"),
    "XML literal": ("app/services/bad.cpp", "auto x = \"<domain type='kvm'>\";\n", "XML as a string"),
    "XML raw literal": ("ui/bad.cpp", 'auto x = R"(\n<x/>)";\nauto y = R"(<disk type="file">)";\n', "XML as a string"),
    "note to ourselves": ("app/core/bad.cpp", "// TODO later\n", "note to ourselves"),
    "file too long": ("app/core/bad.cpp", "\n" * 600, "601 lines"),
    "capital letters": ("app/core/Bad.cpp", "\n", "lower case"),
    "own header later": ("ui/window.cpp", '#include <QWidget>\n\n#include "ui/window.h"\n', "comes first"),
    "cycle": ("ui/window.h", '#pragma once\n#include "ui/window.h"\n', "include cycle"),
}

RAW_DEFECTS = {
    "no licence line": ("app/core/bad.cpp", "int x;\n", "the first line is not"),
    "no pragma once": ("app/core/bad.h", SPDX + "int x;\n", "#pragma once"),
    "folder at the top": ("lib/bad.txt", "x\n", "no folder lib/"),
    "file at the top": ("NOTES.txt", "x\n", "no file NOTES.txt"),
    "library links upwards": ("app/core/CMakeLists.txt", "domus_library(domus_core SOURCES unit.cpp DEPENDS domus_virt)\n", "may not link domus_virt"),
    "models link widgets": ("app/models/CMakeLists.txt", "domus_library(domus_models SOURCES DEPENDS Qt6::Widgets)\n", "may not link Qt::Widgets"),
}

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}">
<context><name>domus::Window</name>
{messages}
</context>
</TS>
"""
GOOD_MESSAGE = "<message><source>&amp;Start %1...</source><translation>&amp;Chạy %1...</translation></message>"
NUMERUS = ('<message numerus="yes"><source>%n machine(s)</source><translation>'
           "{forms}</translation></message>")
BAD_MESSAGES = {
    "unfinished": ("<message><source>Start</source><translation type=\"unfinished\">Chạy</translation></message>", "unfinished"),
    "empty": ("<message><source>Start</source><translation></translation></message>", "empty"),
    "lost placeholder": ("<message><source>Start %1</source><translation>Chạy</translation></message>", "placeholders"),
    "other placeholder": ("<message><source>Start %1</source><translation>Chạy %2</translation></message>", "placeholders"),
    "lost mnemonic": ("<message><source>&amp;Start</source><translation>Chạy</translation></message>", "mnemonic"),
    "other ending": ("<message><source>Name:</source><translation>Tên</translation></message>", "ends differently"),
    "lost ellipsis": ("<message><source>Open…</source><translation>Mở</translation></message>", "ends differently"),
    "spaces at the edge": ("<message><source>Name</source><translation> Tên</translation></message>", "spaces"),
    "lost tag": ("<message><source>&lt;b&gt;Name&lt;/b&gt;</source><translation>Tên</translation></message>", "tags"),
    "vanished": ('<message><source>Old</source><translation type="vanished">Cũ</translation></message>', "obsolete"),
    "two plural forms": (NUMERUS.format(forms="<numerusform>%n máy</numerusform><numerusform>%n máy</numerusform>"), "plural"),
    "empty plural form": (NUMERUS.format(forms="<numerusform></numerusform>"), "empty"),
    "%n lost": (NUMERUS.format(forms="<numerusform>máy</numerusform>"), "placeholders"),
}


class Planted(unittest.TestCase):
    def tree(self, more):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        for name, text in {**CLEAN, **more}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return root

    def findings(self, more):
        return [str(f) for f in rules.examine(self.tree(more))[0]]

    def test_cleanTree_hasNoFindings(self):
        self.assertEqual(self.findings({}), [])

    def test_eachDefect_isFound(self):
        for title, (name, text, words) in DEFECTS.items():
            start = SPDX + ("#pragma once\n" if name.endswith(".h") and "#pragma once" not in text else "")
            with self.subTest(title):
                found = self.findings({name: start + text})
                self.assertTrue(any(words in f and f.startswith(name) for f in found), f"{words!r} not in {found}")

    def test_eachRawDefect_isFound(self):
        for title, (name, text, words) in RAW_DEFECTS.items():
            with self.subTest(title):
                found = self.findings({name: text})
                self.assertEqual(len(found), 1, found)
                self.assertIn(words, found[0])

    def test_everyBannedWord_hasItsDefect(self):
        texts = [rules.without(text, strings=True) for _, text, _ in DEFECTS.values()]
        import re
        without_proof = [why for pattern, why, _, _ in rules.BANNED if not any(re.search(pattern, t) for t in texts)]
        # These stand for the same mistake as a proven neighbour, under another name.
        spared = {"waits for time instead of a condition: QTRY_*", "never undefine to edit", "using namespace std", "raw memory"}
        self.assertEqual([w for w in without_proof if w not in spared], [])

    def test_emptyTree_isAFailure(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, str(HERE / "rules.py"), folder], stdout=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 1)

    def catalogue(self, messages, language="vi"):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        (root / f"domus_{language}.ts").write_text(TS.format(language=language, messages=messages), encoding="utf-8")
        return translations.examine(root)[0]

    def test_goodCatalogue_hasNoFindings(self):
        self.assertEqual(self.catalogue(GOOD_MESSAGE + NUMERUS.format(forms="<numerusform>%n máy</numerusform>")), [])

    def test_eachBadMessage_isFound(self):
        for title, (message, words) in BAD_MESSAGES.items():
            with self.subTest(title):
                found = self.catalogue(GOOD_MESSAGE + message)
                self.assertTrue(found and all(words in f for f in found), f"{words!r} not in {found}")

    def test_emptyCatalogue_isAFailure(self):
        self.assertTrue(self.catalogue(""))

    def test_brokenHeader_isFound(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "good.h").write_text("#pragma once\nstruct A { int x; };\n")
            (root / "bad.h").write_text("#pragma once\nstruct B { Unknown x; };\n")
            self.assertEqual(headers.compile_alone(["g++", "-std=c++20"], root, "good.h"), "")
            self.assertIn("Unknown", headers.compile_alone(["g++", "-std=c++20"], root, "bad.h"))

    def test_commitMessages(self):
        checker = HERE.parents[1] / "packaging" / "commit-msg"
        good = ["feat(console): show the guest's pointer", "fix: keep the name\n\nBecause it was lost.",
                "refactor(core,xml)!: one way to fail"]
        bad = ["Add things", "feat: Add things", "feat: added things", "feat: add things.", "feat: " + "x" * 80,
               "feat: add things\nand more", "feat: add things\n\n" + "word " * 30, "feature(x): add", "feat(X): add", ""]
        for message, want in [(m, 0) for m in good] + [(m, 1) for m in bad]:
            with self.subTest(message):
                done = subprocess.run([str(checker), "-"], input=message, text=True, stderr=subprocess.PIPE, check=False)
                self.assertEqual(done.returncode, want, done.stderr)


if __name__ == "__main__":
    unittest.main()
