// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/packetsocket.h"

#include <QImage>
#include <QRegion>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace domus {

/// The window's end of the shared frame buffers. Believes nothing: every number and descriptor of the process is
/// checked before it is used. GUI thread.
class FrameReader
{
public:
    FrameReader();
    ~FrameReader();
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;

    /// A new generation; the picture shown stays until its first frame. False when anything is wrong with it.
    bool setBuffers(const consolelink::Buffers& message, std::vector<UniqueFd>& fds);

    struct Switch
    {
        QRegion damage; ///< all of it after a change of size
        bool isNewSize = false;
        std::optional<consolelink::Release> release; ///< to be sent, once image() is what is painted
    };
    /// Shows a frame; none when it is wrong.
    std::optional<Switch> show(const consolelink::Frame& message);

    /// The picture: shares the memory of the buffer shown, valid until the next show(). Null before the first.
    const QImage& image() const { return m_image; }
    /// A new process begins: the picture is kept as a copy, everything else forgotten.
    void detach();

private:
    struct Generation;
    std::unique_ptr<Generation> m_shown;
    std::unique_ptr<Generation> m_next;
    int m_buffer = -1; // of the generation shown
    std::uint64_t m_serial = 0;
    QImage m_image;
};

/// A cursor's picture from the process, checked; a null image when it is wrong.
QImage readCursor(const consolelink::Cursor& message, const std::vector<UniqueFd>& fds);

} // namespace domus
