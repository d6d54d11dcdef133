// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFileDialog;
class QLineEdit;
class QPushButton;

namespace domus {

/// A path: typed, or chosen with Browse where the host's files are this computer's.
class FileField : public QWidget
{
    Q_OBJECT
public:
    FileField(const QString& objectName, QWidget* parent = nullptr);

    QString path() const;
    void setPath(const QString& path);
    void setBrowsable(bool browsable);
    void setPlaceholder(const QString& text);
    /// What the file chooser's window says and which files it shows ("Disk images (*.qcow2 *.img)").
    void setChooser(const QString& title, const QStringList& nameFilters);
    void setFieldName(const QString& accessibleName);
    QLineEdit* edit() const { return m_edit; }
    QPushButton* browseButton() const { return m_browse; }

Q_SIGNALS:
    void pathChosen(const QString& path); ///< by the user, done typing

protected:
    void changeEvent(QEvent* event) override;

private:
    void browse();
    void retranslate();

    QLineEdit* m_edit;
    QPushButton* m_browse;
    QString m_fieldName;
    QString m_title;
    QStringList m_filters;
};

} // namespace domus
