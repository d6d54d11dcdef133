// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/keymap.h"

#include <QVector>

#include <optional>

namespace domus {

/// Which keys the guest believes are held. Pure: says what to send.
class KeyTracker
{
public:
    /// What to send for a press; a repeated one is sent again (the guest's own repeat may be off).
    std::optional<GuestKey> press(quint32 nativeCode, GuestKey key);
    /// A release goes out as the key was pressed, even when a modifier has changed its keysym since; none when it was
    /// never pressed here.
    std::optional<GuestKey> release(quint32 nativeCode);
    /// What must be released now, the latest first: focus was lost, the console closes.
    QVector<GuestKey> releaseAll();
    bool isEmpty() const { return m_held.isEmpty(); }

private:
    struct Held
    {
        quint32 nativeCode = 0;
        GuestKey key;
    };
    QVector<Held> m_held;
};

/// Tells when the keyboard should come back to the host: Ctrl and Alt pressed together and let go, with no other key
/// between. Pure.
class ReleaseCombination
{
public:
    void press(int key);
    /// True when the combination is complete with this.
    bool release(int key);
    void reset();

private:
    bool m_isControlDown = false;
    bool m_isAltDown = false;
    bool m_isArmed = false;
};

} // namespace domus
