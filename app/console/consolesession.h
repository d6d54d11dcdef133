// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"
#include "app/console/keymap.h"
#include "app/console/keytracker.h"

#include <QImage>
#include <QObject>
#include <QRegion>

#include <chrono>
#include <memory>
#include <optional>

namespace domus {

struct ServerCertificate;

enum class ConsoleState {
    Idle, ///< not started
    Opening, ///< the address is being asked for
    Connecting, ///< the process connects; also while the password is asked
    Connected,
    Waiting, ///< lost or not there yet: tried again by itself; reason() says why
    Closed, ///< failed in a way that trying again by itself does not cure; reason() says why
};

/// One console: a picture that changes, and a way to type into it. GUI thread; never blocks.
///
/// Owns the process that decodes (see protocol.h). Should the server or the process go, the last picture stays and the
/// session connects again by itself, asking the opener anew.
class ConsoleSession : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleSession(QObject* parent = nullptr);
    ~ConsoleSession() override;
    Q_DISABLE_COPY_MOVE(ConsoleSession)

    void setOpener(ConsoleOpener opener);
    void start();
    /// To Idle; the picture stays.
    void stop();
    /// Tries again at once when waiting or closed: the machine has just been started, the user asked.
    void retryNow();

    ConsoleState state() const;
    /// Why it waits or was closed; meaningless otherwise.
    Error reason() const;
    /// Closed for good, with what the opener said: there is no picture at all, so trying again is of no use.
    std::optional<NoPicture::Why> noPicture() const;
    /// The picture; null before the first frame. Valid until control returns to the event loop: do not keep it, copy.
    const QImage& image() const;
    QSize size() const { return image().size(); }
    QString serverName() const; ///< foreign text
    ConsoleProtocol protocol() const; ///< of the connection there is, or of the last one
    /// Where it is connected to, for people: "127.0.0.1:5900".
    QString addressText() const;

    /// Only these are offered to the guest while Connected; otherwise nothing is sent.
    void pressKey(quint32 nativeCode, GuestKey key);
    void releaseKey(quint32 nativeCode);
    void releaseAllKeys();
    /// Presses in this order, releases in the opposite one.
    void sendKeys(const QVector<GuestKey>& keys);
    /// In guest pixels; buttons as protocol.h has them.
    void movePointer(QPoint position, quint32 buttons);
    /// Where the guest's pointer is moved instead of placed; see isPointerRelative().
    void movePointerBy(QPoint movement, quint32 buttons);
    /// The guest takes movements, and shows by itself where its pointer is.
    bool isPointerRelative() const;
    void answerPassword(const QString& password);
    /// To Closed: nobody has the password.
    void declinePassword();
    /// The answer to certificateShown(). Trusted, it is remembered for this server; not, the session is Closed.
    void answerCertificate(bool isTrusted);
    /// Closed, since the server shows another certificate than the one that was trusted.
    bool isCertificateChanged() const;
    /// That one counts no more; tries again, and asks about the new one.
    void forgetCertificate();
    /// Nobody looks: the server is asked for nothing.
    void setVisible(bool visible);

    struct Statistics
    {
        quint64 updates = 0; ///< decoded since the connection
        quint64 frames = 0; ///< shown since the start
        quint64 bytes = 0; ///< read from the server since the connection
        quint64 connections = 0; ///< made since the start
    };
    Statistics statistics() const;
    /// When the updates in the picture were received: the first since the frame before, and the last.
    struct FrameTimes
    {
        std::chrono::steady_clock::time_point oldest;
        std::chrono::steady_clock::time_point newest;
    };
    FrameTimes frameTimes() const;
    /// For a receiver of frameChanged that shows the picture later: the next one is handed over only after
    /// frameShown(), with all that has come until then, so that none grows old waiting. By itself after a moment.
    void holdFrame();
    void frameShown();
    /// Of the process; 0 when there is none.
    qint64 processId() const;

Q_SIGNALS:
    void stateChanged(domus::ConsoleState state);
    void frameChanged(const QRegion& damage); ///< in guest pixels
    void sizeChanged(QSize size); ///< before the frameChanged of all of it
    void firstFrame(); ///< of each connection
    void cursorChanged(const QImage& image, QPoint hotspot); ///< a null image: the guest hides its pointer
    void ledsChanged(quint32 state);
    void pointerModeChanged(bool isRelative);
    /// Where the guest's pointer is, in guest pixels: only of use while it is relative.
    void cursorMoved(QPoint position);
    /// Answer with answerPassword(); wasWrong: the one before was refused.
    void passwordNeeded(bool wasWrong);
    /// A server that nobody vouches for: answer with answerCertificate(). Nothing has been sent to it.
    void certificateShown(const domus::ServerCertificate& certificate);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus

Q_DECLARE_METATYPE(domus::ConsoleState)
