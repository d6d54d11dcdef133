// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/virterror.h"

#include <QTest>

#include <libvirt/virterror.h>

#include <cerrno>

using domus::ErrorKind;

Q_DECLARE_METATYPE(domus::ErrorKind)

class TestVirtError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindOf_everyCause_isWhatTheUserCanActOn_data();
    void kindOf_everyCause_isWhatTheUserCanActOn();
    void toError_anyError_keepsNumbersAndWords();
};

void TestVirtError::kindOf_everyCause_isWhatTheUserCanActOn_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("domain");
    QTest::addColumn<int>("systemError");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorKind>("kind");

    const auto row = [](const char* name, int code, int domain, int systemError, const char* text, ErrorKind kind) {
        QTest::newRow(name) << code << domain << systemError << QString::fromUtf8(text) << kind;
    };
    row("domain gone", VIR_ERR_NO_DOMAIN, VIR_FROM_QEMU, 0, "Domain not found", ErrorKind::NotFound);
    row("volume gone", VIR_ERR_NO_STORAGE_VOL, VIR_FROM_STORAGE, 0, "", ErrorKind::NotFound);
    row("daemon died during the call", VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, EIO,
        "End of file while reading data: Input/output error", ErrorKind::OutcomeUnknown);
    row("the same in Vietnamese", VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, EIO, "Hết tập tin khi đọc dữ liệu",
        ErrorKind::OutcomeUnknown);
    row("keepalive ran out during the call", VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC, 0,
        "internal error: connection closed due to keepalive timeout", ErrorKind::OutcomeUnknown);
    row("call on a closed connection", VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC, 0,
        "internal error: client socket is closed", ErrorKind::NotConnected);
    row("socket not ours to open", VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, EACCES,
        "Failed to connect socket to '/run/libvirt/libvirt-sock': Permission denied", ErrorKind::PermissionDenied);
    row("password wrong", VIR_ERR_AUTH_FAILED, VIR_FROM_RPC, 0, "", ErrorKind::AuthenticationFailed);
    row("no polkit agent", VIR_ERR_AUTH_UNAVAILABLE, VIR_FROM_POLKIT, 0, "", ErrorKind::AuthenticationFailed);
    row("user closed the password box", VIR_ERR_AUTH_CANCELLED, VIR_FROM_RPC, 0, "", ErrorKind::Cancelled);
    row("domain not running", VIR_ERR_OPERATION_INVALID, VIR_FROM_QEMU, 0, "", ErrorKind::WrongState);
    row("job holds the domain", VIR_ERR_OPERATION_TIMEOUT, VIR_FROM_QEMU, 0, "", ErrorKind::TimedOut);
    row("pool full, by number", VIR_ERR_SYSTEM_ERROR, VIR_FROM_STORAGE, ENOSPC, "", ErrorKind::OutOfSpace);
    row("pool full, in qemu-img's words", VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, 0,
        "Child process (qemu-img) unexpected exit status 1: No space left on device", ErrorKind::OutOfSpace);
    row("image not ours to open", VIR_ERR_INTERNAL_ERROR, VIR_FROM_QEMU, 0,
        "process exited while connecting to monitor: Could not open '/root/a.iso': Permission denied",
        ErrorKind::PermissionDenied);
    row("name taken", VIR_ERR_OPERATION_FAILED, VIR_FROM_DOMAIN, 0, "domain 'a' already exists with uuid x",
        ErrorKind::AlreadyExists);
    row("volume name taken", VIR_ERR_STORAGE_VOL_EXIST, VIR_FROM_STORAGE, 0, "", ErrorKind::AlreadyExists);
    row("image in use", VIR_ERR_INTERNAL_ERROR, VIR_FROM_QEMU, 0, "Failed to get \"write\" lock", ErrorKind::Busy);
    row("not in this driver", VIR_ERR_NO_SUPPORT, VIR_FROM_TEST, 0, "", ErrorKind::Unsupported);
    row("not with this machine", VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_QEMU, 0, "", ErrorKind::Unsupported);
    row("argument not known", VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_QEMU, 0, "", ErrorKind::Unsupported);
    row("flag not known", VIR_ERR_INVALID_ARG, VIR_FROM_TEST, 0, "unsupported flags (0x4) in function x",
        ErrorKind::Unsupported);
    row("bad argument", VIR_ERR_INVALID_ARG, VIR_FROM_TEST, 0, "invalid argument", ErrorKind::InvalidArgument);
    row("bad XML", VIR_ERR_XML_ERROR, VIR_FROM_DOMAIN, 0, "XML error: missing name", ErrorKind::InvalidXml);
    row("read-only connection", VIR_ERR_OPERATION_DENIED, VIR_FROM_NONE, 0, "", ErrorKind::PermissionDenied);
    row("something else inside", VIR_ERR_INTERNAL_ERROR, VIR_FROM_QEMU, 0, "internal error: x", ErrorKind::Internal);
    row("anything else", VIR_ERR_HOOK_SCRIPT_FAILED, VIR_FROM_HOOK, 0, "", ErrorKind::OperationFailed);
}

void TestVirtError::kindOf_everyCause_isWhatTheUserCanActOn()
{
    QFETCH(int, code);
    QFETCH(int, domain);
    QFETCH(int, systemError);
    QFETCH(QString, text);
    QFETCH(ErrorKind, kind);
    QCOMPARE(domus::libvirt::kindOf({code, domain, systemError, text}), kind);
}

void TestVirtError::toError_anyError_keepsNumbersAndWords()
{
    const auto error = domus::libvirt::toError(
        {VIR_ERR_NO_DOMAIN, VIR_FROM_QEMU, 0, QStringLiteral("Domain not found: no name")}, "virDomainLookupByName");
    QCOMPARE(error.code, int{VIR_ERR_NO_DOMAIN});
    QCOMPARE(error.domain, int{VIR_FROM_QEMU});
    QCOMPARE(error.text, QStringLiteral("Domain not found: no name"));
    QCOMPARE(QByteArray(error.where), QByteArray("virDomainLookupByName"));
}

QTEST_GUILESS_MAIN(TestVirtError)
#include "tst_virterror.moc"
