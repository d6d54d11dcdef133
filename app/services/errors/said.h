// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace domus {

/// A message as its author wrote it: libvirt's or QEMU's own format string, whose placeholders (%s, %d, %llu...) stand
/// for anything on one line. It is looked for anywhere in a text, so what is put before and after it does not matter.
///
/// Matching is plain searching, in time linear in the text: what guests and hosts write cannot make it slow.
class Said
{
public:
    /// `subject` counts the placeholders from 1: which of them names what the message is about; 0: none does.
    Said(const char* format, int subject = 1);
    /// What the subject's placeholder stands for; empty when there is none; nothing when the text says something else.
    std::optional<QString> subjectIn(const QString& text) const;
    const QString& format() const { return m_format; }

private:
    QString m_format;
    QStringList m_literals; ///< what stands between the placeholders, one more than those
    int m_subject;
};

/// The text as patterns see it: of an endless one the beginning and the end, where libvirt and QEMU say what matters.
QString boundedForMatching(const QString& text);

} // namespace domus
