// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/overview.h"

#include "app/core/lane.h"
#include "app/services/create/oscatalog.h"
#include "app/services/hostsession.h"
#include "app/xml/domainxml.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace domus {

namespace {

using namespace std::chrono_literals;

QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString idOf(const QByteArray& xml)
{
    const auto parsed = DomainXml::parse(xml);
    return parsed ? parsed->osId() : QString();
}

/// Secrets are not for the clipboard.
QByteArray withoutPasswords(const QByteArray& xml)
{
    const auto parsed = DomainXml::parse(xml);
    if (!parsed) {
        return {};
    }
    for (XmlNode graphics : parsed->root().findAll("devices/graphics")) {
        if (graphics.hasAttribute("passwd")) {
            graphics.setAttribute("passwd", "********");
        }
    }
    return parsed->save();
}

} // namespace

Overview::Overview(std::shared_ptr<OsCatalog> catalog, QWidget* parent)
    : QScrollArea(parent)
    , m_catalog(std::move(catalog))
    , m_holder(new QWidget(this))
    , m_column(new QVBoxLayout(m_holder))
    , m_message(new InlineMessage(InlineMessage::Kind::Error, m_holder))
    , m_copy(new QPushButton(m_holder))
{
    setObjectName(QStringLiteral("overview"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // Tab goes through the facts, and what it reaches is scrolled to
    setWidget(m_holder);
    m_copy->setObjectName(QStringLiteral("copyXml"));
    m_copy->setIcon(theme::icon(QStringLiteral("copy")));
    connect(m_copy, &QPushButton::clicked, this, &Overview::copyXml);
    const int gap = theme::gap(this);
    m_column->setContentsMargins(gap * 2, gap * 3 / 2, gap * 2, gap * 2);
    m_column->setSpacing(gap);
    m_column->addWidget(m_message);
    m_column->addWidget(m_copy, 0, Qt::AlignLeft);
    m_column->addStretch(1);
    m_message->hide();
    m_copy->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(60ms);
    connect(&m_soon, &QTimer::timeout, this, &Overview::read);
    m_copy->setText(tr("Copy the definition (XML)"));
}

Overview::~Overview() = default;

void Overview::setMachine(HostSession* session, Uuid uuid)
{
    if (m_session == session && m_uuid == uuid) {
        return;
    }
    if (m_session && m_session != session) {
        disconnect(m_session, nullptr, this, nullptr);
    }
    if (session != nullptr && m_session != session) {
        connect(session, &HostSession::eventArrived, this, &Overview::arrived);
        connect(session, &HostSession::inventoryChanged, this, [this](const InventoryPtr& inventory) {
            const DomainRecord* record = inventory->domain(m_uuid);
            const auto now = record == nullptr ? std::nullopt : std::optional(*record);
            if (now != m_record) {
                m_record = now;
                readSoon();
            }
        });
    }
    m_session = session;
    m_uuid = uuid;
    m_record.reset();
    if (session != nullptr) {
        const InventoryPtr inventory = session->inventory();
        if (const DomainRecord* record = inventory->domain(uuid)) {
            m_record = *record;
        }
    }
    m_reading = {};
    ++m_revision;
    m_isStale = true;
    rebuild();
    if (isVisible()) {
        read();
    }
}

void Overview::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_copy->setText(tr("Copy the definition (XML)"));
        rebuild();
    } else if (event->type() == QEvent::PaletteChange) {
        rebuild();
    }
    QScrollArea::changeEvent(event);
}

void Overview::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitHeight();
}

bool Overview::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_holder && event->type() == QEvent::LayoutRequest) {
        fitHeight(); // facts are shown a moment after they are made
    }
    return QScrollArea::eventFilter(watched, event);
}

void Overview::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_isStale) {
        read();
    }
}

void Overview::arrived(const Event& event)
{
    const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
    const auto* changed = std::get_if<DomainChangedEvent>(&event);
    if ((lifecycle != nullptr && lifecycle->uuid == m_uuid) || (changed != nullptr && changed->uuid == m_uuid)) {
        readSoon();
    }
}

void Overview::readSoon()
{
    m_isStale = true;
    if (isVisible() && !m_soon.isActive()) {
        m_soon.start();
    }
}

void Overview::read()
{
    if (!m_session || !m_record || m_session->state() != SessionState::Open) {
        return;
    }
    m_isStale = false;
    const bool isActive = m_record->isActive();
    const bool isPersistent = m_record->persistent;
    const quint64 revision = ++m_revision;
    m_session->submit<Reading>(
        LaneKind::Control, this,
        [uuid = m_uuid, isActive, isPersistent](Connection& connection) -> Result<Reading> {
            Reading reading;
            if (isActive) {
                auto xml = connection.domainXml(uuid, XmlView::Live);
                if (!xml) {
                    return fail(xml.error());
                }
                reading.live = *xml;
            }
            if (isPersistent) {
                auto xml = connection.domainXml(uuid, XmlView::Inactive);
                if (!xml) {
                    return fail(xml.error());
                }
                reading.inactive = *xml;
            }
            if (const auto parsed = DomainXml::parse(isActive ? reading.live : reading.inactive)) {
                for (const DiskXml& disk : parsed->disks()) {
                    if (disk.path.isEmpty()) {
                        continue; // an empty drive
                    }
                    // A file outside every pool has no size that libvirt would tell cheaply.
                    if (const auto volume = connection.storageVolumeByPath(disk.path)) {
                        reading.imageSizes.insert(disk.path, volume->capacity);
                    }
                }
            }
            return reading;
        },
        [this, revision](const Result<Reading>& answer) {
            if (revision != m_revision) {
                return;
            }
            if (!answer) {
                const ErrorText text = errorText(answer.error());
                m_message->setText(text.sentence);
                m_message->setDetail(text.original);
                m_message->show();
                fitHeight();
                return;
            }
            show(*answer);
        });
}

