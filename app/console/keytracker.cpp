// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/keytracker.h"

#include <algorithm>

namespace domus {

std::optional<GuestKey> KeyTracker::press(quint32 nativeCode, GuestKey key)
{
    if (!key.isValid()) {
        return std::nullopt;
    }
    for (const Held& held : std::as_const(m_held)) {
        if (held.nativeCode == nativeCode) {
            return held.key;
        }
    }
    m_held.append({nativeCode, key});
    return key;
}

std::optional<GuestKey> KeyTracker::release(quint32 nativeCode)
{
    for (qsizetype i = 0; i < m_held.size(); ++i) {
        if (m_held.at(i).nativeCode == nativeCode) {
            return m_held.takeAt(i).key;
        }
    }
    return std::nullopt;
}

QVector<GuestKey> KeyTracker::releaseAll()
{
    QVector<GuestKey> keys;
    keys.reserve(m_held.size());
    for (const Held& held : std::as_const(m_held)) {
        keys.append(held.key);
    }
    std::reverse(keys.begin(), keys.end());
    m_held.clear();
    return keys;
}

void ReleaseCombination::press(int key)
{
    if (key == Qt::Key_Control) {
        m_isControlDown = true;
    } else if (key == Qt::Key_Alt || key == Qt::Key_Meta) { // Ctrl then Alt arrives as Meta on some layouts
        m_isAltDown = true;
    } else {
        m_isArmed = false;
        return;
    }
    m_isArmed = m_isControlDown && m_isAltDown;
}

bool ReleaseCombination::release(int key)
{
    const bool isOurs = key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta;
    const bool isComplete = isOurs && m_isArmed;
    if (key == Qt::Key_Control) {
        m_isControlDown = false;
    } else if (isOurs) {
        m_isAltDown = false;
    }
    m_isArmed = false;
    return isComplete;
}

void ReleaseCombination::reset()
{
    *this = {};
}

} // namespace domus
