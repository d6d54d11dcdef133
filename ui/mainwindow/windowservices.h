// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace domus {

class ConnectionDriver;
class ConnectionList;
class InstallPhaseWatcher;
class Journal;
class OperationRunner;
class OsCatalog;
class PausedStart;
class Settings;
class Translator;

/// What the window works with; made by the program's composition root, or by a test. All outlive the window.
struct WindowServices
{
    ConnectionList& connections;
    OperationRunner& runner;
    PausedStart& pausedStart;
    std::shared_ptr<ConnectionDriver> driver; ///< for the connection form's test
    std::shared_ptr<OsCatalog> catalog; ///< may be null
    Settings* settings = nullptr; ///< may be null: nothing is remembered
    Translator* translator = nullptr; ///< may be null: no language menu
    InstallPhaseWatcher* installPhase = nullptr; ///< may be null: nobody follows installations
    Journal* journal = nullptr; ///< may be null: what was done is not kept
};

} // namespace domus
