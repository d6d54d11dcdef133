// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace domus {

/// The language of the program: chosen, or the system's where Domus speaks it, else English. A change reaches every
/// window at once. GUI thread.
class Translator : public QObject
{
    Q_OBJECT
public:
    explicit Translator(QObject* parent = nullptr);

    static QStringList languages(); ///< "en", "vi"
    static QString nameOf(const QString& language); ///< in that language itself
    /// An unknown or empty one means: the system's.
    void setLanguage(const QString& language);
    QString language() const { return m_language; }

Q_SIGNALS:
    void languageChanged(const QString& language);

private:
    QString m_language;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace domus
