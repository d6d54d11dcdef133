// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/spice/spiceinput.h"

#include <spice-client.h>

#include <algorithm>

namespace domus::consolelink {

namespace {

constexpr std::uint32_t buttonCount = 5; // left, middle, right, wheel up, wheel down: numbered from 1 by SPICE
constexpr std::uint32_t heldButtons = SPICE_MOUSE_BUTTON_MASK_LEFT | SPICE_MOUSE_BUTTON_MASK_MIDDLE
    | SPICE_MOUSE_BUTTON_MASK_RIGHT; // a wheel's step is a click and never held
constexpr std::int32_t farthest = 4096; // of one movement

/// The link's keys are RFB's: 0x80 added for E0-prefixed ones. SPICE adds 0x100.
unsigned int spiceScancode(std::uint32_t scancode)
{
    constexpr std::uint32_t plain = 0x7f;
    constexpr std::uint32_t prefixed = 0x80;
    return (scancode & plain) | ((scancode & prefixed) != 0 ? 0x100U : 0U);
}

int maskOf(std::uint32_t buttons)
{
    return static_cast<int>(buttons & heldButtons);
}

} // namespace

SpiceInput::~SpiceInput()
{
    setChannel(nullptr);
}

void SpiceInput::setChannel(SpiceChannel* channel)
{
    if (m_channel != nullptr) {
        g_signal_handlers_disconnect_by_data(m_channel, this);
    }
    m_channel = channel;
    m_buttons = 0;
    if (channel == nullptr) {
        return;
    }
    const auto lights = +[](SpiceChannel* inputs, void* self) {
        int state = 0;
        g_object_get(inputs, "key-modifiers", &state, nullptr);
        Leds message;
        message.state = static_cast<std::uint32_t>(state) & 7U; // the same bits as the link's
        static_cast<SpiceInput*>(self)->m_link.send(message);
    };
    g_signal_connect(channel, "inputs-modifiers", G_CALLBACK(lights), this);
}

void SpiceInput::send(Key key)
{
    if (m_channel == nullptr || key.scancode == 0) {
        return; // SPICE knows places on the keyboard only
    }
    auto* const inputs = SPICE_INPUTS_CHANNEL(m_channel);
    if (key.down != 0) {
        spice_inputs_channel_key_press(inputs, spiceScancode(key.scancode));
    } else {
        spice_inputs_channel_key_release(inputs, spiceScancode(key.scancode));
    }
}

void SpiceInput::send(Pointer pointer)
{
    if (m_channel == nullptr) {
        return;
    }
    const auto place = [](std::uint32_t value) { return static_cast<int>(std::min(value, maxSide)); };
    spice_inputs_channel_position(
        SPICE_INPUTS_CHANNEL(m_channel), place(pointer.x), place(pointer.y), 0, maskOf(m_buttons));
    sendButtons(pointer.buttons);
}

void SpiceInput::send(Motion motion)
{
    if (m_channel == nullptr) {
        return;
    }
    if (motion.dx != 0 || motion.dy != 0) {
        spice_inputs_channel_motion(SPICE_INPUTS_CHANNEL(m_channel), std::clamp(motion.dx, -farthest, farthest),
            std::clamp(motion.dy, -farthest, farthest), maskOf(m_buttons));
    }
    sendButtons(motion.buttons);
}

void SpiceInput::sendButtons(std::uint32_t buttons)
{
    auto* const inputs = SPICE_INPUTS_CHANNEL(m_channel);
    for (std::uint32_t i = 0; i < buttonCount; ++i) {
        const std::uint32_t bit = 1U << i;
        if (((m_buttons ^ buttons) & bit) == 0) {
            continue;
        }
        m_buttons ^= bit;
        const int number = static_cast<int>(i) + 1;
        if ((buttons & bit) != 0) {
            spice_inputs_channel_button_press(inputs, number, maskOf(m_buttons));
        } else {
            spice_inputs_channel_button_release(inputs, number, maskOf(m_buttons));
        }
    }
}

} // namespace domus::consolelink
