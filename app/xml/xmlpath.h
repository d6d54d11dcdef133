// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVarLengthArray>

namespace domus {

/// A path of ours through an XML text: "devices/disk[@device='cdrom']/source", for a lens with "@attribute" at its end.
struct XmlPath
{
    struct Predicate
    {
        QByteArray attribute;
        QString value;
    };
    struct Step
    {
        QByteArray name;
        QVarLengthArray<Predicate, 2> predicates;
    };
    QVarLengthArray<Step, 4> steps;
    QByteArray attribute; ///< empty: the path leads to an element

    /// Paths are literals of ours: a malformed one is a mistake in the program (asserted).
    static XmlPath parse(const char* path);
};

} // namespace domus
