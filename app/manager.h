// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace domus {

class OneInstance;
class Settings;
class Translator;
struct Options;

/// The window with everything behind it, until it is closed; the program's exit code. Under a QApplication.
/// Answers what other starts of the program ask of `instance`.
int runManager(const Options& options, Settings& settings, Translator& translator, OneInstance& instance);

} // namespace domus
