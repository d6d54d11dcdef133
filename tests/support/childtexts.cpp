// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/childtexts.h"

#include <QXmlStreamReader>

namespace domus {

QHash<QString, QString> childTexts(const QByteArray& xml)
{
    QHash<QString, QString> texts;
    QXmlStreamReader reader(xml);
    if (!reader.readNextStartElement()) {
        return texts;
    }
    while (reader.readNextStartElement()) {
        const QString name = reader.name().toString();
        texts.insert(name, reader.readElementText(QXmlStreamReader::SkipChildElements));
    }
    return texts;
}

} // namespace domus
