// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVector>
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace domus {

class HostSession;

/// What a connection asks while it opens, with fields for the answers: passwords, passphrases, and whether to trust a
/// computer that is not known yet. In sight only while something is asked.
class PromptForm : public QWidget
{
    Q_OBJECT
public:
    explicit PromptForm(QWidget* parent = nullptr);

    void setSession(HostSession* session); ///< null: none
    bool isAsking() const;
    /// The keyboard to the first field, when something is asked.
    void takeFocus();

Q_SIGNALS:
    void askingChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();
    void rebuildFields();
    void submit();
    void giveUp();

    QPointer<HostSession> m_session;
    QLabel* m_heading;
    QLabel* m_text;
    QLabel* m_fingerprint;
    QFormLayout* m_form;
    QVector<QLabel*> m_labels;
    QVector<QLineEdit*> m_fields;
    QPushButton* m_cancel;
    QPushButton* m_accept;
    bool m_isAsking = false;
};

} // namespace domus
