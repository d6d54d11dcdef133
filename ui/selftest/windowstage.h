// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/selftest.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace domus {

class ConsoleSession;
class MachinePage;
class MainWindow;

/// The self-test's stage in the real window: shows the machine as a user would see it. GUI thread.
class WindowStage : public QObject, public SelfTestStage
{
    Q_OBJECT
public:
    /// No folder: no pictures are taken. The window outlives the stage.
    WindowStage(MainWindow& window, QString pictures, QObject* parent = nullptr);

    void showConsole(const DomainKey& machine) override;
    bool isConsoleAttached() const override;
    std::optional<SelfTestView> look() const override;
    void pressKey() override;
    void takePictures(const DomainKey& machine, std::function<void(Result<int>)> done) override;
    void leave() override;

private:
    MachinePage* page() const;
    ConsoleSession* console() const; ///< null while there is none
    void takeNext();
    /// Opens the create page with the boot image chosen. The image is the page's own, where anybody can read it.
    void openCreatePage();
    bool isComplete(const QString& name) const;
    void saveWhenComplete(const QString& name);
    bool save(const QString& name);

    MainWindow& m_window;
    QString m_folder;
    DomainKey m_machine;
    QStringList m_left; ///< pages to take
    int m_taken = 0;
    std::unique_ptr<QTemporaryDir> m_image; ///< for the create page's picture
    QElapsedTimer m_sinceOpened;
    std::function<void(Result<int>)> m_done;
};

} // namespace domus
