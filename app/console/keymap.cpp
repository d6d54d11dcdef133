// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/keymap.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace domus::keymap {

namespace {

constexpr quint32 nativeOffset = 8; // X11 key codes are evdev's + 8, and Wayland keeps that
constexpr quint32 lastIdentical = 83; // up to the keypad's point, both count the PC's first keyboard

struct CodePair
{
    quint32 evdev;
    quint32 scancode;
};

constexpr std::array others{
    CodePair{85, 0x76},
    CodePair{86, 0x56},
    CodePair{87, 0x57},
    CodePair{88, 0x58},
    CodePair{89, 0x73},
    CodePair{90, 0x78},
    CodePair{91, 0x77},
    CodePair{92, 0x79},
    CodePair{93, 0x70},
    CodePair{94, 0x7b},
    CodePair{95, 0x5c},
    CodePair{96, 0x9c},
    CodePair{97, 0x9d},
    CodePair{98, 0xb5},
    CodePair{99, 0xb7},
    CodePair{100, 0xb8},
    CodePair{102, 0xc7},
    CodePair{103, 0xc8},
    CodePair{104, 0xc9},
    CodePair{105, 0xcb},
    CodePair{106, 0xcd},
    CodePair{107, 0xcf},
    CodePair{108, 0xd0},
    CodePair{109, 0xd1},
    CodePair{110, 0xd2},
    CodePair{111, 0xd3},
    CodePair{113, 0xa0},
    CodePair{114, 0xae},
    CodePair{115, 0xb0},
    CodePair{116, 0xde},
    CodePair{117, 0x59},
    CodePair{119, 0xc6},
    CodePair{121, 0x7e},
    CodePair{122, 0xf2},
    CodePair{123, 0xf1},
    CodePair{124, 0x7d},
    CodePair{125, 0xdb},
    CodePair{126, 0xdc},
    CodePair{127, 0xdd},
    CodePair{128, 0xe8},
    CodePair{140, 0xa1},
    CodePair{142, 0xdf},
    CodePair{143, 0xe3},
    CodePair{155, 0xec},
    CodePair{158, 0xea},
    CodePair{159, 0xe9},
    CodePair{163, 0x99},
    CodePair{164, 0xa2},
    CodePair{165, 0x90},
    CodePair{166, 0xa4},
    CodePair{172, 0xb2},
    CodePair{173, 0xe7},
    CodePair{183, 0x5d},
    CodePair{184, 0x5e},
    CodePair{185, 0x5f},
    CodePair{186, 0x55},
    CodePair{187, 0x83},
    CodePair{188, 0xf7},
    CodePair{189, 0x84},
    CodePair{190, 0x5a},
    CodePair{191, 0x74},
    CodePair{192, 0xf9},
    CodePair{193, 0x6d},
    CodePair{194, 0x6f},
};

struct UsKey
{
    int key;
    quint32 scancode;
    quint32 keysym;
};

constexpr std::array usKeys{
    UsKey{Qt::Key_Escape, 0x01, 0xff1b},
    UsKey{Qt::Key_Backspace, 0x0e, 0xff08},
    UsKey{Qt::Key_Tab, 0x0f, 0xff09},
    UsKey{Qt::Key_Backtab, 0x0f, 0xff09},
    UsKey{Qt::Key_Return, 0x1c, 0xff0d},
    UsKey{Qt::Key_Enter, 0x9c, 0xff8d},
    UsKey{Qt::Key_Control, 0x1d, 0xffe3},
    UsKey{Qt::Key_Shift, 0x2a, 0xffe1},
    UsKey{Qt::Key_Alt, 0x38, 0xffe9},
    UsKey{Qt::Key_AltGr, 0xb8, 0xfe03},
    UsKey{Qt::Key_Meta, 0xdb, 0xffeb},
    UsKey{Qt::Key_Menu, 0xdd, 0xff67},
    UsKey{Qt::Key_CapsLock, 0x3a, 0xffe5},
    UsKey{Qt::Key_NumLock, 0x45, 0xff7f},
    UsKey{Qt::Key_ScrollLock, 0x46, 0xff14},
    UsKey{Qt::Key_Print, 0xb7, 0xff61},
    UsKey{Qt::Key_Pause, 0xc6, 0xff13},
    UsKey{Qt::Key_Insert, 0xd2, 0xff63},
    UsKey{Qt::Key_Delete, 0xd3, 0xffff},
    UsKey{Qt::Key_Home, 0xc7, 0xff50},
    UsKey{Qt::Key_End, 0xcf, 0xff57},
    UsKey{Qt::Key_PageUp, 0xc9, 0xff55},
    UsKey{Qt::Key_PageDown, 0xd1, 0xff56},
    UsKey{Qt::Key_Left, 0xcb, 0xff51},
    UsKey{Qt::Key_Up, 0xc8, 0xff52},
    UsKey{Qt::Key_Right, 0xcd, 0xff53},
    UsKey{Qt::Key_Down, 0xd0, 0xff54},
    UsKey{Qt::Key_F11, 0x57, 0xffc8},
    UsKey{Qt::Key_F12, 0x58, 0xffc9},
    UsKey{Qt::Key_Space, 0x39, 0x20},
    UsKey{Qt::Key_Minus, 0x0c, '-'},
    UsKey{Qt::Key_Underscore, 0x0c, '_'},
    UsKey{Qt::Key_Equal, 0x0d, '='},
    UsKey{Qt::Key_Plus, 0x0d, '+'},
    UsKey{Qt::Key_BracketLeft, 0x1a, '['},
    UsKey{Qt::Key_BraceLeft, 0x1a, '{'},
    UsKey{Qt::Key_BracketRight, 0x1b, ']'},
    UsKey{Qt::Key_BraceRight, 0x1b, '}'},
    UsKey{Qt::Key_Semicolon, 0x27, ';'},
    UsKey{Qt::Key_Colon, 0x27, ':'},
    UsKey{Qt::Key_Apostrophe, 0x28, '\''},
    UsKey{Qt::Key_QuoteDbl, 0x28, '"'},
    UsKey{Qt::Key_QuoteLeft, 0x29, '`'},
    UsKey{Qt::Key_AsciiTilde, 0x29, '~'},
    UsKey{Qt::Key_Backslash, 0x2b, '\\'},
    UsKey{Qt::Key_Bar, 0x2b, '|'},
    UsKey{Qt::Key_Comma, 0x33, ','},
    UsKey{Qt::Key_Less, 0x33, '<'},
    UsKey{Qt::Key_Period, 0x34, '.'},
    UsKey{Qt::Key_Greater, 0x34, '>'},
    UsKey{Qt::Key_Slash, 0x35, '/'},
    UsKey{Qt::Key_Question, 0x35, '?'},
    UsKey{Qt::Key_Exclam, 0x02, '!'},
    UsKey{Qt::Key_At, 0x03, '@'},
    UsKey{Qt::Key_NumberSign, 0x04, '#'},
    UsKey{Qt::Key_Dollar, 0x05, '$'},
    UsKey{Qt::Key_Percent, 0x06, '%'},
    UsKey{Qt::Key_AsciiCircum, 0x07, '^'},
    UsKey{Qt::Key_Ampersand, 0x08, '&'},
    UsKey{Qt::Key_Asterisk, 0x09, '*'},
    UsKey{Qt::Key_ParenLeft, 0x0a, '('},
    UsKey{Qt::Key_ParenRight, 0x0b, ')'},
};

constexpr std::array<quint32, 26> letters{0x1e, 0x30, 0x2e, 0x20, 0x12, 0x21, 0x22, 0x23, 0x17, 0x24, 0x25, 0x26, 0x32,
    0x31, 0x18, 0x19, 0x10, 0x13, 0x1f, 0x14, 0x16, 0x2f, 0x11, 0x2d, 0x15, 0x2c};

constexpr quint32 firstFunctionKeysym = 0xffbe;

} // namespace

