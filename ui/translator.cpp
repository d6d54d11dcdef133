// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace domus {

Translator::Translator(QObject* parent) : QObject(parent) { }

QStringList Translator::languages()
{
    return {QStringLiteral("en"), QStringLiteral("vi")};
}

QString Translator::nameOf(const QString& language)
{
    return language == QLatin1String("vi") ? QStringLiteral("Tiếng Việt") : QStringLiteral("English");
}

void Translator::setLanguage(const QString& language)
{
    QLocale locale = QLocale::system();
    QString chosen = language;
    if (!languages().contains(chosen)) {
        chosen = locale.name().left(2);
        if (!languages().contains(chosen)) {
            chosen = QStringLiteral("en");
        }
    }
    // Numbers and dates follow the words; a system in the same language keeps its country.
    if (locale.name().left(2) != chosen) {
        locale = QLocale(chosen == QLatin1String("vi") ? QLocale(QLocale::Vietnamese, QLocale::Vietnam)
                                                       : QLocale(QLocale::English, QLocale::UnitedStates));
    }
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // Qt's own catalogue, where there is one, lies under ours, which brings what Qt lacks.
    if (m_qt.load(QStringLiteral("qtbase_") % chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_own.load(QStringLiteral(":/i18n/domus_") % chosen)) {
        QCoreApplication::installTranslator(&m_own);
    }
    m_language = chosen;
    Q_EMIT languageChanged(chosen);
}

} // namespace domus
