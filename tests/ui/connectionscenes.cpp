// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/connectionscenes.h"

#include "app/services/connectionprompt.h"
#include "app/services/connectionuri.h"
#include "app/services/ssh/sshtarget.h"
#include "app/services/ssh/sshwords.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <QThread>

#include <algorithm>

namespace domus {

namespace {

using connectionuri::Kind;

HostSession* lab(WindowFixture& fixture)
{
    HostSession* session = fixture.connections().addTemporary(QStringLiteral("qemu+ssh://an@attic/system"));
    fixture.window().selectConnection(session->id());
    return fixture.waitForVisible("connectionPage") ? session : nullptr;
}

/// As an opening does, from a thread of its own, until the window goes.
bool asked(WindowFixture& fixture, const QVector<Credential>& questions)
{
    HostSession* session = lab(fixture);
    if (session == nullptr) {
        return false;
    }
    QThread* opening
        = QThread::create([ask = session->prompt()->authenticator(), questions] { (void)ask(questions, StopToken()); });
    QObject::connect(opening, &QThread::finished, opening, &QObject::deleteLater);
    opening->start();
    // The form that adds connections has one of its own, which stays out of sight.
    return QTest::qWaitFor([&fixture] {
        const auto forms = fixture.window().findChildren<QWidget*>(QStringLiteral("promptForm"));
        return std::any_of(forms.begin(), forms.end(), [](const QWidget* one) { return one->isVisible(); });
    });
}

bool login(WindowFixture& fixture)
{
    Credential password; // one without a word of the other side's, which nobody translates
    password.isSecret = true;
    return asked(fixture, {password});
}

bool passphrase(WindowFixture& fixture)
{
    return asked(
        fixture, {sshwords::question(QStringLiteral("Enter passphrase for key '/home/an/.ssh/id_ed25519': "))});
}

bool unknownKey(WindowFixture& fixture)
{
    return asked(fixture,
        {sshwords::question(
            QStringLiteral("The authenticity of host 'attic (192.0.2.7)' can't be established.\n"
                           "ED25519 key fingerprint is SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU.\n"
                           "Are you sure you want to continue connecting (yes/no/[fingerprint])? "))});
}

bool changedKey(WindowFixture& fixture)
{
    SshTarget target;
    target.host = QStringLiteral("attic");
    fixture.host().failCall(QStringLiteral("open"),
        sshwords::failure(QStringLiteral("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\n"
                                         "Offending ED25519 key in /home/an/.ssh/known_hosts:3\n"
                                         "Host key for workbench has changed and you have requested strict "
                                         "checking.\nHost key verification failed.\n"),
            target));
    HostSession* session = lab(fixture);
    if (session == nullptr) {
        return false;
    }
    session->open();
    return fixture.waitForVisible("connectionRetry");
}

bool doubtful(WindowFixture& fixture)
{
    const HostSession* session
        = fixture.connections().addTemporary(QStringLiteral("qemu+ssh://an@attic/system?netcat=/home/an/bin/relay"));
    fixture.window().selectConnection(session->id());
    return fixture.waitForVisible("connectionRetry");
}

bool form(WindowFixture& fixture, Kind kind, const char* field, const QString& text)
{
    if (!fixture.trigger("addConnectionAction") || !fixture.waitForVisible("connectionForm")) {
        return false;
    }
    fixture.window().findChild<QComboBox*>(QStringLiteral("connectionPreset"))->setCurrentIndex(static_cast<int>(kind));
    fixture.window().findChild<QLineEdit*>(QLatin1String(field))->setText(text);
    return fixture.waitForVisible(field);
}

} // namespace

QVector<WindowScene> connectionScenes()
{
    return {
        {QStringLiteral("window-50-login"), login},
        {QStringLiteral("window-51-passphrase"), passphrase},
        {QStringLiteral("window-52-unknown-key"), unknownKey},
        {QStringLiteral("window-53-changed-key"), changedKey},
        {QStringLiteral("window-54-doubtful-address"), doubtful},
        {QStringLiteral("window-55-form-not-encrypted"),
            [](WindowFixture& fixture) { return form(fixture, Kind::Tcp, "connectionHost", QStringLiteral("attic")); }},
        {QStringLiteral("window-56-form-doubtful"),
            [](WindowFixture& fixture) {
                return form(fixture, Kind::Other, "connectionUri",
                    QStringLiteral("qemu+ssh://an@attic/system?netcat=/home/an/bin/relay"));
            }},
        {QStringLiteral("window-57-form-refused"),
            [](WindowFixture& fixture) {
                return form(
                    fixture, Kind::Other, "connectionUri", QStringLiteral("qemu+ssh://an@attic/system?no_verify=1"));
            }},
    };
}

} // namespace domus
