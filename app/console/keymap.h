// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTypeInfo>
#include <QtGlobal>

class QKeyEvent;

namespace domus {

/// One key as a guest understands it.
struct GuestKey
{
    quint32 scancode = 0; ///< XT, 0x80 added for E0-prefixed ones; 0 when unknown
    quint32 keysym = 0; ///< X11 keysym; 0 when unknown

    bool isValid() const { return scancode != 0 || keysym != 0; }
    friend bool operator==(GuestKey, GuestKey) = default;
};

/// Which key of the keyboard was meant: the place on it (scancode) decides, whatever layout the host has.
namespace keymap {

/// The XT scancode of a Linux input code (KEY_*), 0 when there is none.
quint32 scancodeOfEvdev(quint32 code);
/// From a native event (xcb and wayland give evdev + 8); one without native codes is read as of a US keyboard.
GuestKey fromEvent(const QKeyEvent& event);
/// A key of a US keyboard by its Qt::Key, for send-key menus.
GuestKey fromQtKey(int key);

} // namespace keymap

} // namespace domus

Q_DECLARE_TYPEINFO(domus::GuestKey, Q_RELOCATABLE_TYPE);