quint32 scancodeOfEvdev(quint32 code)
{
    if (code >= 1 && code <= lastIdentical) {
        return code;
    }
    const auto* found
        = std::find_if(others.begin(), others.end(), [code](CodePair pair) { return pair.evdev == code; });
    return found == others.end() ? 0 : found->scancode;
}

GuestKey fromEvent(const QKeyEvent& event)
{
    const quint32 native = event.nativeScanCode();
    if (native > nativeOffset) {
        return {scancodeOfEvdev(native - nativeOffset), event.nativeVirtualKey()};
    }
    GuestKey key = fromQtKey(event.key());
    const QString text = event.text();
    if (text.size() == 1 && text.front().unicode() > 0x20 && text.front().unicode() < 0x7f) {
        key.keysym = text.front().unicode();
    }
    return key;
}

GuestKey fromQtKey(int key)
{
    if (key >= Qt::Key_A && key <= Qt::Key_Z) {
        const auto index = static_cast<std::size_t>(key - Qt::Key_A);
        return {letters.at(index), static_cast<quint32>('a' + index)};
    }
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        const auto digit = static_cast<quint32>(key - Qt::Key_0);
        return {digit == 0 ? 0x0bU : digit + 1, '0' + digit};
    }
    if (key >= Qt::Key_F1 && key <= Qt::Key_F10) {
        const auto index = static_cast<quint32>(key - Qt::Key_F1);
        return {0x3b + index, firstFunctionKeysym + index};
    }
    const auto* found = std::find_if(usKeys.begin(), usKeys.end(), [key](UsKey one) { return one.key == key; });
    return found == usKeys.end() ? GuestKey{} : GuestKey{found->scancode, found->keysym};
}

} // namespace domus::keymap
