// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/services/create/createrequest.h"

class QCommandLineParser;

/// The options of `domus create`: from words to a request. Pure.
namespace domus::cli::createoptions {

void declare(QCommandLineParser& parser);

/// Paths come out absolute. An error is a wrong use, told in a sentence.
Result<CreateRequest> read(const QCommandLineParser& parser);

/// "20G", "size=20G,pool=fast,bus=sata,format=raw", "path=/images/a.qcow2", or a path with a slash. A comma in a value
/// is written twice.
Result<DiskRequest> readDisk(const QString& words);

/// "default", "network=default,model=e1000e,mac=52:54:00:00:00:01", "bridge=br0", "user".
Result<NicRequest> readNetwork(const QString& words);

} // namespace domus::cli::createoptions
