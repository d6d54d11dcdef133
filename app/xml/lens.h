// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/uuid.h"
#include "app/xml/xmldocument.h"

#include <QString>

namespace domus {

/// How a lens writes its value.
enum class LensForm : quint8 {
    Plain, ///< text, a number, a uuid as such; a bool as yes/no
    OnOff, ///< a bool as on/off
    Presence, ///< a bool: the element is there or not
    Bytes, ///< a ByteSize whose unit is bytes where none is written (storage); otherwise it is KiB (domains)
};

/// One property of an XML description, declared once: what it is called, where it lies, what holds when it is absent.
///
/// The path is XmlNode's, and may end in "@attribute" ("os/loader@readonly", "@type"). T is QString, bool, int,
/// ByteSize or Uuid. Setting changes that node in place and makes only what is missing on the way.
template <typename T> struct Lens
{
    const char* name = ""; ///< for tests and logs: "disk.targetBus"
    const char* path = "";
    const char* fallback = ""; ///< in XML's words
    LensForm form = LensForm::Plain;
};

namespace lenses {

QString get(XmlNode scope, const Lens<QString>& lens);
bool get(XmlNode scope, const Lens<bool>& lens);
int get(XmlNode scope, const Lens<int>& lens);
ByteSize get(XmlNode scope, const Lens<ByteSize>& lens);
Uuid get(XmlNode scope, const Lens<Uuid>& lens);

/// False, with nothing changed, where XML cannot carry the text. Setting what is already there changes no byte.
bool set(XmlNode scope, const Lens<QString>& lens, const QString& value);
bool set(XmlNode scope, const Lens<bool>& lens, bool value);
bool set(XmlNode scope, const Lens<int>& lens, int value);
/// Keeps the unit that is written when the value is a whole number of it.
bool set(XmlNode scope, const Lens<ByteSize>& lens, ByteSize value);
bool set(XmlNode scope, const Lens<Uuid>& lens, Uuid value);

bool isSet(XmlNode scope, const char* path);
/// Removes the attribute, or the element with its line.
void clear(XmlNode scope, const char* path);

template <typename T> bool isSet(XmlNode scope, const Lens<T>& lens)
{
    return isSet(scope, lens.path);
}
template <typename T> void clear(XmlNode scope, const Lens<T>& lens)
{
    clear(scope, lens.path);
}

/// The names of the lenses read and written so far in this program; recorded in builds with tests only.
QStringList usedNames();

} // namespace lenses

} // namespace domus
