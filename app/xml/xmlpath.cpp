// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmlpath.h"

namespace domus {

namespace {

/// "[@device='cdrom']" without its brackets.
XmlPath::Predicate parsePredicate(QByteArrayView text)
{
    const qsizetype equals = text.indexOf('=');
    Q_ASSERT(text.startsWith('@') && equals > 1 && text.size() >= equals + 3);
    return {
        text.sliced(1, equals - 1).toByteArray(), QString::fromUtf8(text.sliced(equals + 2, text.size() - equals - 3))};
}

XmlPath::Step parseStep(QByteArrayView text)
{
    XmlPath::Step step;
    qsizetype open = text.indexOf('[');
    step.name = (open < 0 ? text : text.first(open)).toByteArray();
    while (open >= 0) {
        const qsizetype close = text.indexOf("']", open);
        Q_ASSERT(close > open);
        step.predicates.append(parsePredicate(text.sliced(open + 1, close - open)));
        open = text.indexOf('[', close);
    }
    return step;
}

/// The next '/' or '@' that is not inside a predicate.
qsizetype endOfStep(QByteArrayView text)
{
    bool inside = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '[') {
            inside = true;
        } else if (text[i] == ']') {
            inside = false;
        } else if (!inside && (text[i] == '/' || text[i] == '@')) {
            return i;
        }
    }
    return text.size();
}

} // namespace

XmlPath XmlPath::parse(const char* path)
{
    XmlPath result;
    QByteArrayView rest(path);
    while (!rest.isEmpty()) {
        if (rest.startsWith('@')) {
            result.attribute = rest.sliced(1).toByteArray();
            break;
        }
        const qsizetype end = endOfStep(rest);
        result.steps.append(parseStep(rest.first(end)));
        rest = rest.sliced(end);
        if (rest.startsWith('/')) {
            rest = rest.sliced(1);
        }
    }
    return result;
}

} // namespace domus
