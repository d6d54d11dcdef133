// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace domus {

class Settings;
class Translator;
struct Options;

/// The window with everything behind it, until it is closed; the program's exit code. Under a QApplication.
int runManager(const Options& options, Settings& settings, Translator& translator);

} // namespace domus
