#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues are complete and faithful:  translations.py [FOLDER]

English is the source language: domus_en.ts holds plural forms only. Vietnamese is complete: nothing unfinished,
empty or obsolete, the same placeholders, tags, mnemonic and ending as the source, one plural form. The terms of
GLOSSARY.md (a table: English | tiếng Việt | not) are used as it says.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

PLURAL_FORMS = {"vi": 1, "en": 2}
PLACEHOLDER = re.compile(r"%L?\d+|%n")
TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^>]*>", re.IGNORECASE)
# What a text may end with that its translation has to end with too.
ENDINGS = ("…", "...", ":", "?", "!", ".", ",", ";")


def ending(text):
    text = text.rstrip()
    return next((e for e in ENDINGS if text.endswith(e)), "")


def has_mnemonic(text):
    return re.search(r"&(?!&)\S", text.replace("&&", "")) is not None and not re.search(r"&[a-z]+;", text)


def glossary(folder):
    """[(English term, Vietnamese term, [words not to use])]"""
    terms = []
    path = folder / "GLOSSARY.md"
    if not path.exists():
        return terms
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if line.lstrip().startswith("|") and len(cells) >= 2 and cells[0] and not set(cells[0]) <= set("-: "):
            avoid = [w.strip().lower() for w in cells[2].split(",") if w.strip(" -–—")] if len(cells) > 2 else []
            terms.append((cells[0].lower(), cells[1].lower(), avoid))
    return terms[1:]  # the heading


def examine_message(where, language, message, terms):
    source = message.findtext("source") or ""
    translation = message.find("translation")
    where = f"{where}: {source[:60]!r}"
    if translation is None:
        return [f"{where}: empty"]
    kind = translation.get("type")
    if kind in ("vanished", "obsolete"):
        return [f"{where}: obsolete; lupdate with -no-obsolete"]
    if kind == "unfinished":
        return [f"{where}: unfinished"]
    is_numerus = message.get("numerus") == "yes"
    forms = [f.text or "" for f in translation.findall("numerusform")] if is_numerus else [translation.text or ""]
    found = []
    if is_numerus and len(forms) != PLURAL_FORMS.get(language, len(forms)):
        found.append(f"{where}: {len(forms)} plural forms, the language has {PLURAL_FORMS[language]}")
    for text in forms:
        if not text.strip():
            found.append(f"{where}: empty")
            continue
        # English may say "one machine" without its number.
        wanted, got = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(text))
        if wanted != got and not (language == "en" and wanted - got <= {"%n"}):
            found.append(f"{where}: placeholders {sorted(wanted)} became {sorted(got)}")
        if sorted(t.lower() for t in TAG.findall(source)) != sorted(t.lower() for t in TAG.findall(text)):
            found.append(f"{where}: tags differ")
        if has_mnemonic(source) != has_mnemonic(text):
            found.append(f"{where}: mnemonic (&) on one side only")
        if ending(source) != ending(text):
            found.append(f"{where}: ends differently: {ending(source)!r} became {ending(text)!r}")
        if (text != text.strip()) != (source != source.strip()):
            found.append(f"{where}: spaces at its edge")
        if language == "vi":
            plain_source, plain = source.replace("&", "").lower(), text.replace("&", "").lower()
            for english, _, avoid in terms:
                if re.search(rf"\b{re.escape(english)}s?\b", plain_source):
                    found += [f"{where}: the glossary says not {word!r} for {english!r}" for word in avoid
                              if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain)]
    return found


def examine(folder):
    """(findings, number of messages)"""
    found, count = [], 0
    terms = glossary(folder)
    catalogues = sorted(folder.glob("*.ts"))
    for path in catalogues:
        tree = ElementTree.parse(path).getroot()
        language = (tree.get("language") or path.stem.rsplit("_", 1)[-1]).split("_")[0]
        messages = [(c.findtext("name") or "", m) for c in tree.iter("context") for m in c.iter("message")]
        if not messages and language != "en":
            found.append(f"{path.name}: empty")
        count += len(messages)
        for context, message in messages:
            found += examine_message(f"{path.name}: {context}", language, message, terms)
    if not catalogues:
        found.append(f"no catalogue in {folder}")
    return found, count


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "translations").resolve()
    found, count = examine(folder)
    for line in found:
        print(line)
    print(f"{count} messages, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
