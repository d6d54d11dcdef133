// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"
#include "ui/widgets/emptypage.h"

namespace domus {

/// In place of a screen: why there is none that Domus could show, and what helps meanwhile.
class NoPicturePage : public EmptyPage
{
    Q_OBJECT
public:
    explicit NoPicturePage(QWidget* parent = nullptr);

    /// How virsh finds the machine: libvirt's URI, and the name or UUID there. Empty: no command is shown.
    void setMachine(const QString& uri, const QString& machine);
    void explain(NoPicture::Why why, const Error& reason);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    QString m_uri;
    QString m_machine;
    QString m_reason;
    NoPicture::Why m_why = NoPicture::Why::Unreachable;
};

} // namespace domus
