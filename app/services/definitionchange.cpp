// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/definitionchange.h"

#include "app/virt/connection.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DefinitionChange)
};

} // namespace

Status changeDefinition(Connection& connection, Uuid uuid, const QByteArray& before,
    const std::function<Result<QByteArray>(const QByteArray& inactiveXml)>& how)
{
    const auto current = connection.domainXml(uuid, XmlView::Inactive);
    if (!current) {
        return fail(current.error());
    }
    if (*current != before) {
        return fail(ErrorKind::WrongState,
            Tr::tr("Its definition was changed by someone else meanwhile; nothing was changed."), "changeDefinition");
    }
    const auto changed = how(*current);
    if (!changed) {
        return fail(changed.error());
    }
    const auto defined = connection.defineDomain(*changed);
    return defined ? Status() : Status(fail(defined.error()));
}

} // namespace domus
