// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/xml/domainxml.h"
#include "tests/unit/create/planfixture.h"

#include <QStringList>

#include <algorithm>
#include <functional>

/// What the tests of plans ask of one.
namespace domus::fixture {

inline const QString isoPath = QStringLiteral("/srv/iso/medium.iso");

inline CreateDomainPlan planned(
    const OsDescription& os, const HostFacts& host, const std::function<void(CreateRequest&)>& change = nullptr)
{
    CreateRequest request = fromIso(isoPath);
    if (change) {
        change(request);
    }
    return planDomain(request, os, withIso(host, isoPath));
}

inline QString problemsOf(const CreateDomainPlan& plan)
{
    QStringList texts;
    texts.reserve(plan.problems.size());
    for (const PlanProblem& problem : plan.problems) {
        texts.append(problem.text);
    }
    return texts.join(QLatin1Char('\n'));
}

inline DomainXml xmlOf(const CreateDomainPlan& plan)
{
    return *DomainXml::parse(plan.domainXml);
}

inline const PlanProblem* worst(const CreateDomainPlan& plan, CreateField field)
{
    static QVector<PlanProblem> kept;
    kept = plan.problemsOf(field);
    return kept.isEmpty() ? nullptr : &kept.constFirst();
}

inline const PlanSentence* sentence(const CreateDomainPlan& plan, CreateField field, const QString& part)
{
    const auto found = std::find_if(plan.sentences.cbegin(), plan.sentences.cend(),
        [&](const PlanSentence& said) { return said.field == field && said.text.contains(part); });
    return found != plan.sentences.cend() ? &*found : nullptr;
}

} // namespace domus::fixture