void Overview::show(const Reading& reading)
{
    m_message->hide();
    m_reading = reading;
    rebuild();
    askForOsName(idOf(reading.live.isEmpty() ? reading.inactive : reading.live));
}

void Overview::askForOsName(const QString& id)
{
    if (id.isEmpty() || !m_catalog || m_osNames.contains(id)) {
        return;
    }
    m_osNames.insert(id, QString());
    if (!m_worker) {
        m_worker = std::make_unique<Lane>(QStringLiteral("osnames"));
    }
    const auto answer = async::reply<QString>(this, [this, id](const QString& name) {
        m_osNames.insert(id, name);
        rebuild();
    });
    m_worker->post([catalog = m_catalog, id, answer] { answer.post(catalog->describe(id).name); });
}

void Overview::rebuild()
{
    delete m_facts;
    m_facts = nullptr;
    const QByteArray& shown = m_reading.live.isEmpty() ? m_reading.inactive : m_reading.live;
    m_copy->setVisible(!shown.isEmpty());
    if (shown.isEmpty()) {
        fitHeight();
        return;
    }
    const auto xml = DomainXml::parse(shown);
    if (!xml) {
        return;
    }
    const FactSources sources{m_osNames.value(xml->osId()), m_reading.imageSizes};
    const QVector<MachineFact> facts = machineFacts(*xml, sources, locale());
    QHash<QString, MachineFact> next;
    const bool comparesNext = !m_reading.live.isEmpty() && !m_reading.inactive.isEmpty();
    if (comparesNext) {
        if (const auto later = DomainXml::parse(m_reading.inactive)) {
            for (const MachineFact& fact : machineFacts(*later, sources, locale())) {
                next.insert(fact.key, fact);
            }
        }
    }

    m_facts = new QWidget(m_holder);
    m_facts->setMaximumWidth(theme::readableWidth(this) * 5 / 4);
    auto* grid = new QGridLayout(m_facts);
    const int gap = theme::gap(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(gap);
    grid->setVerticalSpacing(gap * 5 / 4);
    grid->setColumnStretch(2, 1);
    const int side = style()->pixelMetric(QStyle::PM_ButtonIconSize, nullptr, this);
    int row = 0;
    const auto add = [&](const MachineFact& fact, const QString& nextText) {
        auto* icon = new QLabel(m_facts);
        icon->setPixmap(theme::icon(fact.iconName, theme::Tone::Muted).pixmap(QSize(side, side), devicePixelRatioF()));
        auto* label = plainLabel(fact.label, m_facts);
        label->setWordWrap(false);
        label->setForegroundRole(QPalette::PlaceholderText);
        auto* values = new QVBoxLayout;
        values->setSpacing(0);
        bool isFirst = true;
        for (const QString& line : fact.lines) {
            auto* value = plainLabel(line, m_facts);
            if (!std::exchange(isFirst, false)) {
                value->setForegroundRole(QPalette::PlaceholderText);
            } else {
                value->setObjectName(QStringLiteral("fact_") % fact.key);
            }
            value->setAccessibleName(fact.label % QLatin1String(": ") % line);
            values->addWidget(value);
        }
        if (!nextText.isEmpty()) {
            auto* value = plainLabel(nextText, m_facts);
            value->setObjectName(QStringLiteral("next_") % fact.key);
            QPalette colors = value->palette();
            colors.setColor(QPalette::WindowText, theme::color(theme::Tone::Warning, palette()));
            value->setPalette(colors);
            values->addWidget(value);
        }
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        grid->addWidget(label, row, 1, Qt::AlignTop);
        grid->addLayout(values, row, 2);
        ++row;
    };
    for (const MachineFact& fact : facts) {
        QString nextText;
        if (comparesNext) {
            const auto later = next.constFind(fact.key);
            if (later == next.constEnd()) {
                nextText = tr("Gone at the next boot");
            } else if (later->lines != fact.lines && fact.key != QLatin1String("display")) {
                nextText = tr("At the next boot: %1").arg(later->lines.join(QStringLiteral(" · ")));
            }
            next.remove(fact.key);
        }
        add(fact, nextText);
    }
    for (const MachineFact& fact : std::as_const(next)) {
        add({fact.key, fact.iconName, fact.label, {}},
            tr("At the next boot: %1").arg(fact.lines.join(QStringLiteral(" · "))));
    }
    m_column->insertWidget(1, m_facts);
    m_facts->show(); // at once: the height is asked for before the layout would show it, and what is hidden has none
    fitHeight();
}

void Overview::fitHeight()
{
    // The scroll area gives its page no less than the least height, which for wrapped text is that of the widest page.
    m_holder->setMinimumHeight(qMax(0, m_column->totalHeightForWidth(viewport()->width())));
}

void Overview::copyXml()
{
    const QByteArray& shown = m_reading.live.isEmpty() ? m_reading.inactive : m_reading.live;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(withoutPasswords(shown)));
}

} // namespace domus
