<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
