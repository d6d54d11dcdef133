// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionrows.h"

#include "app/services/connectionlist.h"
#include "ui/create/formgrid.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace domus {

/// One connection.
class ConnectionRow : public QWidget
{
    Q_OBJECT
public:
    ConnectionRow(HostSession* session, int number, QWidget* parent)
        : QWidget(parent)
        , m_session(session)
        , m_name(new QLabel(this))
        , m_uri(new QuietLabel(this))
        , openAtStart(new QCheckBox(this))
        , edit(new QPushButton(this))
    {
        m_name->setTextFormat(Qt::PlainText);
        openAtStart->setObjectName(QStringLiteral("settingOpenAtStart%1").arg(number));
        edit->setObjectName(QStringLiteral("settingEditConnection%1").arg(number));
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setVerticalSpacing(theme::gap(this) / 4);
        grid->addWidget(m_name, 0, 0);
        grid->addWidget(m_uri, 1, 0);
        grid->addWidget(openAtStart, 2, 0);
        grid->addWidget(edit, 0, 1, 3, 1, Qt::AlignVCenter);
        grid->setColumnStretch(0, 1);
    }

    QString words() const { return m_name->text() % u' ' % m_uri->text() % u' ' % openAtStart->text(); }

    void follow()
    {
        const QString name = m_session->displayName();
        m_name->setText(name);
        m_uri->setText(m_session->uri());
        openAtStart->setChecked(m_session->settings().openAtStart);
        openAtStart->setText(ConnectionRows::tr("Open when Domus starts"));
        openAtStart->setAccessibleName(ConnectionRows::tr("Open “%1” when Domus starts").arg(name));
        edit->setText(ConnectionRows::tr("Change…"));
        edit->setAccessibleName(ConnectionRows::tr("Change the connection “%1”").arg(name));
    }

private:
    HostSession* m_session;
    QLabel* m_name;
    QuietLabel* m_uri;

public:
    QCheckBox* openAtStart;
    QPushButton* edit;
};

ConnectionRows::ConnectionRows(Preferences& preferences, ConnectionList& connections, QWidget* parent)
    : SettingsSection(
        QStringLiteral("connectionsSection"), preferences, [] { return tr("Connections"); }, parent)
    , m_connections(connections)
{
    auto* add = new QPushButton(this);
    add->setObjectName(QStringLiteral("settingAddConnection"));
    connect(add, &QPushButton::clicked, this, &ConnectionRows::addWanted);
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(add);
    row->addStretch(1);
    addWidget(holder, [add] {
        add->setText(tr("Add a connection…"));
        return Words{add->text(), {}, tr("host SSH libvirt")};
    });
    for (HostSession* session : connections.sessions()) {
        addRow(session);
    }
    connect(&connections, &ConnectionList::sessionAdded, this, [this](HostSession* session) {
        addRow(session);
        Q_EMIT rowsChanged();
    });
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](const HostSession* session) {
        if (QWidget* gone = m_rows.take(session)) {
            removeWidget(gone);
            Q_EMIT rowsChanged();
        }
    });
}

void ConnectionRows::addRow(HostSession* session)
{
    auto* row = new ConnectionRow(session, ++m_made, this);
    m_rows.insert(session, row);
    addWidget(row, [row] {
        row->follow();
        return Words{row->words(), {}, tr("host SSH libvirt")};
    });
    row->follow();
    connect(session, &HostSession::settingsChanged, row, [row] { row->follow(); });
    connect(row->edit, &QPushButton::clicked, this, [this, session] { Q_EMIT editWanted(session->id()); });
    connect(row->openAtStart, &QCheckBox::clicked, this, [this, session](bool on) {
        ConnectionSettings settings = session->settings();
        settings.openAtStart = on;
        m_connections.change(settings);
    });
}

} // namespace domus

#include "connectionrows.moc"
