// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/framereader.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <array>

namespace domus {

namespace {

using namespace consolelink;

// A mapping of a memfd that cannot shrink, so reading it never faults.
class Mapping
{
public:
    Mapping() = default;
    Mapping(const UniqueFd& fd, std::size_t size)
    {
        const int seals = ::fcntl(fd.get(), F_GET_SEALS);
        struct stat status
        {
        };
        if (seals < 0 || (seals & F_SEAL_SHRINK) == 0 || ::fstat(fd.get(), &status) != 0 || status.st_size < 0
            || static_cast<std::size_t>(status.st_size) < size) {
            return;
        }
        void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
        if (data != MAP_FAILED) {
            m_data = static_cast<const uchar*>(data);
            m_size = size;
        }
    }
    ~Mapping()
    {
        if (m_data != nullptr) {
            ::munmap(const_cast<uchar*>(m_data), m_size);
        }
    }
    Mapping(Mapping&& other) noexcept : m_data(std::exchange(other.m_data, nullptr)), m_size(other.m_size) { }
    Mapping& operator=(Mapping&& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        return *this;
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    bool isValid() const { return m_data != nullptr; }
    const uchar* data() const { return m_data; }

private:
    const uchar* m_data = nullptr;
    std::size_t m_size = 0;
};

bool isSizeAllowed(std::uint32_t width, std::uint32_t height)
{
    return width > 0 && height > 0 && width <= maxSide && height <= maxSide && width * height <= maxPixels;
}

} // namespace

struct FrameReader::Generation
{
    std::uint32_t number = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<Mapping> buffers;

    QImage image(std::size_t buffer) const
    {
        return {buffers.at(buffer).data(), static_cast<int>(width), static_cast<int>(height),
            static_cast<qsizetype>(width) * static_cast<qsizetype>(bytesPerPixel), QImage::Format_RGB32};
    }
};

FrameReader::FrameReader() = default;
FrameReader::~FrameReader() = default;

bool FrameReader::setBuffers(const Buffers& message, std::vector<UniqueFd>& fds)
{
    if (!isSizeAllowed(message.width, message.height) || message.count < 2 || message.count > maxBuffers
        || fds.size() != message.count) {
        return false;
    }
    auto generation = std::make_unique<Generation>();
    generation->number = message.generation;
    generation->width = message.width;
    generation->height = message.height;
    const std::size_t size = std::size_t{message.width} * message.height * bytesPerPixel;
    generation->buffers.reserve(fds.size());
    for (const UniqueFd& fd : fds) {
        Mapping mapping(fd, size);
        if (!mapping.isValid()) {
            return false;
        }
        generation->buffers.push_back(std::move(mapping));
    }
    m_next = std::move(generation);
    return true;
}

std::optional<FrameReader::Switch> FrameReader::show(const Frame& message)
{
    const bool isNew = m_next != nullptr && message.generation == m_next->number;
    const bool isShown = !isNew && m_shown != nullptr && message.generation == m_shown->number;
    if (!isNew && !isShown) {
        return std::nullopt;
    }
    const Generation& generation = isNew ? *m_next : *m_shown;
    if (message.buffer >= generation.buffers.size() || message.rectCount > maxDamage
        || (isShown && static_cast<int>(message.buffer) == m_buffer) || message.serial <= m_serial) {
        return std::nullopt;
    }
    const QRect whole(0, 0, static_cast<int>(generation.width), static_cast<int>(generation.height));
    Switch result;
    if (isNew) {
        result.damage = whole;
    } else {
        std::array<QRect, maxDamage> rects;
        for (std::uint32_t i = 0; i < message.rectCount; ++i) {
            const Rect& rect = message.rects[i];
            rects.at(i) = QRect(rect.x, rect.y, rect.width, rect.height);
            if (rects.at(i).isEmpty() || !whole.contains(rects.at(i))) {
                return std::nullopt;
            }
            result.damage += rects.at(i);
        }
        Release release;
        release.generation = m_shown->number;
        release.buffer = static_cast<std::uint32_t>(m_buffer);
        result.release = release;
    }
    result.isNewSize = isNew && (m_image.size() != whole.size());
    m_image = generation.image(message.buffer);
    m_buffer = static_cast<int>(message.buffer);
    m_serial = message.serial;
    if (isNew) {
        m_shown = std::move(m_next); // after the image let go of the old one's memory
    }
    return result;
}

void FrameReader::detach()
{
    m_image = m_image.copy();
    m_shown.reset();
    m_next.reset();
    m_buffer = -1;
    m_serial = 0;
}

QImage readCursor(const Cursor& message, const std::vector<UniqueFd>& fds)
{
    if (message.width == 0 || message.height == 0 || message.width > maxCursorSide || message.height > maxCursorSide
        || message.hotX > message.width || message.hotY > message.height || fds.size() != 1) {
        return {};
    }
    const Mapping mapping(fds[0], std::size_t{message.width} * message.height * bytesPerPixel);
    if (!mapping.isValid()) {
        return {};
    }
    const QImage shared(mapping.data(), static_cast<int>(message.width), static_cast<int>(message.height),
        static_cast<qsizetype>(message.width) * static_cast<qsizetype>(bytesPerPixel),
        QImage::Format_ARGB32_Premultiplied);
    return shared.copy();
}

} // namespace domus
