// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/filefield.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

namespace domus {

FileField::FileField(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_browse(new QPushButton(this))
{
    setObjectName(objectName);
    m_edit->setObjectName(objectName % QStringLiteral("Path"));
    m_browse->setObjectName(objectName % QStringLiteral("Browse"));
    m_browse->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::gap(this) / 2);
    row->addWidget(m_edit, 1);
    row->addWidget(m_browse);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (m_edit->isModified()) {
            m_edit->setModified(false);
            Q_EMIT pathChosen(path());
        }
    });
    connect(m_browse, &QPushButton::clicked, this, &FileField::browse);
    retranslate();
}

QString FileField::path() const
{
    return m_edit->text().trimmed();
}

void FileField::setPath(const QString& path)
{
    if (m_edit->text() != path && !m_edit->isModified()) {
        m_edit->setText(path);
    }
}

void FileField::setBrowsable(bool browsable)
{
    m_browse->setVisible(browsable);
}

void FileField::setPlaceholder(const QString& text)
{
    m_edit->setPlaceholderText(text);
}

void FileField::setChooser(const QString& title, const QStringList& nameFilters)
{
    m_title = title;
    m_filters = nameFilters;
}

void FileField::setFieldName(const QString& accessibleName)
{
    m_fieldName = accessibleName;
    m_edit->setAccessibleName(accessibleName);
    retranslate();
}

void FileField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void FileField::browse()
{
    auto* chooser = new QFileDialog(this, m_title);
    chooser->setObjectName(objectName() % QStringLiteral("Chooser"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters(m_filters);
    const QFileInfo current(path());
    const QFileInfo downloads(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    if (!path().isEmpty() && current.absoluteDir().exists()) {
        chooser->setDirectory(current.absoluteDir());
    } else if (downloads.isDir()) {
        chooser->setDirectory(downloads.absoluteFilePath());
    }
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_edit->setText(file);
        m_edit->setModified(false);
        Q_EMIT pathChosen(file);
    });
    chooser->open();
}

void FileField::retranslate()
{
    m_browse->setText(tr("Browse…"));
    m_browse->setAccessibleName(m_fieldName.isEmpty() ? tr("Browse for a file") : tr("Browse: %1").arg(m_fieldName));
}

} // namespace domus
