// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace domus {

class ConsoleSession;
struct ServerCertificate;

/// Asks above a console whether a server that nobody vouches for may be trusted, with what its certificate says; and,
/// where it shows another one than was trusted, whether the old one may be forgotten. Hidden while there is nothing to
/// ask.
class CertificateRow : public QWidget
{
    Q_OBJECT
public:
    CertificateRow(ConsoleSession* session, QWidget* parent);
    ~CertificateRow() override;
    Q_DISABLE_COPY_MOVE(CertificateRow)

protected:
    void changeEvent(QEvent* event) override;

private:
    void ask(const ServerCertificate& certificate);
    void follow();
    void retranslate();

    ConsoleSession* m_session;
    std::unique_ptr<ServerCertificate> m_certificate; // asked about
    QLabel* m_text;
    QPushButton* m_trust;
    QPushButton* m_decline;
    QPushButton* m_forget;
};

} // namespace domus
