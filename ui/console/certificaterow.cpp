// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/certificaterow.h"

#include "app/console/consolesession.h"
#include "app/console/servercertificate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

CertificateRow::CertificateRow(ConsoleSession* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_text(new QLabel(this))
    , m_trust(new QPushButton(this))
    , m_decline(new QPushButton(this))
    , m_forget(new QPushButton(this))
{
    setObjectName(QStringLiteral("consoleCertificateRow"));
    m_text->setObjectName(QStringLiteral("consoleCertificateText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard); // to be compared
    m_trust->setObjectName(QStringLiteral("consoleCertificateTrust"));
    m_decline->setObjectName(QStringLiteral("consoleCertificateDecline"));
    m_forget->setObjectName(QStringLiteral("consoleCertificateForget"));

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_forget);
    buttons->addWidget(m_trust);
    buttons->addWidget(m_decline);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addLayout(buttons);

    connect(m_session, &ConsoleSession::certificateShown, this, &CertificateRow::ask);
    connect(m_session, &ConsoleSession::stateChanged, this, &CertificateRow::follow);
    connect(m_trust, &QPushButton::clicked, this, [this] {
        m_certificate.reset();
        hide();
        m_session->answerCertificate(true);
    });
    connect(m_decline, &QPushButton::clicked, this, [this] { m_session->answerCertificate(false); });
    connect(m_forget, &QPushButton::clicked, m_session, &ConsoleSession::forgetCertificate);
    retranslate();
    hide();
}

CertificateRow::~CertificateRow() = default;

void CertificateRow::ask(const ServerCertificate& certificate)
{
    m_certificate = std::make_unique<ServerCertificate>(certificate);
    retranslate();
    m_trust->show();
    m_decline->show();
    m_forget->hide();
    show();
    // Whoever types elsewhere goes on there. What Enter does must not be to trust.
    const QWidget* const typedInto = window()->focusWidget();
    if (typedInto == nullptr || typedInto == window() || parentWidget()->isAncestorOf(typedInto)) {
        m_decline->setFocus();
    }
}

/// An answer, or an end that needs none.
void CertificateRow::follow()
{
    m_certificate.reset();
    retranslate();
    const bool isChanged = m_session->isCertificateChanged();
    m_trust->hide();
    m_decline->hide();
    m_forget->setVisible(isChanged);
    setVisible(isChanged);
}

void CertificateRow::retranslate()
{
    m_trust->setText(tr("Trust this server"));
    m_decline->setText(tr("Cancel"));
    m_forget->setText(tr("Forget the old certificate"));
    m_text->setVisible(m_certificate != nullptr); // else the screen says why there is none
    if (m_certificate == nullptr) {
        return;
    }
    const QString why = m_certificate->isOtherHost
        //: %1 a host and port
        ? tr("The certificate of %1 is made for another name. Trust it only if this is what you expect there:")
              .arg(m_certificate->server)
        //: %1 a host and port
        : tr("Nobody that this computer trusts vouches for %1. Compare this with what the server's owner says:")
              .arg(m_certificate->server);
    //: What a server's certificate says: %1 for whom it is made, %2 who signed it, %3 a date, %4 its SHA-256
    const QString what = tr("Made for: %1\nSigned by: %2\nValid until: %3\nSHA-256: %4");
    m_text->setText(why + QLatin1String("\n\n")
        + what.arg(m_certificate->subject, m_certificate->issuer,
            QLocale().toString(m_certificate->until.date(), QLocale::LongFormat), m_certificate->fingerprint));
}

void CertificateRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace domus
