<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>domus::Batch</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to do</source>
        <translation>
            <numerusform>%n to do</numerusform>
            <numerusform>%n to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shut down %n virtual machine(s)?</source>
        <translation>
            <numerusform>Shut down %n virtual machine?</numerusform>
            <numerusform>Shut down %n virtual machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %n virtual machine(s)?</source>
        <translation>
            <numerusform>Reboot %n virtual machine?</numerusform>
            <numerusform>Reboot %n virtual machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n virtual machine(s)?</source>
        <translation>
            <numerusform>Reset %n virtual machine?</numerusform>
            <numerusform>Reset %n virtual machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Force off %n virtual machine(s)?</source>
        <translation>
            <numerusform>Force off %n virtual machine?</numerusform>
            <numerusform>Force off %n virtual machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the state of %n virtual machine(s)?</source>
        <translation>
            <numerusform>Save the state of %n virtual machine?</numerusform>
            <numerusform>Save the state of %n virtual machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard the saved state of %n virtual machine(s)?</source>
        <translation>
            <numerusform>Discard the saved state of %n virtual machine?</numerusform>
            <numerusform>Discard the saved state of %n virtual machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n virtual machine(s)?</source>
        <translation>
            <numerusform>Delete %n virtual machine?</numerusform>
            <numerusform>Delete %n virtual machines?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n virtual machine(s)</source>
        <extracomment>%1 is an action&apos;s name</extracomment>
        <translation>
            <numerusform>%1: %n virtual machine</numerusform>
            <numerusform>%1: %n virtual machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s): %1.</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%n virtual machine: %1.</numerusform>
            <numerusform>%n virtual machines: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out (%1): %2</source>
        <extracomment>Of virtual machines that an action is not done to. %1 is a list of names, %2 a sentence with the reason</extracomment>
        <translation>
            <numerusform>%n left out (%1): %2</numerusform>
            <numerusform>%n left out (%1): %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pause %n virtual machine(s)?</source>
        <translation>
            <numerusform>Pause %n virtual machine?</numerusform>
            <numerusform>Pause %n virtual machines?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::Bin</name>
    <message numerus="yes">
        <source>After %n day(s) it is deleted for good.</source>
        <translation>
            <numerusform>After %n day it is deleted for good.</numerusform>
            <numerusform>After %n days it is deleted for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the bin they keep all they have and can be restored as they are; after %n day(s) they are deleted for good.</source>
        <translation>
            <numerusform>In the bin they keep all they have and can be restored as they are; after %n day they are deleted for good.</numerusform>
            <numerusform>In the bin they keep all they have and can be restored as they are; after %n days they are deleted for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the bin it keeps all it has and can be restored as it is; after %n day(s) it is deleted for good.</source>
        <translation>
            <numerusform>In the bin it keeps all it has and can be restored as it is; after %n day it is deleted for good.</numerusform>
            <numerusform>In the bin it keeps all it has and can be restored as it is; after %n days it is deleted for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::BinFoot</name>
    <message numerus="yes">
        <source>In the bin: %n</source>
        <extracomment>At the foot of the list: opens the bin, in which so many virtual machines wait</extracomment>
        <translation>
            <numerusform>In the bin: %n</numerusform>
            <numerusform>In the bin: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open the bin with its %n virtual machine(s)</source>
        <translation>
            <numerusform>Open the bin with its %n virtual machine</numerusform>
            <numerusform>Open the bin with its %n virtual machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::BinModel</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::BinNotices</name>
    <message numerus="yes">
        <source>%n virtual machine(s) are in the bin.</source>
        <translation>
            <numerusform>%n virtual machine is in the bin.</numerusform>
            <numerusform>%n virtual machines are in the bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s) wait in the bin of %1: deleting them for good may give space back.</source>
        <extracomment>%1 is the name of a connection</extracomment>
        <translation>
            <numerusform>%n virtual machine waits in the bin of %1: deleting it for good may give space back.</numerusform>
            <numerusform>%n virtual machines wait in the bin of %1: deleting them for good may give space back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::BinPage</name>
    <message numerus="yes">
        <source>These virtual machines keep all their files. After %n day(s) they are deleted for good, with the files that were ticked when they came.</source>
        <translation>
            <numerusform>These virtual machines keep all their files. After %n day they are deleted for good, with the files that were ticked when they came.</numerusform>
            <numerusform>These virtual machines keep all their files. After %n days they are deleted for good, with the files that were ticked when they came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n virtual machine(s) for good?</source>
        <translation>
            <numerusform>Delete %n virtual machine for good?</numerusform>
            <numerusform>Delete %n virtual machines for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are deleted for good.</source>
        <translation>
            <numerusform>%n file is deleted for good.</numerusform>
            <numerusform>%n files are deleted for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::ConnectionForm</name>
    <message numerus="yes">
        <source>%n processor(s), %1 of memory</source>
        <translation>
            <numerusform>%n processor, %1 of memory</numerusform>
            <numerusform>%n processors, %1 of memory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::ConnectionPage</name>
    <message numerus="yes">
        <source>%n processor(s) (%1), %2 of memory</source>
        <translation>
            <numerusform>%n processor (%1), %2 of memory</numerusform>
            <numerusform>%n processors (%1), %2 of memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s)</source>
        <translation>
            <numerusform>%n virtual machine</numerusform>
            <numerusform>%n virtual machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Domus keeps trying by itself, next in %n second(s).</source>
        <translation>
            <numerusform>Domus keeps trying by itself, next in %n second.</numerusform>
            <numerusform>Domus keeps trying by itself, next in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::CreatePlan</name>
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n processor</numerusform>
            <numerusform>%n processors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A machine can have at most %n processor(s) on this host.</source>
        <translation>
            <numerusform>A machine can have at most %n processor on this host.</numerusform>
            <numerusform>A machine can have at most %n processors on this host.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::DeleteDomain</name>
    <message numerus="yes">
        <source>%n file(s) are deleted for good.</source>
        <translation>
            <numerusform>%n file is deleted for good.</numerusform>
            <numerusform>%n files are deleted for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::MachineActions</name>
    <message numerus="yes">
        <source>For %1 of %n virtual machine(s)</source>
        <extracomment>An action makes sense for %1 of %n selected virtual machines</extracomment>
        <translation>
            <numerusform>For %1 of %n virtual machine</numerusform>
            <numerusform>For %1 of %n virtual machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::MachineFacts</name>
    <message numerus="yes">
        <source>%n virtual processor(s)</source>
        <translation>
            <numerusform>%n virtual processor</numerusform>
            <numerusform>%n virtual processors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Can grow to %n while it runs</source>
        <translation>
            <numerusform>Can grow to %n while it runs</numerusform>
            <numerusform>Can grow to %n while it runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::MachineTreeModel</name>
    <message numerus="yes">
        <source>Group %1, %n virtual machine(s)</source>
        <extracomment>A group in the list; %1 is its name</extracomment>
        <translation>
            <numerusform>Group %1, %n virtual machine</numerusform>
            <numerusform>Group %1, %n virtual machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::MainWindow</name>
    <message numerus="yes">
        <source>%n task(s) are still under way.</source>
        <translation>
            <numerusform>%n task is still under way.</numerusform>
            <numerusform>%n tasks are still under way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::SelectionPage</name>
    <message numerus="yes">
        <source>%n virtual machine(s) selected</source>
        <translation>
            <numerusform>%n virtual machine selected</numerusform>
            <numerusform>%n virtual machines selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::SelfTest</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::TaskPane</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::TextConsolePage</name>
    <message numerus="yes">
        <source>Paste %n line(s)? A shell may run each of them at once.</source>
        <translation>
            <numerusform>Paste %n line? A shell may run each of them at once.</numerusform>
            <numerusform>Paste %n lines? A shell may run each of them at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::Tray</name>
    <message numerus="yes">
        <source>Domus: %n virtual machine(s) run</source>
        <translation>
            <numerusform>Domus: %n virtual machine runs</numerusform>
            <numerusform>Domus: %n virtual machines run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window…</source>
        <translation>
            <numerusform>%n more in the window…</numerusform>
            <numerusform>%n more in the window…</numerusform>
        </translation>
    </message>
</context>
</TS>
