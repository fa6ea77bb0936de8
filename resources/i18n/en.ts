<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>FlowTabs</name>
    <message>
        <source>{title}，{open} 项，{overdue} 项超期</source>
        <translation>{title}, {open} open, {overdue} overdue</translation>
    </message>
    <message>
        <source>{title}，{open} 项</source>
        <translation>{title}, {open} open</translation>
    </message>
</context>
</TS>
