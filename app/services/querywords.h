// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/machinequery.h"

#include <QLatin1String>
#include <QString>
#include <QVector>

#include <array>

/// How a query's text falls into words: what reading and completing it share.
namespace domus::querywords {

/// Where nothing of the kind is there: "tag:none".
inline constexpr QLatin1String none("none");

struct KeyWord
{
    QLatin1String word;
    MachineQuery::Key key = MachineQuery::Key::Words;
};

/// In the order to offer them.
inline constexpr std::array keys{
    KeyWord{QLatin1String("state"), MachineQuery::Key::State},
    KeyWord{QLatin1String("tag"), MachineQuery::Key::Tag},
    KeyWord{QLatin1String("group"), MachineQuery::Key::Group},
    KeyWord{QLatin1String("host"), MachineQuery::Key::Host},
    KeyWord{QLatin1String("os"), MachineQuery::Key::Os},
    KeyWord{QLatin1String("ip"), MachineQuery::Key::Address},
    KeyWord{QLatin1String("name"), MachineQuery::Key::Name},
    KeyWord{QLatin1String("notes"), MachineQuery::Key::Notes},
    KeyWord{QLatin1String("autostart"), MachineQuery::Key::Autostart},
};

struct StateWord
{
    QLatin1String word;
    bool (*matches)(const MachineFacets&) = nullptr;
};

/// The words after "state:" that mean the same in every language.
const std::array<StateWord, 7>& states();
/// "autostart:no"
bool isNo(const QString& foldedWord);

struct Token
{
    qsizetype from = 0; ///< in the text, with minus, key and quotes
    qsizetype length = 0;
    MachineQuery::Key key = MachineQuery::Key::Words;
    QString value; ///< without quotes, not folded
    bool isNegated = false;
};

/// Any text; an unclosed quote goes to the end. A minus or colon with nothing after it is a token with an empty value.
QVector<Token> split(const QString& text);

} // namespace domus::querywords
