// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/terminal/terminalkeys.h"

#include <QVector>

#include <vterm.h>

#include <array>

namespace domus {

namespace {

struct Named
{
    Qt::Key key;
    VTermKey code;
};

constexpr std::array named{
    Named{Qt::Key_Return, VTERM_KEY_ENTER},
    Named{Qt::Key_Enter, VTERM_KEY_ENTER},
    Named{Qt::Key_Tab, VTERM_KEY_TAB},
    Named{Qt::Key_Backtab, VTERM_KEY_TAB},
    Named{Qt::Key_Backspace, VTERM_KEY_BACKSPACE},
    Named{Qt::Key_Escape, VTERM_KEY_ESCAPE},
    Named{Qt::Key_Up, VTERM_KEY_UP},
    Named{Qt::Key_Down, VTERM_KEY_DOWN},
    Named{Qt::Key_Left, VTERM_KEY_LEFT},
    Named{Qt::Key_Right, VTERM_KEY_RIGHT},
    Named{Qt::Key_Insert, VTERM_KEY_INS},
    Named{Qt::Key_Delete, VTERM_KEY_DEL},
    Named{Qt::Key_Home, VTERM_KEY_HOME},
    Named{Qt::Key_End, VTERM_KEY_END},
    Named{Qt::Key_PageUp, VTERM_KEY_PAGEUP},
    Named{Qt::Key_PageDown, VTERM_KEY_PAGEDOWN},
};

VTermModifier modifiersOf(Qt::KeyboardModifiers modifiers)
{
    unsigned result = VTERM_MOD_NONE;
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        result |= VTERM_MOD_SHIFT;
    }
    if (modifiers.testFlag(Qt::AltModifier)) {
        result |= VTERM_MOD_ALT;
    }
    if (modifiers.testFlag(Qt::ControlModifier)) {
        result |= VTERM_MOD_CTRL;
    }
    return static_cast<VTermModifier>(result);
}

/// Ctrl with a letter or one of @[\]^_ is a control character. What the text of such a key holds differs by platform.
bool sendControl(VTerm& terminal, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (!modifiers.testFlag(Qt::ControlModifier) || key < Qt::Key_At || key > Qt::Key_Underscore) {
        return false;
    }
    const bool isLetter = key >= Qt::Key_A && key <= Qt::Key_Z;
    const auto character = static_cast<std::uint32_t>(isLetter ? key - Qt::Key_A + 'a' : key);
    vterm_keyboard_unichar(&terminal, character, modifiersOf(modifiers & (Qt::ControlModifier | Qt::AltModifier)));
    return true;
}

} // namespace

void sendCharacter(VTerm& terminal, char32_t character)
{
    if (character == U'\n' || character == U'\r') {
        vterm_keyboard_key(&terminal, VTERM_KEY_ENTER, VTERM_MOD_NONE);
    } else if (character == U'\t') {
        vterm_keyboard_key(&terminal, VTERM_KEY_TAB, VTERM_MOD_NONE);
    } else if (character >= U' ' && character != 0x7f) { // a control character in a text was never meant to act
        vterm_keyboard_unichar(&terminal, character, VTERM_MOD_NONE);
    }
}

bool sendKey(VTerm& terminal, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    for (const Named& one : named) {
        if (one.key == key) {
            const auto with = key == Qt::Key_Backtab ? modifiers | Qt::ShiftModifier : modifiers;
            vterm_keyboard_key(&terminal, one.code, modifiersOf(with));
            return true;
        }
    }
    if (key >= Qt::Key_F1 && key <= Qt::Key_F12) {
        const int number = key - Qt::Key_F1 + 1;
        vterm_keyboard_key(&terminal, static_cast<VTermKey>(VTERM_KEY_FUNCTION(number)), modifiersOf(modifiers));
        return true;
    }
    if (sendControl(terminal, key, modifiers)) {
        return true;
    }
    if (key == Qt::Key_Space && modifiers.testFlag(Qt::ControlModifier)) {
        vterm_keyboard_unichar(&terminal, U' ', VTERM_MOD_CTRL);
        return true;
    }
    bool isSent = false;
    const QVector<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        if (character >= U' ' && character != 0x7f) {
            vterm_keyboard_unichar(&terminal, character, modifiersOf(modifiers & Qt::AltModifier));
            isSent = true;
        }
    }
    return isSent;
}

} // namespace domus
