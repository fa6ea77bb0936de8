<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>装箱与发运…</source>
        <translation>Packing and shipping…</translation>
    </message>
    <message>
        <source>修订已签字的记录…</source>
        <translation>Amend the signed record…</translation>
    </message>
    <message>
        <source>放弃修订</source>
        <translation>Discard amendment</translation>
    </message>
    <message>
        <source>办理退换货</source>
        <translation>Begin a return</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>整套验收资料（F16 + F17 + F18）</source>
        <translation>Acceptance packet (F16 + F17 + F18)</translation>
    </message>
    <message>
        <source>装箱单 F15</source>
        <translation>F15 Packing list</translation>
    </message>
    <message>
        <source>产品验收单 F16</source>
        <translation>F16 Product acceptance sheet</translation>
    </message>
    <message>
        <source>安装调试记录 F17</source>
        <translation>F17 Installation and commissioning record</translation>
    </message>
    <message>
        <source>培训记录 F18</source>
        <translation>F18 Training record</translation>
    </message>
    <message>
        <source>交付信息反馈单 F19</source>
        <translation>F19 Delivery feedback note</translation>
    </message>
    <message>
        <source>收款通知 F20</source>
        <translation>F20 Payment notice</translation>
    </message>
    <message>
        <source>空白验收资料（手写用）</source>
        <translation>Blank packet (to fill in by hand)</translation>
    </message>
    <message>
        <source>还不能签字冻结，请先补齐：</source>
        <translation>This cannot be completed yet. Please see to:</translation>
    </message>
    <message>
        <source>单号保留并标明作废，产品回到可交付状态。</source>
        <translation>The number is kept and marked void; the goods can be delivered again.</translation>
    </message>
    <message>
        <source>派工或改派…</source>
        <translation>Dispatch or move…</translation>
    </message>
    <message>
        <source>收回派工</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>未完成，下次再来…</source>
        <translation>Not finished, come again…</translation>
    </message>
    <message>
        <source>未能进场…</source>
        <translation>Not admitted…</translation>
    </message>
    <message>
        <source>修订已签收的工单…</source>
        <translation>Amend the signed order…</translation>
    </message>
    <message>
        <source>整套服务资料（F22 + F23 + F24）</source>
        <translation>All service sheets (F22 + F23 + F24)</translation>
    </message>
    <message>
        <source>服务工单 F22</source>
        <translation>Service order F22</translation>
    </message>
    <message>
        <source>维修记录单 F23</source>
        <translation>Repair record F23</translation>
    </message>
    <message>
        <source>客户签收单 F24</source>
        <translation>Sign-off F24</translation>
    </message>
    <message>
        <source>本单手写用（F22 + F23 + F24）</source>
        <translation>This order, to fill in by pen (F22 + F23 + F24)</translation>
    </message>
    <message>
        <source>不能收回：</source>
        <translation>Cannot be taken back:</translation>
    </message>
    <message>
        <source>为什么没有完成？</source>
        <translation>Why was it not finished?</translation>
    </message>
    <message>
        <source>为什么未能进场？</source>
        <translation>Why was nobody admitted?</translation>
    </message>
    <message>
        <source>本次服务到此为止，记入经过；随后可约定下次时间。</source>
        <translation>The visit ends here and stays on record; the next one can then be arranged.</translation>
    </message>
    <message>
        <source>下次再来</source>
        <translation>Come again</translation>
    </message>
    <message>
        <source>不能结束本次服务：</source>
        <translation>The visit cannot be ended:</translation>
    </message>
    <message>
        <source>单号保留并标明作废；已用的配件退回库存。</source>
        <translation>The number stays, marked void; parts used go back into stock.</translation>
    </message>
</context>
<context>
    <name>AddButton</name>
    <message>
        <source>添加照片</source>
        <translation>Add photos</translation>
    </message>
    <message>
        <source>从文件添加；也可以粘贴（Ctrl+V）或拖到这里</source>
        <translation>Add from files; or paste (Ctrl+V), or drop here</translation>
    </message>
    <message>
        <source>粘贴 Ctrl+V，或拖到这里</source>
        <translation>Paste with Ctrl+V, or drop here</translation>
    </message>
</context>
<context>
    <name>AddLine</name>
    <message>
        <source>维修前确认时未查看</source>
        <translation>not looked at when the condition was confirmed</translation>
    </message>
    <message>
        <source>查看什么</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>属于</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>单位（填写即为读数）</source>
        <translation>Unit (makes it a reading)</translation>
    </message>
    <message>
        <source>下限</source>
        <translation>Low limit</translation>
    </message>
    <message>
        <source>上限</source>
        <translation>High limit</translation>
    </message>
    <message>
        <source>添加项目</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>AnalysisPage</name>
    <message>
        <source>服务分析</source>
        <translation>Service analysis</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>多长时间</source>
        <translation>How long</translation>
    </message>
</context>
<context>
    <name>AnswerRow</name>
    <message>
        <source>实测</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>超限 → 已记为缺陷，请在第 4 步处理</source>
        <translation>Out of limits → recorded as a defect, to be settled in step 4</translation>
    </message>
</context>
<context>
    <name>AppearanceStep</name>
    <message>
        <source>检查产品外观有无破损</source>
        <translation>Look over each piece for damage</translation>
    </message>
</context>
<context>
    <name>ApprovalCard</name>
    <message>
        <source>产品价值 ¥ {amount}，须审批：</source>
        <translation>Goods worth ¥ {amount}; who has to agree:</translation>
    </message>
    <message>
        <source>待审批</source>
        <translation>To be approved</translation>
    </message>
    <message>
        <source>已同意</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>未批准：{why}</source>
        <translation>Refused: {why}</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>为 {n} 条记录记下：{verdict}</source>
        <translation>Mark {n} records as: {verdict}</translation>
    </message>
    <message>
        <source>为 {number} 记下：{verdict}</source>
        <translation>Mark {number} as: {verdict}</translation>
    </message>
    <message>
        <source>请写明要重办什么，责任人会看到。</source>
        <translation>Say what is to be done again; the person in charge will see it.</translation>
    </message>
    <message>
        <source>可以写一句说明，也可以空着。</source>
        <translation>You may add a sentence, or leave it empty.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>每条单独保存，大约需要 {minutes} 分钟；可以随时停止，已办理的不会丢。</source>
        <translation>Each is saved by itself, which takes about {minutes} minutes; you can stop at any time, and what is done stays done.</translation>
    </message>
    <message>
        <source>要办理 {n} 条记录。</source>
        <translation>{n} records are to be dealt with.</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>把 {n} 条记录指派给谁？</source>
        <translation>Who shall deal with these {n} records?</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>同意 {n} 张退换货申请？</source>
        <translation>Approve {n} returns?</translation>
    </message>
    <message>
        <source>每一张都按审批节点检查；不该由您审批的会列出原因。您签一次字，签名存入批准的每一张。</source>
        <translation>Each one is checked against its steps of approval; what is not yours to approve is listed with the reason. You sign once, and every request you approve keeps that signature.</translation>
    </message>
    <message>
        <source>同意并签字…</source>
        <translation>Agree and sign…</translation>
    </message>
    <message numerus="yes">
        <source>等 %Ln 张</source>
        <translation>
            <numerusform>and others, %Ln in all</numerusform>
            <numerusform>and others, %Ln in all</numerusform>
        </translation>
    </message>
    <message>
        <source>同意以下退换货申请：{numbers}</source>
        <translation>These returns are agreed to: {numbers}</translation>
    </message>
    <message>
        <source>审批签字</source>
        <translation>Sign the approval</translation>
    </message>
    <message>
        <source>每一条都按规范检查；不能关闭的会列出原因，其余照常关闭。</source>
        <translation>Each one is checked against the specification; those that cannot be closed are listed with the reasons, the others are closed.</translation>
    </message>
    <message>
        <source>关闭 {n} 条记录？</source>
        <translation>Close {n} records?</translation>
    </message>
    <message>
        <source>关闭 {n} 条</source>
        <translation>Close {n}</translation>
    </message>
    <message>
        <source>下面的话写进每一件投诉。每一件都按规范检查；不能关闭的会列出原因，其余照常关闭。</source>
        <translation>This is written into every one of the complaints. Each one is checked against the specification; those that cannot be closed are listed with the reasons, the others are closed.</translation>
    </message>
    <message>
        <source>验证并关闭 {n} 件投诉</source>
        <translation>Verify and close {n} complaints</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>退款付出日期（没有退款的单不填写）</source>
        <translation>Refund paid on (left out where nothing is paid back)</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>每一张都按规范检查；不能关闭的会列出原因，其余照常关闭。</source>
        <translation>Each one is checked against the specification; those that cannot be closed are listed with the reasons, the others are closed.</translation>
    </message>
    <message>
        <source>关闭 {n} 张退换货单</source>
        <translation>Close {n} returns</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>备份</source>
        <translation>Back up</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>这个文件夹里还没有备份。</source>
        <translation>There are no backups in this folder yet.</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>恢复到选中的备份…</source>
        <translation>Go back to the chosen backup…</translation>
    </message>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>换个文件夹…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>用默认文件夹</source>
        <translation>Default folder</translation>
    </message>
    <message>
        <source>每 30 分钟和退出时自动备份；两天内的全部保留，更早的按天、周、月保留。最好放在另一块硬盘或 U 盘上。</source>
        <translation>A backup is made every 30 minutes and on closing. Those of the last two days are all kept, earlier ones by day, week and month. Best kept on another disk or a USB stick.</translation>
    </message>
    <message>
        <source>备份放在哪里</source>
        <translation>Where backups are kept</translation>
    </message>
    <message>
        <source>已备份并核对：{file}</source>
        <translation>Backed up and verified: {file}</translation>
    </message>
    <message>
        <source>请先选中要恢复的备份。</source>
        <translation>First choose the backup to go back to.</translation>
    </message>
    <message>
        <source>恢复到 {at} 的备份？</source>
        <translation>Go back to the backup of {at}?</translation>
    </message>
    <message>
        <source>此后录入的内容不在备份里。现在的数据库会改名保留在原处，不会删除。窗口会重新打开。</source>
        <translation>What was entered since is not in it. The present desk is renamed and stays where it is; nothing is deleted. The window opens again.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>还没有合同。请先在“需求与合同”里录入或导入合同，再从合同新建交付。</source>
        <translation>There are no contracts yet. Enter or import one under “Needs &amp; contracts”, then make the delivery from it.</translation>
    </message>
    <message>
        <source>交付哪一份合同？</source>
        <translation>Which contract is delivered?</translation>
    </message>
    <message>
        <source>合同（单号、顾客、拼音首字母）</source>
        <translation>Contract (number, customer, pinyin initials)</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>不能办理：</source>
        <translation>This cannot begin:</translation>
    </message>
</context>
<context>
    <name>BlankForms</name>
    <message>
        <source>空白表（手写用）</source>
        <translation>Empty forms (to fill in by pen)</translation>
    </message>
    <message>
        <source>信息记录表</source>
        <translation>Information record</translation>
    </message>
    <message>
        <source>服务工单</source>
        <translation>Service order</translation>
    </message>
    <message>
        <source>维修记录单</source>
        <translation>Repair record</translation>
    </message>
    <message>
        <source>客户签收单</source>
        <translation>Customer sign-off</translation>
    </message>
    <message>
        <source>顾客投诉处理单</source>
        <translation>Complaint record</translation>
    </message>
    <message>
        <source>退换货单</source>
        <translation>Return and exchange record</translation>
    </message>
    <message>
        <source>不合格品评审处置单</source>
        <translation>Nonconformity review</translation>
    </message>
    <message>
        <source>装箱单</source>
        <translation>Packing list</translation>
    </message>
    <message>
        <source>产品验收单</source>
        <translation>Acceptance sheet</translation>
    </message>
    <message>
        <source>安装调试记录</source>
        <translation>Commissioning record</translation>
    </message>
    <message>
        <source>培训记录</source>
        <translation>Training record</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>显示一周或一天</source>
        <translation>Show a week or a day</translation>
    </message>
    <message>
        <source>拖动工单派给服务人员；也可选中后按 Enter。双击打开工单。</source>
        <translation>Drag an order to a technician, or select it and press Enter. A double click opens it.</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>往前</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>待派工 {n}</source>
        <translation>To dispatch: {n}</translation>
    </message>
    <message>
        <source>不能这样派工：</source>
        <translation>Cannot be dispatched like this:</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>一天可以有几段，如 08:30-12:00，13:00-17:30；留空为休息。</source>
        <translation>A day may have several spans, such as 08:30-12:00, 13:00-17:30; empty is a day off.</translation>
    </message>
    <message>
        <source>胜过放假安排和每周时段；时段留空为休息，只填半天即为半天。</source>
        <translation>They win over notices and weekly hours; no hours is a day off, half the hours a half day.</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>每周时段与月历</source>
        <translation>Weekly hours and the month</translation>
    </message>
    <message>
        <source>特别日</source>
        <translation>Days of their own</translation>
    </message>
    <message>
        <source>放假安排</source>
        <translation>Holiday notices</translation>
    </message>
    <message>
        <source>导入新一年的安排…</source>
        <translation>Take in a new year…</translation>
    </message>
    <message>
        <source>模拟…</source>
        <translation>Simulate…</translation>
    </message>
    <message>
        <source>用现在屏幕上的时段重算过去的记录，看哪些会超时</source>
        <translation>Replay past tickets with the hours now on the screen and see which would be late</translation>
    </message>
    <message>
        <source>公司日历</source>
        <translation>Company calendar</translation>
    </message>
    <message>
        <source>新工作日历</source>
        <translation>New working calendar</translation>
    </message>
    <message>
        <source>程序自带，尚未修改；保存后成为本公司的日历。</source>
        <translation>Comes with the program and was never changed; saving makes it the company&apos;s own.</translation>
    </message>
    <message>
        <source>公司日历：没有另行约定的都按它计时</source>
        <translation>The company&apos;s calendar: everything is timed by it unless a contract says otherwise</translation>
    </message>
    <message>
        <source>由指定了它的合同使用</source>
        <translation>Used by the contracts that name it</translation>
    </message>
    <message>
        <source>没有公共假日；要放假的日子写在“特别日”里。</source>
        <translation>There are no public holidays; enter days off as days of their own.</translation>
    </message>
    <message>
        <source>节假日和调休已知到 {year} 年底。</source>
        <translation>Holidays and make-up days are known to the end of {year}.</translation>
    </message>
    <message>
        <source>新一年的放假安排</source>
        <translation>Holidays of a new year</translation>
    </message>
    <message>
        <source>放假安排 (*.csv *.toml *.json)</source>
        <translation>Holiday notices (*.csv *.toml *.json)</translation>
    </message>
    <message>
        <source>没有导入，日历未改动。</source>
        <translation>Nothing was taken in; the calendar is unchanged.</translation>
    </message>
</context>
<context>
    <name>CallerLine</name>
    <message>
        <source>谁来电？电话末几位 / 名称 / 拼音首字母 / 序列号 / 合同号</source>
        <translation>Who is calling? Last digits of the phone / name / pinyin / serial no. / contract no.</translation>
    </message>
    <message>
        <source>查找来电人</source>
        <translation>Find the caller</translation>
    </message>
    <message>
        <source>“{words}”是新来电人</source>
        <translation>“{words}” is a new caller</translation>
    </message>
    <message>
        <source>登记时可以顺便建档</source>
        <translation>A customer record can be made along the way</translation>
    </message>
    <message>
        <source>原“{name}”</source>
        <translation>was “{name}”</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>retired</translation>
    </message>
    <message>
        <source>未建档</source>
        <translation>no record</translation>
    </message>
</context>
<context>
    <name>ChecklistView</name>
    <message>
        <source>改动检查项时请写新的版本；已开始的验收仍按原来的版本。</source>
        <translation>Give a new version when items change; acceptances already begun keep the old one.</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Flags</translation>
    </message>
    <message>
        <source>添加检查项</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>检查表</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>新检查表</source>
        <translation>New checklist</translation>
    </message>
    <message>
        <source>版本 {version} · {n} 项</source>
        <translation>Version {version} · {n} items</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>导入什么</source>
        <translation>What to import</translation>
    </message>
    <message>
        <source>导入什么？</source>
        <translation>What do you want to import?</translation>
    </message>
    <message>
        <source>从哪个文件？</source>
        <translation>From which file?</translation>
    </message>
    <message>
        <source>把文件拖到这里，或者</source>
        <translation>Drop a file here, or</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>xlsx、xls、ods、csv（UTF-8 或 GB18030）。选好后先检查，不会马上写入。</source>
        <translation>xlsx, xls, ods, csv (UTF-8 or GB18030). The file is checked first; nothing is written yet.</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.xlsb *.ods *.csv *.txt *.tsv);;全部文件 (*)</source>
        <translation>Tables (*.xlsx *.xls *.xlsb *.ods *.csv *.txt *.tsv);;All files (*)</translation>
    </message>
    <message>
        <source>导入的文件</source>
        <translation>File to import</translation>
    </message>
</context>
<context>
    <name>ClaimView</name>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>序列号或批号</source>
        <translation>Serial or lot number</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>退换货单</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>缺陷情况</source>
        <translation>The fault</translation>
    </message>
    <message>
        <source>供方</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>要求（换货、退款、赔偿…）</source>
        <translation>What is asked (exchange, refund, compensation …)</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>供方答复</source>
        <translation>Supplier&apos;s answer</translation>
    </message>
    <message>
        <source>结案说明</source>
        <translation>Why it ends so</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>What it rests on</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>索赔金额</source>
        <translation>Amount claimed</translation>
    </message>
    <message>
        <source>索赔</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>答复与结清</source>
        <translation>Answer and settlement</translation>
    </message>
    <message>
        <source>关联</source>
        <translation>Beside it</translation>
    </message>
    <message>
        <source>实际赔付</source>
        <translation>What they paid</translation>
    </message>
    <message>
        <source>已发给供方</source>
        <translation>Sent to the supplier</translation>
    </message>
    <message>
        <source>登记供方答复…</source>
        <translation>Note the answer…</translation>
    </message>
    <message>
        <source>结清…</source>
        <translation>Settle…</translation>
    </message>
    <message>
        <source>打印 F26</source>
        <translation>Print F26</translation>
    </message>
    <message>
        <source>供方索赔</source>
        <translation>Claim on a supplier</translation>
    </message>
    <message>
        <source>已结清，不能再改。</source>
        <translation>Settled; nothing can be changed any more.</translation>
    </message>
    <message>
        <source>还不能发出：</source>
        <translation>It cannot go out yet:</translation>
    </message>
    <message>
        <source>供方怎么答复</source>
        <translation>What the supplier answered</translation>
    </message>
    <message>
        <source>答复时间</source>
        <translation>Answered at</translation>
    </message>
    <message>
        <source>不填就是现在</source>
        <translation>Empty means now</translation>
    </message>
    <message>
        <source>登记供方答复</source>
        <translation>Note the supplier&apos;s answer</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>供方没有赔付时，写明为什么结案。</source>
        <translation>Where the supplier gave nothing, write why the claim ends.</translation>
    </message>
    <message>
        <source>结清索赔</source>
        <translation>Settle the claim</translation>
    </message>
    <message>
        <source>结清</source>
        <translation>Settle</translation>
    </message>
</context>
<context>
    <name>ClausePanel</name>
    <message>
        <source>规范条款</source>
        <translation>Clauses of the specification</translation>
    </message>
    <message>
        <source>推定 {number}</source>
        <translation>Inferred {number}</translation>
    </message>
    <message>
        <source>条款 {number}</source>
        <translation>Clause {number}</translation>
    </message>
    <message>
        <source>原文在 6.7.1 处中断，以下是本程序的推定，不是原文。</source>
        <translation>The document breaks off inside 6.7.1. What follows is inferred by this program; it is not the document.</translation>
    </message>
    <message>
        <source>（原文到此中断）</source>
        <translation>(the document breaks off here)</translation>
    </message>
    <message>
        <source>这一步要做什么</source>
        <translation>What this stage asks for</translation>
    </message>
    <message>
        <source>中文为原文，外文为本程序的译文。</source>
        <translation>The Chinese is the document; the English is this program&apos;s translation.</translation>
    </message>
    <message>
        <source>规范没有专门的条款。</source>
        <translation>The specification has no clause of its own for this.</translation>
    </message>
</context>
<context>
    <name>ClockCard</name>
    <message>
        <source>看推算</source>
        <translation>How?</translation>
    </message>
    <message>
        <source>同{name}</source>
        <translation>as “{name}”</translation>
    </message>
    <message>
        <source>条款 {clause}</source>
        <translation>{clause}</translation>
    </message>
    <message>
        <source>应于 {at}</source>
        <translation>due {at}</translation>
    </message>
    <message>
        <source>限 {at}</source>
        <translation>limit {at}</translation>
    </message>
    <message>
        <source>{name}：看推算</source>
        <translation>{name}: how it was worked out</translation>
    </message>
    <message>
        <source>按时 · 用时 {span}</source>
        <translation>in time · {span}</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>in time</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>{n} 个工作日</source>
        <translation>{n} working days</translation>
    </message>
    <message>
        <source>剩 {span}</source>
        <translation>{span} left</translation>
    </message>
    <message>
        <source>暂停 · 剩 {span}</source>
        <translation>paused · {span} left</translation>
    </message>
    <message>
        <source>超时 {span}</source>
        <translation>{span} late</translation>
    </message>
    <message>
        <source>迟了 {span}</source>
        <translation>{span} late</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
</context>
<context>
    <name>CommissioningStep</name>
    <message>
        <source>安装调试，检查各项功能是否正常</source>
        <translation>Install, commission and check every function</translation>
    </message>
    <message>
        <source>现场与时间</source>
        <translation>Site and times</translation>
    </message>
    <message>
        <source>（不移交）</source>
        <translation> (not handed over)</translation>
    </message>
</context>
<context>
    <name>CompanyView</name>
    <message>
        <source>公司</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>公司标志</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>收款账户（印在收款通知上）</source>
        <translation>Bank account (printed on payment notices)</translation>
    </message>
    <message>
        <source>表单编号（印在表名下方）</source>
        <translation>Form codes (printed under the form&apos;s name)</translation>
    </message>
    <message>
        <source>选择图片…</source>
        <translation>Choose picture…</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>PNG 或 JPEG，印在每张单据的左上角。</source>
        <translation>PNG or JPEG, printed at the top left of every sheet.</translation>
    </message>
    <message>
        <source>公司资料</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>还没有标志</source>
        <translation>No logo yet</translation>
    </message>
    <message>
        <source>图片 (*.png *.jpg *.jpeg)</source>
        <translation>Pictures (*.png *.jpg *.jpeg)</translation>
    </message>
</context>
<context>
    <name>ComplaintActions</name>
    <message>
        <source>向上反馈…</source>
        <translation>Report upward…</translation>
    </message>
    <message>
        <source>告知顾客…</source>
        <translation>Tell the customer…</translation>
    </message>
    <message>
        <source>评估…</source>
        <translation>Assess…</translation>
    </message>
    <message>
        <source>调查…</source>
        <translation>Investigate…</translation>
    </message>
    <message>
        <source>审批费用…</source>
        <translation>Approve cost…</translation>
    </message>
    <message>
        <source>答复顾客…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>顾客意见…</source>
        <translation>Customer&apos;s verdict…</translation>
    </message>
    <message>
        <source>验证并关闭…</source>
        <translation>Verify and close…</translation>
    </message>
    <message>
        <source>打印 F25</source>
        <translation>Print F25</translation>
    </message>
    <message>
        <source>重新评估…</source>
        <translation>Assess again…</translation>
    </message>
    <message>
        <source>重新调查…</source>
        <translation>Investigate again…</translation>
    </message>
    <message>
        <source>重新受理…</source>
        <translation>Open again…</translation>
    </message>
    <message>
        <source>办理退换货…</source>
        <translation>Begin a return…</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>写下顾客现在怎么说。已有的答复和结案记录都保留，回到“已评估”重新调查。</source>
        <translation>Write what the customer says now. Answers and the earlier end are kept; it is investigated again.</translation>
    </message>
    <message>
        <source>为什么重新受理 {number}？</source>
        <translation>Why is {number} opened again?</translation>
    </message>
    <message>
        <source>重新受理</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>为什么作废 {number}？</source>
        <translation>Why is {number} void?</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>单号保留并标明作废。</source>
        <translation>The number stays and is marked void.</translation>
    </message>
    <message>
        <source>{number}：批准处理费用 ¥ {amount}。</source>
        <translation>{number}: the cost of ¥ {amount} is approved.</translation>
    </message>
    <message>
        <source>审批签字</source>
        <translation>Sign the approval</translation>
    </message>
    <message>
        <source>不能办理退换货：</source>
        <translation>No return can begin:</translation>
    </message>
</context>
<context>
    <name>ComplaintView</name>
    <message>
        <source>办理过程</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>关联</source>
        <translation>Beside it</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>新投诉</source>
        <translation>New complaint</translation>
    </message>
    <message>
        <source>下一步须在 {at} 前</source>
        <translation>next step due by {at}</translation>
    </message>
    <message>
        <source>顾客投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>责任人 {name}</source>
        <translation>responsible: {name}</translation>
    </message>
    <message>
        <source>已关闭，不能再改。</source>
        <translation>Closed; it cannot change any more.</translation>
    </message>
</context>
<context>
    <name>ConditionCard</name>
    <message>
        <source>重新确认…</source>
        <translation>Confirm anew…</translation>
    </message>
    <message>
        <source>添加项目…</source>
        <translation>Add a line…</translation>
    </message>
    <message>
        <source>随机附件与数据状况</source>
        <translation>Accessories and data</translation>
    </message>
    <message>
        <source>运行小时</source>
        <translation>Running hours</translation>
    </message>
    <message>
        <source>维修前顾客意见</source>
        <translation>Customer&apos;s words before</translation>
    </message>
    <message>
        <source>运行小时表说明（换表、校正）</source>
        <translation>Note on the meter (replaced, set)</translation>
    </message>
    <message>
        <source>维修前后确认（6.6.3）</source>
        <translation>Before and after (6.6.3)</translation>
    </message>
    <message>
        <source>维修前状况顾客已于 {at} 确认</source>
        <translation>Condition confirmed by the customer, {at}</translation>
    </message>
    <message>
        <source>先看外观、试功能、测性能，再请顾客确认</source>
        <translation>Look at it, try its functions, measure it; then have the customer confirm</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>对比照片</source>
        <translation>Compare photos</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>没有变差</source>
        <translation>No worse</translation>
    </message>
    <message>
        <source>变差了</source>
        <translation>Got worse</translation>
    </message>
    <message>
        <source>与维修前相比</source>
        <translation>Compared with before</translation>
    </message>
    <message>
        <source>顾客认可</source>
        <translation>Customer&apos;s consent</translation>
    </message>
    <message>
        <source>顾客认可的原话或理由</source>
        <translation>How the customer accepts it</translation>
    </message>
    <message>
        <source>量具</source>
        <translation>Gauge</translation>
    </message>
    <message>
        <source>维修前后用同一件量具</source>
        <translation>One and the same gauge before and after the repair</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>维修前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>所用量具</source>
        <translation>Gauge used</translation>
    </message>
    <message>
        <source>维修后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>量具：{gauge}</source>
        <translation>gauge: {gauge}</translation>
    </message>
    <message>
        <source>仍不合格</source>
        <translation>Still fails</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>并存的版本</source>
        <translation>Versions side by side</translation>
    </message>
    <message>
        <source>以哪一个为准</source>
        <translation>Which one stands</translation>
    </message>
    <message>
        <source>为什么这样处理</source>
        <translation>Why it is settled so</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>以此为准</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>{number} 有 {n} 个版本</source>
        <translation>{number} has {n} versions</translation>
    </message>
    <message>
        <source>几台电脑各自改了同一条记录。全部版本都会留在历史里；请选定以哪一个为准。</source>
        <translation>Several computers changed the same record. All versions stay in the history; settle which of them holds.</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>各版本的差别</source>
        <translation>How the versions differ</translation>
    </message>
    <message>
        <source>用第 {n} 个版本</source>
        <translation>Take version {n}</translation>
    </message>
    <message>
        <source>各方的修改都保留</source>
        <translation>Keep the changes of all</translation>
    </message>
    <message>
        <source>请先选定以哪一个为准。</source>
        <translation>First choose which one stands.</translation>
    </message>
</context>
<context>
    <name>ContractView</name>
    <message>
        <source>添加产品</source>
        <translation>Add product</translation>
    </message>
    <message>
        <source>添加一期</source>
        <translation>Add instalment</translation>
    </message>
    <message>
        <source>合同</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>明细</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>付款计划</source>
        <translation>Payment plan</translation>
    </message>
    <message>
        <source>交付进度</source>
        <translation>Delivery progress</translation>
    </message>
    <message>
        <source>新建交付</source>
        <translation>New delivery</translation>
    </message>
    <message>
        <source>签订</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>变更…</source>
        <translation>Amend…</translation>
    </message>
    <message>
        <source>取消合同…</source>
        <translation>Cancel contract…</translation>
    </message>
    <message>
        <source>新合同</source>
        <translation>New contract</translation>
    </message>
    <message>
        <source>已签订，不能直接修改；要改动请用“变更”。</source>
        <translation>Signed, so it cannot be edited; to change it use “Amend”.</translation>
    </message>
    <message>
        <source>签订合同 {number}？</source>
        <translation>Sign contract {number}?</translation>
    </message>
    <message>
        <source>签订后可以安排交付；以后改动须走变更。</source>
        <translation>Once signed, deliveries can be planned; later changes need an amendment.</translation>
    </message>
    <message>
        <source>为什么变更合同 {number}？</source>
        <translation>Why is contract {number} amended?</translation>
    </message>
    <message>
        <source>变更后合同回到草稿，改好后须重新签订（6.4.3）；已签订的版本留在历史中。</source>
        <translation>The contract becomes a draft again and must be signed anew (6.4.3); the signed version stays in its history.</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Amend</translation>
    </message>
    <message>
        <source>为什么取消合同 {number}？</source>
        <translation>Why is contract {number} cancelled?</translation>
    </message>
    <message>
        <source>合同号保留，不再使用。</source>
        <translation>Its number is kept and not used again.</translation>
    </message>
    <message>
        <source>取消合同</source>
        <translation>Cancel contract</translation>
    </message>
    <message>
        <source>合计 ¥ {amount}</source>
        <translation>Total ¥ {amount}</translation>
    </message>
</context>
<context>
    <name>CustomerUnity</name>
    <message>
        <source>合并到…</source>
        <translation>Merge into…</translation>
    </message>
    <message>
        <source>并排查看…</source>
        <translation>Side by side…</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开保留的客户</source>
        <translation>Open the one that stays</translation>
    </message>
    <message>
        <source>打开另一个</source>
        <translation>Open the other</translation>
    </message>
    <message>
        <source>再分开…</source>
        <translation>Separate…</translation>
    </message>
    <message>
        <source>保留这一个…</source>
        <translation>Keep this one…</translation>
    </message>
    <message>
        <source>保留“{name}”？</source>
        <translation>Keep “{name}”?</translation>
    </message>
    <message>
        <source>它重新可以选用，另一个仍合并在它名下。请写明原因。</source>
        <translation>It can be chosen again; the other stays merged into it. Say why.</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>把“{name}”再分开？</source>
        <translation>Separate “{name}” again?</translation>
    </message>
    <message>
        <source>分开后它重新可以选用；为它写的单据又归它自己。请写明为什么不是同一个客户。</source>
        <translation>It can be chosen again then, and what was written for it is its own again. Say why they are not one customer.</translation>
    </message>
    <message>
        <source>再分开</source>
        <translation>Separate</translation>
    </message>
    <message>
        <source>没有分开</source>
        <translation>Not separated</translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>添加地点</source>
        <translation>Add site</translation>
    </message>
    <message>
        <source>添加联系人</source>
        <translation>Add contact</translation>
    </message>
    <message>
        <source>可能是同一个客户</source>
        <translation>May be the same customer</translation>
    </message>
    <message>
        <source>基本资料</source>
        <translation>General</translation>
    </message>
    <message>
        <source>使用地点（交货、安装、维修的地方）</source>
        <translation>Sites (where goods are delivered, installed and repaired)</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>在用设备</source>
        <translation>Installed goods</translation>
    </message>
    <message>
        <source>已合并到这里的客户</source>
        <translation>Customers merged into this one</translation>
    </message>
    <message>
        <source>只能查看：这个客户已合并，请在保留的客户那里修改。</source>
        <translation>Read only: this customer is merged; change the one that stays.</translation>
    </message>
    <message>
        <source>新客户</source>
        <translation>New customer</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>年-月-日</source>
        <translation>year-month-day</translation>
    </message>
    <message>
        <source>打开日历</source>
        <translation>Open calendar</translation>
    </message>
</context>
<context>
    <name>DefectCard</name>
    <message>
        <source>缺陷说明</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>删除补记的缺陷</source>
        <translation>Remove this defect</translation>
    </message>
    <message>
        <source>库存更换</source>
        <translation>Replace from stock</translation>
    </message>
    <message>
        <source>现场修复</source>
        <translation>Repair on site</translation>
    </message>
    <message>
        <source>列入遗留</source>
        <translation>Punch list</translation>
    </message>
    <message>
        <source>带回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation>Due</translation>
    </message>
</context>
<context>
    <name>DefectsStep</name>
    <message>
        <source>没有缺陷。清点、外观和调试中发现的问题会自己出现在这里。</source>
        <translation>No defects. What counting, inspection and commissioning find appears here by itself.</translation>
    </message>
    <message>
        <source>补记缺陷</source>
        <translation>Add a defect</translation>
    </message>
    <message>
        <source>缺陷或损坏：及时更换，保证顾客收到的都是合格产品</source>
        <translation>Settle every defect, so that the customer receives only sound goods</translation>
    </message>
</context>
<context>
    <name>DeliveryView</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步：{title}</source>
        <translation>Next: {title}</translation>
    </message>
    <message>
        <source>完成验收，冻结记录</source>
        <translation>Complete and freeze</translation>
    </message>
    <message>
        <source>已签字冻结 · {result}。要修改请用“修订”，原签字版本永久保留。</source>
        <translation>Signed and frozen · {result}. To change it, amend it; the signed version is kept for ever.</translation>
    </message>
    <message>
        <source>产品交付及客户验收</source>
        <translation>Delivery and acceptance</translation>
    </message>
</context>
<context>
    <name>DerivationDialog</name>
    <message>
        <source>{name}：时限推算</source>
        <translation>{name}: how the due time was worked out</translation>
    </message>
    <message>
        <source>现行规则</source>
        <translation>The rule in force</translation>
    </message>
    <message>
        <source>另一种算法（仅供对照）</source>
        <translation>The other way of counting (to compare)</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>规范只写了小时数，没有写按钟点还是按工作时间计算；两种算法都列出，便于核对。</source>
        <translation>The specification names hours but not whether they run round the clock or in working time; both are shown so that you can compare.</translation>
    </message>
    <message>
        <source>应于 {due} 之前</source>
        <translation>Due by {due}</translation>
    </message>
    <message>
        <source>应于 {due} 之前（节假日未知，不确定）</source>
        <translation>Due by {due} (holidays unknown, not certain)</translation>
    </message>
</context>
<context>
    <name>DesksCard</name>
    <message>
        <source>别的电脑</source>
        <translation>Other desks</translation>
    </message>
    <message>
        <source>还没有接收过别的电脑的交接包。第一次请交接全部内容；接收对方的包以后，就只需要交接对方缺少的。</source>
        <translation>No package of another desk was taken in yet. The first time, hand over everything; once a package has come back, only what is lacking there.</translation>
    </message>
    <message numerus="yes">
        <source>本机有 %n 个版本还没有写进任何交接包。</source>
        <translation>
            <numerusform>%n version of this computer is in no package yet.</numerusform>
            <numerusform>%n versions of this computer are in no package yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个版本尚未确认收到</source>
        <translation>
            <numerusform>%n version not confirmed there</numerusform>
            <numerusform>%n versions not confirmed there</numerusform>
        </translation>
    </message>
    <message>
        <source>全部已确认收到</source>
        <translation>has everything</translation>
    </message>
    <message>
        <source>最近收到 {at}</source>
        <translation>last heard {at}</translation>
    </message>
    <message>
        <source>交给它…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>交给 {name}</source>
        <translation>Hand over to {name}</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>产品履历</source>
        <translation>Unit history</translation>
    </message>
</context>
<context>
    <name>Dispatch</name>
    <message>
        <source>派给</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>预约上门</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>预计结束</source>
        <translation>Expected end</translation>
    </message>
    <message>
        <source>派工</source>
        <translation>Dispatch</translation>
    </message>
</context>
<context>
    <name>DraftView</name>
    <message>
        <source>✓ 已自动保存 {time} · 关机也不会丢失</source>
        <translation>✓ Kept {time} · safe even if the power fails</translation>
    </message>
    <message>
        <source>未能保存：{why}</source>
        <translation>Not kept: {why}</translation>
    </message>
</context>
<context>
    <name>DropEditor</name>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>期间到期的事项</source>
        <translation>Became due meanwhile</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>DueNotice</name>
    <message numerus="yes">
        <source>期间有 %n 项到期或即将到期。</source>
        <translation>
            <numerusform>%n item became due or nearly due meanwhile.</numerusform>
            <numerusform>%n items became due or nearly due meanwhile.</numerusform>
        </translation>
    </message>
    <message>
        <source>到期提醒</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>EditView</name>
    <message>
        <source>放弃修改</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>草稿已保存在本机 {time}，尚未提交</source>
        <translation>Draft kept on this computer {time}, not saved yet</translation>
    </message>
    <message>
        <source>放弃我的修改，查看新版本</source>
        <translation>Discard my changes and show the new version</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>还没有保存：请改正标红的项目。</source>
        <translation>Not saved: please correct what is marked in red.</translation>
    </message>
    <message>
        <source>已恢复 {at} 尚未提交的修改。</source>
        <translation>Your unsaved changes of {at} are back.</translation>
    </message>
    <message>
        <source>下面是 {at} 尚未提交的修改；此后这条记录已有新版本，请核对后再保存。</source>
        <translation>These are your unsaved changes of {at}. The record has a newer version since then: compare before you save.</translation>
    </message>
    <message>
        <source>只能查看：您没有修改权限。</source>
        <translation>Read only: you have no right to change this.</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>接收…</source>
        <translation>Take in…</translation>
    </message>
    <message>
        <source>交接…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>把本机的内容写成一个文件，用 U 盘、邮件或任何方式带到另一台电脑上接收，不需要网络。重复接收、次序颠倒、文件不全都不会造成损害；包里有照片和签名，请像保管单据一样保管，也可以用密码加密。</source>
        <translation>Write what is here into one file, and take it in on another computer: by memory stick, mail or any other way, without a network. To take in twice, in the wrong order or from half a file does no harm. A package holds photos and signatures: look after it as you would after the sheets, or encrypt it with a password.</translation>
    </message>
    <message>
        <source>交接什么？</source>
        <translation>What is handed over?</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>交给 {name}：只写对方没有的</source>
        <translation>To {name}: only what is not there</translation>
    </message>
    <message numerus="yes">
        <source>代号 {code}，%n 个版本尚未确认收到</source>
        <translation>
            <numerusform>code {code}, %n version not confirmed there</numerusform>
            <numerusform>code {code}, %n versions not confirmed there</numerusform>
        </translation>
    </message>
    <message>
        <source>全部内容</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>给还没有向本机交接过的电脑</source>
        <translation>for a desk nothing has come from yet</translation>
    </message>
    <message>
        <source>选定的单据</source>
        <translation>Chosen records</translation>
    </message>
    <message>
        <source>连同它的全部版本、照片和它提到的客户、产品、合同等</source>
        <translation>with all versions, photos and what they refer to</translation>
    </message>
    <message>
        <source>交接哪些单据？请写单号，一行一个。</source>
        <translation>Which records? Enter their numbers, one a line.</translation>
    </message>
    <message>
        <source>怎样写交接包</source>
        <translation>How to write the package</translation>
    </message>
    <message>
        <source>交接包写到哪里</source>
        <translation>Where to write the package</translation>
    </message>
    <message>
        <source>写交接包</source>
        <translation>Writing the package</translation>
    </message>
    <message>
        <source>接收哪些交接包</source>
        <translation>Which packages to take in</translation>
    </message>
    <message>
        <source>查看交接包</source>
        <translation>Looking at the package</translation>
    </message>
    <message>
        <source>交接包 (*{suffix})</source>
        <translation>Hand-over packages (*{suffix})</translation>
    </message>
    <message>
        <source>接收交接包</source>
        <translation>Taking in</translation>
    </message>
    <message>
        <source>不接收</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>导出此列表</source>
        <translation>Export this list</translation>
    </message>
    <message>
        <source>导出为 Excel…</source>
        <translation>Export as Excel…</translation>
    </message>
    <message>
        <source>导出为 CSV…</source>
        <translation>Export as CSV…</translation>
    </message>
    <message>
        <source>导出所示各列为 Excel…</source>
        <translation>Columns shown, as Excel…</translation>
    </message>
    <message>
        <source>导出所示各列为 CSV…</source>
        <translation>Columns shown, as CSV…</translation>
    </message>
    <message>
        <source>交接选中的记录…</source>
        <translation>Hand over what is selected…</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV 文件 (*.csv)</source>
        <translation>CSV file (*.csv)</translation>
    </message>
    <message>
        <source>导出到</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>已导出 {n} 行。</source>
        <translation>Rows exported: {n}.</translation>
    </message>
</context>
<context>
    <name>FirstLook</name>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>公司</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>管理员（您自己）</source>
        <translation>Administrator (you)</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>这里还没有数据库。填写下面几项就可以开始，以后都能修改。全部数据保存在这台电脑上：{place}</source>
        <translation>There is no desk here yet. Fill in these few fields to begin; all can be changed later. All data stays on this computer: {place}</translation>
    </message>
    <message>
        <source>欢迎使用 svcdesk</source>
        <translation>Welcome to svcdesk</translation>
    </message>
    <message>
        <source>公司里已有电脑在用 svcdesk？不要再建一份公司资料。</source>
        <translation>Does the company use svcdesk already? Do not enter it again.</translation>
    </message>
    <message>
        <source>从交接包开始…</source>
        <translation>Begin from a package…</translation>
    </message>
    <message>
        <source>打开已有数据库…</source>
        <translation>Open an existing desk…</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>印在每一张单据的页眉上。</source>
        <translation>Printed at the head of every sheet.</translation>
    </message>
    <message>
        <source>至少 8 个字符。</source>
        <translation>At least 8 characters.</translation>
    </message>
    <message>
        <source>再次输入密码</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>出现在本机开出的每个单号里，例如 YS-261123-A1-0007。每台电脑用不同的代号。</source>
        <translation>Part of every number made here, such as YS-261123-A1-0007. Each computer needs its own.</translation>
    </message>
    <message>
        <source>本机代号</source>
        <translation>Code of this computer</translation>
    </message>
    <message>
        <source>电脑名称</source>
        <translation>Name of this computer</translation>
    </message>
    <message>
        <source>例如“王工的笔记本”。</source>
        <translation>For example “Wang&apos;s laptop”.</translation>
    </message>
    <message>
        <source>请填写此项。</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>两次输入的密码不一样。请重新输入。</source>
        <translation>The two passwords differ. Please type them again.</translation>
    </message>
    <message>
        <source>请填写 2 到 3 个字母或数字，例如 A1。</source>
        <translation>Enter 2 or 3 letters or digits, such as A1.</translation>
    </message>
</context>
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
<context>
    <name>Followers</name>
    <message>
        <source>还不能这样做：</source>
        <translation>This cannot be done yet:</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>收起</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>以后可以从“帮助”里再打开</source>
        <translation>It can be opened again from Help</translation>
    </message>
    <message>
        <source>第一次验收：从这里开始</source>
        <translation>First acceptance: start here</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>not done yet</translation>
    </message>
</context>
<context>
    <name>HandChosen</name>
    <message>
        <source>准备交接</source>
        <translation>Preparing the hand-over</translation>
    </message>
    <message>
        <source>选中的记录已经不在了。</source>
        <translation>The selected records are gone.</translation>
    </message>
    <message numerus="yes">
        <source>把选定的 %Ln 条记录写成交接包？</source>
        <translation>
            <numerusform>Write the %Ln selected record into a package?</numerusform>
            <numerusform>Write the %Ln selected records into a package?</numerusform>
        </translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>交接包 (*{suffix})</source>
        <translation>Hand-over packages (*{suffix})</translation>
    </message>
    <message>
        <source>怎样写交接包</source>
        <translation>How to write the package</translation>
    </message>
    <message>
        <source>交接包写到哪里</source>
        <translation>Where to write the package</translation>
    </message>
    <message>
        <source>写交接包</source>
        <translation>Writing the package</translation>
    </message>
</context>
<context>
    <name>HeadCard</name>
    <message>
        <source>产品履历</source>
        <translation>Unit history</translation>
    </message>
    <message>
        <source>服务类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>服务方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>紧急程度</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>故障现象</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>费用归属</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>与程序判定不同的理由</source>
        <translation>Why other than the program found</translation>
    </message>
    <message>
        <source>工单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>故障照片</source>
        <translation>Photos of the fault</translation>
    </message>
    <message>
        <source>展开</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>展开修改</source>
        <translation>Show all, change</translation>
    </message>
    <message>
        <source>维保计划</source>
        <translation>Preventive plan</translation>
    </message>
    <message>
        <source>程序判定：{found}；现定：{own}。</source>
        <translation>The program found: {found}; decided: {own}.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>演示数据</source>
        <translation>Demo data</translation>
    </message>
    <message>
        <source>这是演示数据，不属于任何公司，可以随意试用。
{place}</source>
        <translation>This is demo data of no real company; feel free to try anything.
{place}</translation>
    </message>
    <message>
        <source>本机数据</source>
        <translation>On this computer</translation>
    </message>
    <message>
        <source>全部数据都在这台电脑上，不需要网络：
{place}</source>
        <translation>All data is on this computer; no network is needed:
{place}</translation>
    </message>
    <message>
        <source>办公室服务器</source>
        <translation>Office server</translation>
    </message>
    <message>
        <source>数据在办公室的服务器上：
{place}</source>
        <translation>The data is on the office server:
{place}</translation>
    </message>
    <message numerus="yes">
        <source>%n 条待交接</source>
        <translation>
            <numerusform>%n to hand over</numerusform>
            <numerusform>%n to hand over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>这台电脑上有 %n 个版本还没有写进交接包；点此交接。</source>
        <translation>
            <numerusform>%n version written here is in no hand-over package yet; click to hand over.</numerusform>
            <numerusform>%n versions written here are in no hand-over package yet; click to hand over.</numerusform>
        </translation>
    </message>
    <message>
        <source>主数据</source>
        <translation>Master data</translation>
    </message>
    <message>
        <source>公司、人员、客户、产品、检查表、库存、导入、备份  Ctrl+M</source>
        <translation>Company, people, customers, products, checklists, stock, import, backup  Ctrl+M</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>第一次验收：从这里开始</source>
        <translation>First acceptance: start here</translation>
    </message>
    <message>
        <source>键盘快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关于 svcdesk</source>
        <translation>About svcdesk</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>修改密码…</source>
        <translation>Change password…</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Font size</translation>
    </message>
    <message>
        <source>小</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Largest</translation>
    </message>
</context>
<context>
    <name>HeaderActions</name>
    <message>
        <source>修改密码</source>
        <translation>Change password</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>原因：{reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>修改历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>还没有保存过，没有历史。</source>
        <translation>Not saved yet, so there is no history.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>读取文件</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>1 选择文件</source>
        <translation>1 Choose file</translation>
    </message>
    <message>
        <source>2 对应各列</source>
        <translation>2 Map columns</translation>
    </message>
    <message>
        <source>3 检查并导入</source>
        <translation>3 Check and import</translation>
    </message>
</context>
<context>
    <name>InstalledTable</name>
    <message>
        <source>这位客户处还没有设备。交付验收签字后自动出现在这里。</source>
        <translation>Nothing stands at this customer yet. Goods appear here once their delivery is signed.</translation>
    </message>
    <message>
        <source>序列号 / 设备</source>
        <translation>Serial no. / goods</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>质保到</source>
        <translation>Warranty until</translation>
    </message>
    <message>
        <source>最近一次服务</source>
        <translation>Last service</translation>
    </message>
    <message>
        <source>未结</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>客户处的设备</source>
        <translation>Goods at the customer</translation>
    </message>
</context>
<context>
    <name>IntakeClock</name>
    <message>
        <source>从第一个键开始计时</source>
        <translation>The clock starts with the first key</translation>
    </message>
    <message>
        <source>已用 {used}</source>
        <translation>{used} so far</translation>
    </message>
    <message>
        <source>须在 {when} 前联系</source>
        <translation>contact by {when}</translation>
    </message>
</context>
<context>
    <name>IntakeFields</name>
    <message>
        <source>顾客名称</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>序列号</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>接收时间</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>第一个键的时间</source>
        <translation>time of the first key</translation>
    </message>
    <message>
        <source>为什么填这个序列号（转让、借用、代报…）</source>
        <translation>Why this serial number (sold on, on loan, reported for somebody …)</translation>
    </message>
    <message>
        <source>照顾客说的写</source>
        <translation>As the customer puts it</translation>
    </message>
    <message>
        <source>这次通话里已经答复的，写在这里：登记后即为“已联系”</source>
        <translation>What was answered in this very call: it counts as the contact</translation>
    </message>
    <message>
        <source>信息类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>顾客原话</source>
        <translation>In the customer&apos;s words</translation>
    </message>
    <message>
        <source>当场答复</source>
        <translation>Answered at once</translation>
    </message>
    <message>
        <source>接收方式</source>
        <translation>Came by</translation>
    </message>
    <message>
        <source>严重程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department in charge</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Person in charge</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>建立客户档案</source>
        <translation>Make a customer record</translation>
    </message>
    <message>
        <source>✓ 已有客户档案</source>
        <translation>✓ Known customer</translation>
    </message>
    <message>
        <source>未建档</source>
        <translation>No record yet</translation>
    </message>
</context>
<context>
    <name>IntakeHead</name>
    <message>
        <source>清空重填…</source>
        <translation>Start over…</translation>
    </message>
    <message>
        <source>暂存，另登一个</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>又有来电时：这份先放着，在工作台的“本机未完成的表单”里接着填</source>
        <translation>For another call: this one is kept, and goes on from “Unfinished on this computer” under Today</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>填写的内容留在本机，随时可以接着填</source>
        <translation>What you typed stays on this computer; go on whenever you like</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>来电登记</source>
        <translation>Register a contact</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>来电登记</source>
        <translation>Register a contact</translation>
    </message>
    <message>
        <source>这个客户已合并。登记到保留的客户名下？</source>
        <translation>This customer is merged. Register the call for the one that stays?</translation>
    </message>
    <message>
        <source>登记到保留的客户</source>
        <translation>Register for the one that stays</translation>
    </message>
    <message>
        <source>清空这次登记？</source>
        <translation>Clear this form?</translation>
    </message>
    <message>
        <source>已填写的内容和计时都会丢弃。</source>
        <translation>What was typed and its clock are thrown away.</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>“{title}”已暂存，在工作台的“本机未完成的表单”里接着填。</source>
        <translation>“{title}” is set aside; go on with it from “Unfinished on this computer” under Today.</translation>
    </message>
    <message>
        <source>接着填写还没有登记的来电；计时从当时的第一个键算起。</source>
        <translation>This contact was not registered yet. Its clock runs from the first key back then.</translation>
    </message>
    <message>
        <source>还没有登记：请补上标红的项目。</source>
        <translation>Not registered yet: fill in what is marked red.</translation>
    </message>
</context>
<context>
    <name>IntakeSide</name>
    <message>
        <source>找到来电人之后，这里自动显示设备、质保、未结事项和往来记录。</source>
        <translation>Once the caller is found, goods, warranty, open cases and history appear here by themselves.</translation>
    </message>
    <message>
        <source>可能已有档案</source>
        <translation>May have a record already</translation>
    </message>
    <message>
        <source>就是它</source>
        <translation>This one</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>这位顾客只有这一台，已自动填入。</source>
        <translation>The customer&apos;s only device, filled in automatically.</translation>
    </message>
    <message>
        <source>不是这台</source>
        <translation>Not this one</translation>
    </message>
    <message>
        <source>未结事项</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>合同</source>
        <translation>Contracts</translation>
    </message>
    <message>
        <source>最近往来</source>
        <translation>Lately</translation>
    </message>
    <message>
        <source>今天 {spans}</source>
        <translation>today {spans}</translation>
    </message>
    <message>
        <source>今天休息</source>
        <translation>closed today</translation>
    </message>
    <message>
        <source>现在不在服务时间内</source>
        <translation>outside these hours now</translation>
    </message>
    <message>
        <source>改用</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>改用保留的客户</source>
        <translation>Use the customer that stays</translation>
    </message>
    <message numerus="yes">
        <source>这位顾客处有 %n 台设备；填写序列号后显示质保。</source>
        <translation>
            <numerusform>This customer has one piece; enter its serial number to see its warranty.</numerusform>
            <numerusform>This customer has %n pieces; enter a serial number to see its warranty.</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有指明设备。</source>
        <translation>No piece is named yet.</translation>
    </message>
    <message>
        <source>服务时间：{name}</source>
        <translation>Service hours: {name}</translation>
    </message>
    <message>
        <source>公司标准工作时间</source>
        <translation>company&apos;s usual hours</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>正在停止：{title}</source>
        <translation>Stopping: {title}</translation>
    </message>
    <message>
        <source>（另有 {count} 项）</source>
        <translation> (and {count} more)</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>停止：{title}</source>
        <translation>Stop: {title}</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>开始使用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>公司、人员和全部资料取自另一台电脑，您用原来的密码登录。保存在这台电脑上：{place}</source>
        <translation>Company, people and all data come from another computer; you sign in with the password you have. Kept on this computer: {place}</translation>
    </message>
    <message>
        <source>从交接包开始</source>
        <translation>Begin from a package</translation>
    </message>
    <message>
        <source>交接包</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>选择交接包…</source>
        <translation>Choose the package…</translation>
    </message>
    <message>
        <source>您是谁</source>
        <translation>Who you are</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>在公司已经使用 svcdesk 的电脑上打开“主数据 → 交接”，选择“交接… → 全部内容”，把写成的文件（分成几个时全部）带到这台电脑上，再在这里选择它。</source>
        <translation>On a computer of the company that uses svcdesk already, open “Master data → Hand over”, choose “Hand over… → Everything”, bring the file (or all files) to this computer, and choose it here.</translation>
    </message>
    <message>
        <source>出现在本机开出的每个单号里，每台电脑用不同的代号。这是一个没有用过的代号，也可以改。</source>
        <translation>Part of every number given here; every computer has its own. This one is free; you may choose another.</translation>
    </message>
    <message>
        <source>本机代号</source>
        <translation>Code of this computer</translation>
    </message>
    <message>
        <source>电脑名称</source>
        <translation>Name of this computer</translation>
    </message>
    <message>
        <source>例如“王工的笔记本”。</source>
        <translation>Such as “Wang&apos;s laptop”.</translation>
    </message>
    <message>
        <source>没有您的名字？请先在已使用的电脑上添加您并设置密码，再交接一次。</source>
        <translation>Your name is not there? Have you added, with a password, on a computer in use, and everything handed over again.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>与在其他电脑上的密码相同。</source>
        <translation>The same as on the other computers.</translation>
    </message>
    <message>
        <source>交接包 (*{suffix})</source>
        <translation>Hand-over packages (*{suffix})</translation>
    </message>
    <message>
        <source>从哪些交接包开始</source>
        <translation>Which packages to begin from</translation>
    </message>
    <message>
        <source>查看交接包</source>
        <translation>Looking at the package</translation>
    </message>
    <message>
        <source>请填写此项。</source>
        <translation>Please fill this in.</translation>
    </message>
    <message>
        <source>接收交接包</source>
        <translation>Taking in</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>键盘快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>打开第 1 至第 10 个标签</source>
        <translation>Open tab 1 to 10</translation>
    </message>
    <message>
        <source>下一个标签</source>
        <translation>Next tab</translation>
    </message>
    <message>
        <source>来电登记</source>
        <translation>Register a contact</translation>
    </message>
    <message>
        <source>记录联系</source>
        <translation>Note a contact</translation>
    </message>
    <message>
        <source>搜索全部记录</source>
        <translation>Search all records</translation>
    </message>
    <message>
        <source>在当前列表中查找</source>
        <translation>Find in this list</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>修改历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>规范条款</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>主数据</source>
        <translation>Master data</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>关闭、返回</source>
        <translation>Close, go back</translation>
    </message>
    <message>
        <source>下一项、上一项</source>
        <translation>Next, previous field</translation>
    </message>
</context>
<context>
    <name>KindsPage</name>
    <message>
        <source>显示哪一类记录</source>
        <translation>Kind of record shown</translation>
    </message>
</context>
<context>
    <name>LaterDeparture</name>
    <message>
        <source>签收后离开现场时按“离开”，补记在签收内容之外，签收内容不变。</source>
        <translation>Press “Left” when you leave after the signature. It is noted beside what was signed, which stays as it is.</translation>
    </message>
    <message>
        <source>填写其他时间…</source>
        <translation>Another time…</translation>
    </message>
    <message>
        <source>离开时间是签收后补记的：{who}，{at}。签收内容不变。</source>
        <translation>The departure was noted after the signature, by {who} on {at}. What was signed stays as it is. </translation>
    </message>
    <message>
        <source>此前记为 {times}。</source>
        <translation>Noted before as {times}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>更正离开时间…</source>
        <translation>Correct the departure…</translation>
    </message>
    <message>
        <source>不能补记离开时间：</source>
        <translation>The departure cannot be noted:</translation>
    </message>
    <message>
        <source>离开时间</source>
        <translation>Left at</translation>
    </message>
    <message>
        <source>记在签收内容之外：谁在何时补记会一并显示和打印。</source>
        <translation>It stands beside what was signed: who noted it and when is shown and printed with it.</translation>
    </message>
    <message>
        <source>更正离开时间</source>
        <translation>Correct the departure</translation>
    </message>
    <message>
        <source>补记离开时间</source>
        <translation>Note the departure</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>清点数量</source>
        <translation>Quantity counted</translation>
    </message>
    <message>
        <source>齐全</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>装箱 {quantity} {uom}</source>
        <translation>Packed {quantity} {uom}</translation>
    </message>
    <message>
        <source>只有这些</source>
        <translation>That is all</translation>
    </message>
    <message>
        <source>点一下：在现场见到这个序列号</source>
        <translation>Press when this serial number is found on site</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>还没有收到。</source>
        <translation>Not received yet.</translation>
    </message>
    <message>
        <source>主库</source>
        <translation>main store</translation>
    </message>
    <message>
        <source>{at} 收到 {quantity} {uom}，在隔离区“{store}”。</source>
        <translation>{quantity} {uom} received {at}, in quarantine “{store}”.</translation>
    </message>
    <message>
        <source>有缺陷</source>
        <translation>Fault found</translation>
    </message>
    <message>
        <source>未发现缺陷</source>
        <translation>No fault found</translation>
    </message>
    <message>
        <source>责任判定：{cause}</source>
        <translation>Liability: {cause}</translation>
    </message>
    <message>
        <source>换成其他产品：{name}。原因：{why}</source>
        <translation>Another product given: {name}. Reason: {why}</translation>
    </message>
    <message>
        <source>退款 ¥ {amount}</source>
        <translation>Refund ¥ {amount}</translation>
    </message>
    <message>
        <source>质保顺延到 {day}</source>
        <translation>Warranty extended to {day}</translation>
    </message>
    <message>
        <source>已放行入合格库“{store}” · {who} {at}</source>
        <translation>Released into good stock “{store}” · {who} {at}</translation>
    </message>
    <message>
        <source>（扣除 ¥ {amount}）</source>
        <translation> (¥ {amount} taken off)</translation>
    </message>
    <message>
        <source>旧</source>
        <translation>old</translation>
    </message>
    <message>
        <source>新</source>
        <translation>new</translation>
    </message>
    <message>
        <source>质保 {first} 至 {last}</source>
        <translation>Warranty {first} to {last}</translation>
    </message>
    <message>
        <source>质量部责任判定：{who}</source>
        <translation>Liability judged by quality: {who}</translation>
    </message>
    <message>
        <source>检验照片</source>
        <translation>Photos of the inspection</translation>
    </message>
    <message>
        <source>没有质保</source>
        <translation>No warranty</translation>
    </message>
    <message>
        <source>产品履历</source>
        <translation>Unit passport</translation>
    </message>
    <message>
        <source>办理…</source>
        <translation>Settle…</translation>
    </message>
    <message>
        <source>拆分…</source>
        <translation>Split…</translation>
    </message>
    <message>
        <source>撤销办理</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>放行入合格库…</source>
        <translation>Release into good stock…</translation>
    </message>
</context>
<context>
    <name>MachinePage</name>
    <message>
        <source>本机设置</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>小</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Font size</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>本机代号</source>
        <translation>Code of this computer</translation>
    </message>
    <message>
        <source>数据位置</source>
        <translation>Where the data is</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>本机代号出现在本机开出的每个单号里；更改以后，新的单号用新代号，已开出的单号不变。每台电脑用不同的代号。</source>
        <translation>The code stands in every number this computer gives. Once changed, new numbers get the new code and those given stay as they are. Every computer has a code of its own.</translation>
    </message>
    <message>
        <source>更改代号…</source>
        <translation>Change code…</translation>
    </message>
    <message>
        <source>本机的新代号（2 到 3 个字母或数字）</source>
        <translation>New code of this computer (2 or 3 letters or digits)</translation>
    </message>
</context>
<context>
    <name>MappingStep</name>
    <message>
        <source>表头在第几行</source>
        <translation>Headings in row</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>文字编码</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>检查（不写入）</source>
        <translation>Check (nothing is written)</translation>
    </message>
    <message>
        <source>{file}，{n} 行</source>
        <translation>{file}, {n} rows</translation>
    </message>
    <message>
        <source>文件中的列</source>
        <translation>Column in the file</translation>
    </message>
    <message>
        <source>前几行内容</source>
        <translation>First values</translation>
    </message>
    <message>
        <source>导入为</source>
        <translation>Import as</translation>
    </message>
    <message>
        <source>第 {n} 列</source>
        <translation>Column {n}</translation>
    </message>
    <message>
        <source>（不导入）</source>
        <translation>(not imported)</translation>
    </message>
    <message>
        <source>“{column}”导入为</source>
        <translation>Import “{column}” as</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>复核</source>
        <translation>Review</translation>
    </message>
</context>
<context>
    <name>MarksLine</name>
    <message>
        <source>复核：{verdict}</source>
        <translation>Review: {verdict}</translation>
    </message>
    <message numerus="yes">
        <source>此前 %Ln 次</source>
        <translation>
            <numerusform>%Ln before</numerusform>
            <numerusform>%Ln before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MasterView</name>
    <message>
        <source>恢复使用</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>停用“{name}”？</source>
        <translation>Retire “{name}”?</translation>
    </message>
    <message>
        <source>停用后不再出现在新单据的选择中；已有的单据不变，随时可以恢复。</source>
        <translation>It is no longer offered for new records. Existing records stay as they are, and you can take it back into use at any time.</translation>
    </message>
</context>
<context>
    <name>MastersPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>主数据与设置</source>
        <translation>Master data</translation>
    </message>
</context>
<context>
    <name>MomentEditor</name>
    <message>
        <source>年-月-日 时:分</source>
        <translation>year-month-day hour:minute</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>这一年的放假安排未知，按平常的一周显示</source>
        <translation>Holidays of this year are not known: shown as ordinary weeks</translation>
    </message>
</context>
<context>
    <name>NewOrder</name>
    <message>
        <source>序列号末几位，从顾客的设备中选</source>
        <translation>Tail of the serial number</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>顾客的设备</source>
        <translation>Device at the customer</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>序列号</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>服务类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>服务方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>故障现象或服务内容</source>
        <translation>Fault, or what is to be done</translation>
    </message>
    <message>
        <source>新建工单</source>
        <translation>New service order</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
</context>
<context>
    <name>NonconformityView</name>
    <message>
        <source>不合格情况</source>
        <translation>Nonconformity</translation>
    </message>
    <message>
        <source>发现于</source>
        <translation>Found at</translation>
    </message>
    <message>
        <source>已更换为</source>
        <translation>Replaced by</translation>
    </message>
    <message>
        <source>打开来源单据</source>
        <translation>Open where it was found</translation>
    </message>
    <message>
        <source>产品已在隔离区。评审处置单 F08 将在这一步开放后办理（6.3.4）。</source>
        <translation>The goods are in quarantine. Their review and disposition (F08) can be done once this stage is open (6.3.4).</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>Opened</name>
    <message>
        <source>已作废：{why}。单号保留，不再使用。</source>
        <translation>Void: {why}. The number stays and is not used again.</translation>
    </message>
    <message>
        <source>正在修订（原因：{why}）。重新签字后才生效，原签字版本仍可查看。</source>
        <translation>Being amended ({why}). It takes effect once signed anew; the signed version can still be read.</translation>
    </message>
    <message>
        <source>已恢复 {at} 尚未提交的内容；此后这张单据另有新版本，请核对。</source>
        <translation>What was entered until {at} is back. The record has a newer version since then: please compare.</translation>
    </message>
    <message>
        <source>已恢复 {at} 填写的内容，接着做即可。</source>
        <translation>What was entered until {at} is back; go on where you were.</translation>
    </message>
</context>
<context>
    <name>OrderProblems</name>
    <message>
        <source>还差 {n} 项，签收前请补齐：</source>
        <translation>{n} points are still missing before it can be signed:</translation>
    </message>
</context>
<context>
    <name>OrderSigning</name>
    <message>
        <source>服务人员</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>本人与服务人员共同查看了 {device} 维修前的外观、功能和性能，确认与记录相符。</source>
        <translation>I looked at appearance, functions and performance of {device} before the repair together with the technician and confirm the record.</translation>
    </message>
    <message>
        <source>本人同意按报价 ¥{amount} 维修 {device}。{text}</source>
        <translation>I agree to the repair of {device} at the quote of ¥{amount}. {text}</translation>
    </message>
    <message>
        <source>本人已完成 {device} 的服务，记录属实，现场已清理恢复。</source>
        <translation>I finished the service of {device}; the record is true, the site is cleaned and restored.</translation>
    </message>
    <message>
        <source>本人见证了 {device} 的服务，顾客对结果有异议，未签字。</source>
        <translation>I witnessed the service of {device}; the customer objects to the result and did not sign.</translation>
    </message>
    <message>
        <source>本人与服务人员共同查看了 {device} 维修后的外观、功能和性能，签收服务结果。</source>
        <translation>I looked at appearance, functions and performance of {device} after the repair together with the technician and sign for the result.</translation>
    </message>
</context>
<context>
    <name>OrderView</name>
    <message>
        <source>派工…</source>
        <translation>Dispatch…</translation>
    </message>
    <message>
        <source>到达现场</source>
        <translation>Arrived on site</translation>
    </message>
    <message>
        <source>开始服务</source>
        <translation>Begin the work</translation>
    </message>
    <message>
        <source>请顾客确认维修前状况</source>
        <translation>Have the condition confirmed</translation>
    </message>
    <message>
        <source>请顾客签收</source>
        <translation>Have the result signed</translation>
    </message>
    <message>
        <source>没有保存：</source>
        <translation>Not saved:</translation>
    </message>
    <message>
        <source>放弃我的修改，查看新版本</source>
        <translation>Drop my changes, show the new version</translation>
    </message>
    <message>
        <source>已签收冻结 · {result}。要修改请用“修订”，原签字版本永久保留。</source>
        <translation>Signed and frozen · {result}. To change it use “Amend”; the signed version is kept for ever.</translation>
    </message>
</context>
<context>
    <name>PackageView</name>
    <message>
        <source>不接收</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>接收之前请看：还没有写入任何内容</source>
        <translation>Before it is taken in: nothing has been written yet</translation>
    </message>
    <message>
        <source>正在接收</source>
        <translation>Being taken in</translation>
    </message>
    <message>
        <source>接收结果</source>
        <translation>What was taken in</translation>
    </message>
</context>
<context>
    <name>PackingDialog</name>
    <message>
        <source>装箱与发运</source>
        <translation>Packing and shipping</translation>
    </message>
    <message>
        <source>添加备件、工具或随机文件</source>
        <translation>Add spare, tool or document</translation>
    </message>
    <message>
        <source>计划交付日期</source>
        <translation>Planned date</translation>
    </message>
    <message>
        <source>总箱数</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>装箱人</source>
        <translation>Packed by</translation>
    </message>
    <message>
        <source>装箱日期</source>
        <translation>Packed on</translation>
    </message>
    <message>
        <source>检验（复核）人</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>复核日期</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>承运方</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>发运日期</source>
        <translation>Shipped on</translation>
    </message>
    <message>
        <source>净重</source>
        <translation>Net weight</translation>
    </message>
    <message>
        <source>毛重</source>
        <translation>Gross weight</translation>
    </message>
    <message>
        <source>外形尺寸</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation>Model and specification</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>箱号</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>序列号（用逗号隔开）</source>
        <translation>Serial numbers (with commas)</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>装箱单 {number}</source>
        <translation>Packing list {number}</translation>
    </message>
    <message>
        <source>包里有客户的姓名、电话、照片和签名。用 U 盘或邮件带走时，用密码加密可以防止别人看到。</source>
        <translation>A package holds customers&apos; names, telephone numbers, photos and signatures. On a stick or by mail, a password keeps them from others.</translation>
    </message>
    <message>
        <source>选择写到哪里…</source>
        <translation>Choose where…</translation>
    </message>
    <message>
        <source>不加密，谁都可以打开</source>
        <translation>None: anybody can open it</translation>
    </message>
    <message>
        <source>用密码加密</source>
        <translation>Encrypt with a password</translation>
    </message>
    <message>
        <source>至少 8 个字符。请用另外的方式把密码告诉对方。忘记密码，谁也打不开这个包；本机的内容不受影响，可以再交接一次。</source>
        <translation>At least 8 characters. Tell it by another way than the file. Forgotten, nobody can open this package; what is on this computer is not touched, and can be handed over again.</translation>
    </message>
    <message>
        <source>每个约 {n} MB，适合邮件</source>
        <translation>about {n} MB each, for mail</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>交接包的密码</source>
        <translation>Password of the package</translation>
    </message>
    <message>
        <source>再次输入密码</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>一个文件</source>
        <translation>One file</translation>
    </message>
</context>
<context>
    <name>PackingStep</name>
    <message>
        <source>扫描或输入序列号，按回车</source>
        <translation>Scan or type a serial number, press Enter</translation>
    </message>
    <message>
        <source>扫描序列号</source>
        <translation>Scan a serial number</translation>
    </message>
    <message>
        <source>扫描序列号会勾选它所在的行；没有序列号的货物逐行清点。</source>
        <translation>Scanning a serial number ticks its line; goods without one are counted line by line.</translation>
    </message>
    <message>
        <source>按装箱单核对产品是否齐全</source>
        <translation>Count against the packing list</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>打印预览，共 {count} 页</source>
        <translation>Print preview, {count} pages</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>维修前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>维修后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PartsCard</name>
    <message>
        <source>从库存取用…</source>
        <translation>Take from stock…</translation>
    </message>
    <message>
        <source>添加非库存件</source>
        <translation>Add a part not from stock</translation>
    </message>
    <message>
        <source>工时费</source>
        <translation>Labour</translation>
    </message>
    <message>
        <source>差旅费</source>
        <translation>Travel</translation>
    </message>
    <message>
        <source>工时和差旅由谁承担</source>
        <translation>Who pays labour and travel</translation>
    </message>
    <message>
        <source>报价合计</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>维修方案与报价说明</source>
        <translation>What is quoted</translation>
    </message>
    <message>
        <source>顾客同意报价（签字）</source>
        <translation>Have the quote accepted (signature)</translation>
    </message>
    <message>
        <source>配件</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>新序列号</source>
        <translation>New serial no.</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>单价</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>承担</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>旧件</source>
        <translation>Old part</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>旧序列号</source>
        <translation>Old serial no.</translation>
    </message>
    <message>
        <source>旧件序列号</source>
        <translation>Serial no. of the old part</translation>
    </message>
    <message>
        <source>成本</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>成本价</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>配件质保</source>
        <translation>Part warranty</translation>
    </message>
    <message>
        <source>个月质保</source>
        <translation>mo. warranty</translation>
    </message>
    <message>
        <source>配件与费用</source>
        <translation>Parts and fees</translation>
    </message>
    <message>
        <source>{name} 于 {at} 同意</source>
        <translation>Accepted by {name}, {at}</translation>
    </message>
    <message>
        <source>配件 ¥{parts} · 工时差旅 ¥{fees} · 顾客应付 ¥{owed}</source>
        <translation>Parts ¥{parts} · labour and travel ¥{fees} · customer pays ¥{owed}</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>原密码</source>
        <translation>Old password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>至少 8 个字符。</source>
        <translation>At least 8 characters.</translation>
    </message>
    <message>
        <source>再次输入新密码</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>两次输入的密码不一样。请重新输入。</source>
        <translation>The two passwords differ. Please type them again.</translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message>
        <source>可留空：用姓名登录。</source>
        <translation>May be empty: sign in by name.</translation>
    </message>
    <message>
        <source>角色决定能办理什么；可以有几个角色。</source>
        <translation>Roles decide what a person may do; there may be several.</translation>
    </message>
    <message>
        <source>至少 8 个字符；留空则不能登录。</source>
        <translation>At least 8 characters; without one the person cannot sign in.</translation>
    </message>
    <message>
        <source>设置密码…</source>
        <translation>Set password…</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>新人员</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>{name} 的新密码</source>
        <translation>New password for {name}</translation>
    </message>
    <message>
        <source>密码已设置；已保持登录的电脑需要重新登录。</source>
        <translation>The password is set; computers that stayed signed in ask again.</translation>
    </message>
    <message>
        <source>停用“{name}”？</source>
        <translation>Retire “{name}”?</translation>
    </message>
    <message>
        <source>停用后不能在任何电脑上登录；以前的记录仍保留姓名。</source>
        <translation>They can no longer sign in on any computer; earlier records keep their name.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Retire</translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>照片 {n}</source>
        <translation>Photos {n}</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>这一项要求拍照</source>
        <translation>This item asks for a photo</translation>
    </message>
    <message>
        <source>添加或查看照片；也可以拖到这里</source>
        <translation>Add or view photos; they can also be dropped here</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>从文件添加、粘贴（Ctrl+V）或把照片拖进来。</source>
        <translation>Add from files, paste (Ctrl+V) or drop photos here.</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>照片 ({suffixes})</source>
        <translation>Photos ({suffixes})</translation>
    </message>
    <message>
        <source>添加照片</source>
        <translation>Add photos</translation>
    </message>
    <message>
        <source>剪贴板里没有照片。请先复制一张照片或照片文件。</source>
        <translation>There is no photo on the clipboard. Copy a photo or a photo file first.</translation>
    </message>
    <message>
        <source>去掉这张照片？</source>
        <translation>Remove this photo?</translation>
    </message>
    <message>
        <source>去掉照片</source>
        <translation>Remove photo</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>这张照片不能显示：文件已损坏，或不是图片。</source>
        <translation>This photo cannot be shown: the file is damaged or not a picture.</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>适合窗口</source>
        <translation>Fit window</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>保存照片</source>
        <translation>Saving photos</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>新建交付</source>
        <translation>New delivery</translation>
    </message>
    <message>
        <source>计划交付日期</source>
        <translation>Planned date</translation>
    </message>
    <message>
        <source>售后技术员</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>未安排</source>
        <translation>Not planned</translation>
    </message>
    <message>
        <source>本次交付</source>
        <translation>Deliver now</translation>
    </message>
    <message>
        <source>按合同 {number} 装箱。按序列号管理的产品，从合格库里最早入库的开始分配序列号，可以在装箱单上改。</source>
        <translation>Packed for contract {number}. Serial numbers are taken from good stock, oldest first; they can be changed on the packing list.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>建立交付单</source>
        <translation>Create delivery</translation>
    </message>
    <message>
        <source>交付哪些货物？</source>
        <translation>What is delivered?</translation>
    </message>
    <message>
        <source>合同的全部数量都已安排或交付。</source>
        <translation>Everything on this contract is planned or delivered.</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>运行小时</source>
        <translation>Running hours</translation>
    </message>
    <message>
        <source>换表或校正的说明</source>
        <translation>Why replaced or set</translation>
    </message>
    <message>
        <source>添加读数</source>
        <translation>Add a reading</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>下次到期</source>
        <translation>Next due</translation>
    </message>
    <message>
        <source>运行小时表读数</source>
        <translation>Readings of the running-hours meter</translation>
    </message>
    <message>
        <source>计划名称</source>
        <translation>Name of the plan</translation>
    </message>
    <message>
        <source>如：季度保养</source>
        <translation>For instance: quarterly service</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>序列号</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>每</source>
        <translation>Every</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>或每</source>
        <translation>Or every</translation>
    </message>
    <message>
        <source>起始日</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>终止日</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>提前提醒</source>
        <translation>Remind ahead</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>保养检查表</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>生成工单</source>
        <translation>Make service order</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>暂停计划…</source>
        <translation>Suspend the plan…</translation>
    </message>
    <message>
        <source>恢复计划…</source>
        <translation>Resume the plan…</translation>
    </message>
    <message>
        <source>结束计划…</source>
        <translation>End the plan…</translation>
    </message>
    <message>
        <source>新维保计划</source>
        <translation>New preventive plan</translation>
    </message>
    <message>
        <source>填写周期和起始日后，这里显示下次到期日。</source>
        <translation>Enter interval and first day to see when the next visit is due.</translation>
    </message>
    <message>
        <source>{day} 已保养（{number}）</source>
        <translation>Serviced on {day} ({number})</translation>
    </message>
    <message>
        <source>不能生成工单：</source>
        <translation>No order can be made:</translation>
    </message>
    <message>
        <source>{what}：请写明原因</source>
        <translation>{what}: say why</translation>
    </message>
</context>
<context>
    <name>PlannedPage</name>
    <message>
        <source>这一步还没有开放，本版本在这里不能办理任何业务。下面是它将要做的事。</source>
        <translation>This stage is not open yet: nothing can be done here in this version. This is what it will do.</translation>
    </message>
    <message>
        <source>将在这里办理</source>
        <translation>What will be done here</translation>
    </message>
    <message>
        <source>将在这里把关</source>
        <translation>What will be refused here</translation>
    </message>
    <message>
        <source>将打印的表单</source>
        <translation>Forms it will print</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>已送到打印机 {name}</source>
        <translation>Sent to printer {name}</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>已保存 {name}</source>
        <translation>Saved {name}</translation>
    </message>
    <message>
        <source>文字已复制，可以粘贴到聊天消息里</source>
        <translation>Text copied, ready to paste into a chat message</translation>
    </message>
    <message>
        <source>第 {page} 页，共 {count} 页</source>
        <translation>Page {page} of {count}</translation>
    </message>
    <message>
        <source>复制文字</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>另存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>单据语言</source>
        <translation>Language of the sheet</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit width</translation>
    </message>
</context>
<context>
    <name>PrintMany</name>
    <message>
        <source>一次最多打印 {most} 条，您选了 {n} 条。请先缩小选择。</source>
        <translation>At most {most} can be printed in one go, and {n} are selected. Select fewer.</translation>
    </message>
    <message>
        <source>准备打印</source>
        <translation>Preparing to print</translation>
    </message>
    <message>
        <source>选中的记录今天都不需要联系顾客。</source>
        <translation>None of the customers selected is to be called today.</translation>
    </message>
    <message>
        <source>联系清单</source>
        <translation>Call list</translation>
    </message>
    <message>
        <source>{n} 条记录</source>
        <translation>{n} records</translation>
    </message>
    <message>
        <source>字体里没有这些字，纸上印成方框：{signs}</source>
        <translation>The font lacks these characters, which print as boxes: {signs}</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>还差 {n} 项，签字前请补齐：</source>
        <translation>Open before signing ({n}):</translation>
    </message>
    <message>
        <source>第 {step} 步</source>
        <translation>Step {step}</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>ProductView</name>
    <message>
        <source>验收时按此表逐项检查（6.5.1.3）。</source>
        <translation>Acceptance goes through this list item by item (6.5.1.3).</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>自验收签字起计算；没有质保填 0。</source>
        <translation>From the signed acceptance; 0 for none.</translation>
    </message>
    <message>
        <source>填写后，该产品不能再签合同、装箱或用于更换（6.2）。</source>
        <translation>Once filled in, the product can no longer be sold, packed or used as a replacement (6.2).</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>交付与质保</source>
        <translation>Delivery and warranty</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>新产品</source>
        <translation>New product</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>签订后可以安排交付。</source>
        <translation>Deliveries can be planned once it is signed.</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>合同数量</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>已验收</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已安排</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>未安排</source>
        <translation>Not planned</translation>
    </message>
    <message>
        <source>还没有交付单。</source>
        <translation>No deliveries yet.</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>如 15:30 或 明天 9:00</source>
        <translation>e.g. 15:30, or tomorrow 9:00</translation>
    </message>
    <message>
        <source>记录联系</source>
        <translation>Note a contact</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>谈话内容</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>顾客怎么说，我们答应了什么</source>
        <translation>What the customer said and what we promised</translation>
    </message>
    <message>
        <source>约定什么时候再打</source>
        <translation>When to call back</translation>
    </message>
    <message>
        <source>通话人</source>
        <translation>Spoke with</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>By</translation>
    </message>
    <message>
        <source>联系时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>转给</source>
        <translation>Pass on to</translation>
    </message>
    <message>
        <source>指定人员（可不填）</source>
        <translation>Person (may be left open)</translation>
    </message>
    <message>
        <source>需要对方做什么</source>
        <translation>What they should do</translation>
    </message>
    <message>
        <source>对方须接收并答复；在答复或退回之前，这条信息不能关闭（6.7.1）。</source>
        <translation>They have to acknowledge and answer; until they answered or gave it back, the ticket cannot be closed (6.7.1).</translation>
    </message>
    <message>
        <source>转其他部门</source>
        <translation>Pass on to another department</translation>
    </message>
    <message>
        <source>转出</source>
        <translation>Pass on</translation>
    </message>
    <message>
        <source>向谁反馈</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>为什么无法处理</source>
        <translation>Why it cannot be handled here</translation>
    </message>
    <message>
        <source>反馈时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>无法处理的，应在 24 小时内向上反馈（6.6.2）。</source>
        <translation>What cannot be handled is reported upward within 24 hours (6.6.2).</translation>
    </message>
    <message>
        <source>怎样告知（电话、短信、当面…）</source>
        <translation>How (phone, message, in person …)</translation>
    </message>
    <message>
        <source>告知时间</source>
        <translation>Told at</translation>
    </message>
    <message>
        <source>2 小时内与顾客联系（6.6.2）：告诉顾客已收到、由谁负责、何时答复。</source>
        <translation>Contact the customer within 2 hours (6.6.2): say that it is in hand, who deals with it and when they will hear.</translation>
    </message>
    <message>
        <source>告知顾客</source>
        <translation>Tell the customer</translation>
    </message>
    <message>
        <source>已告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>严重性</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>复杂程度</source>
        <translation>Complexity</translation>
    </message>
    <message>
        <source>影响范围</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>涉及安全</source>
        <translation>Safety at stake</translation>
    </message>
    <message>
        <source>需要立即行动</source>
        <translation>Action needed at once</translation>
    </message>
    <message>
        <source>立即采取的措施</source>
        <translation>What was done at once</translation>
    </message>
    <message>
        <source>评估说明</source>
        <translation>About the assessment</translation>
    </message>
    <message>
        <source>初步评估</source>
        <translation>First assessment</translation>
    </message>
    <message>
        <source>保存评估</source>
        <translation>Save the assessment</translation>
    </message>
    <message>
        <source>根本原因</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>处理费用</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>调查情况</source>
        <translation>What was found out</translation>
    </message>
    <message>
        <source>处理方案</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>给顾客的处理</source>
        <translation>Offered to the customer</translation>
    </message>
    <message>
        <source>调查与处理方案</source>
        <translation>Investigation and resolution</translation>
    </message>
    <message>
        <source>方案：{what}</source>
        <translation>Resolution: {what}</translation>
    </message>
    <message>
        <source>批准处理费用 ¥ {amount}</source>
        <translation>Approve the cost of ¥ {amount}</translation>
    </message>
    <message>
        <source>批准并签字…</source>
        <translation>Approve and sign…</translation>
    </message>
    <message>
        <source>答复内容</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>答复时间</source>
        <translation>Answered at</translation>
    </message>
    <message>
        <source>答复顾客</source>
        <translation>Answer the customer</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>顾客是否接受</source>
        <translation>Does the customer accept?</translation>
    </message>
    <message>
        <source>不接受时升级给</source>
        <translation>If rejected, report to</translation>
    </message>
    <message>
        <source>不接受的，向上反馈并重新调查（6.6.2）。</source>
        <translation>What is rejected is reported upward and investigated again (6.6.2).</translation>
    </message>
    <message>
        <source>顾客意见</source>
        <translation>Customer&apos;s verdict</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>向上反馈</source>
        <translation>Report upward</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>由责任人以外的人验证。</source>
        <translation>Verified by somebody other than the person responsible.</translation>
    </message>
    <message>
        <source>验证并关闭</source>
        <translation>Verify and close</translation>
    </message>
    <message>
        <source>关闭投诉</source>
        <translation>Close the complaint</translation>
    </message>
    <message>
        <source>等什么</source>
        <translation>Waiting for</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>联系和回复的时限不因等待而暂停（6.6.2）。</source>
        <translation>The clocks of contact and reply do not stop for it (6.6.2).</translation>
    </message>
    <message>
        <source>挂起等待</source>
        <translation>Put on hold</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Put on hold</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>办结时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>办结之后回访顾客，再由部门负责人关闭。</source>
        <translation>Then follow up with the customer; the head of the department closes it.</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>顾客是否满意</source>
        <translation>Is the customer satisfied</translation>
    </message>
    <message>
        <source>顾客怎么说</source>
        <translation>What the customer said</translation>
    </message>
    <message>
        <source>回访时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>没有联系上就不选是否满意，只在说明里写一句。</source>
        <translation>If nobody was reached, choose nothing and write a word in the note.</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>为什么作废</source>
        <translation>Why it is made void</translation>
    </message>
    <message>
        <source>并入哪一条（重复登记时）</source>
        <translation>Goes on in (where it was registered twice)</translation>
    </message>
    <message>
        <source>单号保留，不再使用；它的时限不再计算。</source>
        <translation>The number is kept and not used again; its clocks end.</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Make void</translation>
    </message>
    <message>
        <source>不填就是部门的，谁都可以接手</source>
        <translation>Left open, it is the department&apos;s and anybody may take it</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Person in charge</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department in charge</translation>
    </message>
    <message>
        <source>指派责任人</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>For</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>每个节点由不同的人审批；申请人不能审批自己的申请。</source>
        <translation>Each node takes another person; nobody approves their own request.</translation>
    </message>
    <message>
        <source>审批退换货</source>
        <translation>Approve the return</translation>
    </message>
    <message>
        <source>同意并签字…</source>
        <translation>Agree and sign…</translation>
    </message>
    <message>
        <source>隔离区库位</source>
        <translation>Place in quarantine</translation>
    </message>
    <message>
        <source>留空为主库</source>
        <translation>Empty means the main store</translation>
    </message>
    <message>
        <source>收货时间</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>收到的产品进入隔离区，检验和判定之前不能另作他用（6.5.1.4）。</source>
        <translation>What is received goes into quarantine and stays there until it is inspected and judged (6.5.1.4).</translation>
    </message>
    <message>
        <source>登记收货</source>
        <translation>Book the receipt</translation>
    </message>
    <message>
        <source>收货入隔离区</source>
        <translation>Receive into quarantine</translation>
    </message>
    <message>
        <source>有缺陷</source>
        <translation>Fault found</translation>
    </message>
    <message>
        <source>未发现缺陷</source>
        <translation>No fault found</translation>
    </message>
    <message>
        <source>检查了什么，看到什么</source>
        <translation>What was checked and seen</translation>
    </message>
    <message>
        <source>检验情况</source>
        <translation>How it was found</translation>
    </message>
    <message>
        <source>检验照片</source>
        <translation>Photos of the inspection</translation>
    </message>
    <message>
        <source>检验时间</source>
        <translation>Inspected at</translation>
    </message>
    <message>
        <source>有缺陷的产品留在隔离区，并自动登记不合格品（F08）。</source>
        <translation>What is faulty stays in quarantine and becomes a nonconformity (F08) by itself.</translation>
    </message>
    <message>
        <source>检验退回的产品</source>
        <translation>Inspect what came back</translation>
    </message>
    <message>
        <source>保存检验结论</source>
        <translation>Save the verdict</translation>
    </message>
    <message>
        <source>判定说明</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>判定为产品质量的，自动登记向供方的索赔。</source>
        <translation>What is laid to the product becomes a claim on its supplier by itself.</translation>
    </message>
    <message>
        <source>质量部责任判定</source>
        <translation>Quality judges the liability</translation>
    </message>
    <message>
        <source>确认并签字…</source>
        <translation>Confirm and sign…</translation>
    </message>
    <message>
        <source>拆出数量</source>
        <translation>Quantity split off</translation>
    </message>
    <message>
        <source>{line}：拆出的部分可以另行办理，例如一部分换货、一部分退款。</source>
        <translation>{line}: what is split off can end differently, for instance one part replaced and one refunded.</translation>
    </message>
    <message>
        <source>拆分</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>合格库库位</source>
        <translation>Store in good stock</translation>
    </message>
    <message>
        <source>放行依据</source>
        <translation>Why it may go</translation>
    </message>
    <message>
        <source>{line}：检验未发现缺陷，由检验人以外的质量部人员放行（6.2）。</source>
        <translation>{line}: no fault was found; somebody of quality other than the inspector releases it (6.2).</translation>
    </message>
    <message>
        <source>放行入合格库</source>
        <translation>Release into good stock</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>退款 ¥ {amount} 付出日期</source>
        <translation>Refund of ¥ {amount} paid on</translation>
    </message>
    <message>
        <source>关闭退换货单</source>
        <translation>Close the return</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>不填就是现在</source>
        <translation>left open: now</translation>
    </message>
</context>
<context>
    <name>RecordBar</name>
    <message>
        <source>筛选条件</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>显示的列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>在此列表中查找</source>
        <translation>Find in this list</translation>
    </message>
    <message>
        <source>自选条件</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>查找文字…	Ctrl+F</source>
        <translation>Find text…	Ctrl+F</translation>
    </message>
    <message>
        <source>清除全部条件</source>
        <translation>Clear all filters</translation>
    </message>
    <message>
        <source>保存为常用筛选…</source>
        <translation>Save as a named filter…</translation>
    </message>
    <message>
        <source>删除常用筛选“{name}”</source>
        <translation>Delete the filter “{name}”</translation>
    </message>
    <message>
        <source>给这个筛选起个名字</source>
        <translation>Give this filter a name</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>恢复原来的列</source>
        <translation>Original columns</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>读取列表</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>记录列表</source>
        <translation>List of records</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln 条</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message>
        <source>没有符合条件的记录。</source>
        <translation>No records match.</translation>
    </message>
    <message>
        <source>清除全部条件</source>
        <translation>Clear all filters</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>没有找到。换个名称、拼音首字母或号码末几位试试。</source>
        <translation>Nothing found. Try another name, pinyin initials or the last digits of a number.</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>合格库里没有可以换上的 {name}。请改为现场修复、列入遗留，或由库房补货后再换。</source>
        <translation>There is no {name} in good stock. Repair it on site, put it on the punch list, or replace it once the store has been refilled.</translation>
    </message>
    <message>
        <source>换上哪一件？</source>
        <translation>Which piece is put in?</translation>
    </message>
    <message>
        <source>换上这一件</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>不能换上这一件：</source>
        <translation>This piece cannot be used:</translation>
    </message>
    <message>
        <source>主库</source>
        <translation>Main store</translation>
    </message>
    <message>
        <source>{store} · 现有 {n} {uom}</source>
        <translation>{store} · {n} {uom} on hand</translation>
    </message>
</context>
<context>
    <name>ReportStep</name>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>问题与提示</source>
        <translation>Problems and notes</translation>
    </message>
    <message>
        <source>逐条结果</source>
        <translation>Record by record</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>查看导入的记录</source>
        <translation>Show imported records</translation>
    </message>
    <message>
        <source>问题与提示 ({n})</source>
        <translation>Problems and notes ({n})</translation>
    </message>
    <message>
        <source>逐条结果 ({n})</source>
        <translation>Record by record ({n})</translation>
    </message>
    <message>
        <source>再导入一个文件</source>
        <translation>Import another file</translation>
    </message>
    <message>
        <source>返回修改</source>
        <translation>Back to mapping</translation>
    </message>
    <message>
        <source>新增 {create} 条，更新 {update} 条，不变 {unchanged} 条</source>
        <translation>{create} new, {update} changed, {unchanged} unchanged</translation>
    </message>
    <message>
        <source>导入完成：{figures}。</source>
        <translation>Imported: {figures}.</translation>
    </message>
    <message>
        <source>检查通过，共 {rows} 行：{figures}。还没有写入任何数据。</source>
        <translation>Rows checked: {rows}, no problems: {figures}. Nothing is written yet.</translation>
    </message>
    <message>
        <source>有 {n} 个问题，整个文件都没有导入。请改正文件或列的对应后重新检查。</source>
        <translation>Problems found: {n}. Nothing of the file was imported. Correct the file or the mapping, then check again.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>顾客评价</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>顾客评价（必填）</source>
        <translation>Customer rating (required)</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>故障原因</source>
        <translation>Root cause</translation>
    </message>
    <message>
        <source>原因分析</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>处理措施</source>
        <translation>Work done</translation>
    </message>
    <message>
        <source>试机</source>
        <translation>Trial run</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>试机结论</source>
        <translation>Trial result</translation>
    </message>
    <message>
        <source>服务结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>维修质保（0 为无）</source>
        <translation>Repair warranty (0: none)</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>还差什么、下一步怎么办</source>
        <translation>What is left, what happens next</translation>
    </message>
    <message>
        <source>签收状况</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>签收人与顾客的关系</source>
        <translation>The one who signs is</translation>
    </message>
    <message>
        <source>异议内容</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>代签说明与委托</source>
        <translation>Whom for, by what authority</translation>
    </message>
    <message>
        <source>顾客意见</source>
        <translation>Customer&apos;s words</translation>
    </message>
    <message>
        <source>顾客的话，可不填</source>
        <translation>The customer&apos;s words, if any</translation>
    </message>
    <message>
        <source>处理与结果</source>
        <translation>Work and result</translation>
    </message>
    <message>
        <source>顾客签收（F24）</source>
        <translation>Customer&apos;s sign-off (F24)</translation>
    </message>
    <message>
        <source>顾客拒签，由见证人签字</source>
        <translation>Customer refuses: have a witness sign</translation>
    </message>
    <message>
        <source>维修前确认</source>
        <translation>Confirmed before</translation>
    </message>
    <message>
        <source>维修后签收</source>
        <translation>Signed after</translation>
    </message>
</context>
<context>
    <name>ReturnActions</name>
    <message>
        <source>不批准…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>审批…</source>
        <translation>Approve…</translation>
    </message>
    <message>
        <source>登记收货…</source>
        <translation>Book receipt…</translation>
    </message>
    <message>
        <source>检验…</source>
        <translation>Inspect…</translation>
    </message>
    <message>
        <source>责任判定…</source>
        <translation>Judge liability…</translation>
    </message>
    <message>
        <source>办理下一行…</source>
        <translation>Settle next line…</translation>
    </message>
    <message>
        <source>顾客签收办结…</source>
        <translation>Have it signed…</translation>
    </message>
    <message>
        <source>关闭…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>打印 F26</source>
        <translation>Print F26</translation>
    </message>
    <message>
        <source>修订已签收的单…</source>
        <translation>Amend the signed return…</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>{number}：{node}同意本次退换货。</source>
        <translation>{number}: {node} agrees to this return.</translation>
    </message>
    <message>
        <source>审批签字</source>
        <translation>Sign the approval</translation>
    </message>
    <message>
        <source>为什么不批准 {number}？</source>
        <translation>Why is {number} refused?</translation>
    </message>
    <message>
        <source>不批准</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>{number} 责任判定：{goods}。</source>
        <translation>{number}, liability: {goods}.</translation>
    </message>
    <message>
        <source>责任判定签字</source>
        <translation>Sign the liability</translation>
    </message>
    <message>
        <source>撤销 {line} 的办理？库存随之恢复。</source>
        <translation>Undo how {line} ended? Stock goes back with it.</translation>
    </message>
    <message>
        <source>撤销办理</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>还不能签收，请先补齐：</source>
        <translation>It cannot be signed yet; complete first:</translation>
    </message>
    <message>
        <source>{number}：{goods}。已按本单办理退换，双方确认。</source>
        <translation>{number}: {goods}. Returned or exchanged as written here; both sides confirm.</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>为什么要修订 {number}？</source>
        <translation>Why is {number} amended?</translation>
    </message>
    <message>
        <source>原签收版本永久保留。修订后须重新签收才生效。</source>
        <translation>The signed version stays for ever. What is amended has to be signed again.</translation>
    </message>
    <message>
        <source>开始修订</source>
        <translation>Begin the amendment</translation>
    </message>
    <message>
        <source>为什么作废 {number}？</source>
        <translation>Why is {number} void?</translation>
    </message>
    <message>
        <source>单号保留并标明作废；它引起的库存移动、不合格品和索赔一并撤回。</source>
        <translation>The number stays and is marked void; stock moves, nonconformities and claims that came of it are taken back.</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>ReturnView</name>
    <message>
        <source>收货、检验与处理</source>
        <translation>Receipt, inspection and settlement</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Signed for</translation>
    </message>
    <message>
        <source>关联</source>
        <translation>Beside it</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>退换的产品</source>
        <translation>Goods that come back</translation>
    </message>
    <message>
        <source>适用规则的推导</source>
        <translation>Rule that applies, derived</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>新退换货单</source>
        <translation>New return</translation>
    </message>
    <message>
        <source>不合格品退换</source>
        <translation>Return or exchange</translation>
    </message>
    <message>
        <source>第 {n} 次修订</source>
        <translation>amendment {n}</translation>
    </message>
    <message>
        <source>申请已审批，不能再改；后续在上方办理。</source>
        <translation>The request has been decided and cannot change; go on above.</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>复核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>交接…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Clear the selection</translation>
    </message>
    <message>
        <source>每条一份{form}</source>
        <translation>{form} for each</translation>
    </message>
    <message>
        <source>联系清单</source>
        <translation>Call list</translation>
    </message>
    <message numerus="yes">
        <source>已选 %Ln 条</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message>
        <source>办理 {n} 条记录</source>
        <translation>Dealing with {n} records</translation>
    </message>
</context>
<context>
    <name>RightsCard</name>
    <message>
        <source>选好产品和规则后，这里写明可以退、换、修到哪一天，以及为什么。</source>
        <translation>Once goods and rule are chosen, this says what may be returned, exchanged or repaired until when, and why.</translation>
    </message>
    <message>
        <source>{number} 修的是同一故障</source>
        <translation>{number} was about the same fault</translation>
    </message>
</context>
<context>
    <name>RoutingCards</name>
    <message>
        <source>已转 {department}</source>
        <translation>With {department}</translation>
    </message>
    <message>
        <source>{time} 转出</source>
        <translation>passed on {time}</translation>
    </message>
    <message>
        <source>{who} {time} 接收</source>
        <translation>{who} took note {time}</translation>
    </message>
    <message>
        <source>还没有接收</source>
        <translation>not acknowledged yet</translation>
    </message>
    <message>
        <source>答复…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Give back…</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Acknowledge</translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
    <message>
        <source>第 {n} 行 {name}</source>
        <translation>Line {n}, {name}</translation>
    </message>
    <message>
        <source>删除这一行</source>
        <translation>Remove this line</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message>
        <source>新时限</source>
        <translation>New time limit</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>模拟…</source>
        <translation>Simulate…</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>时限</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>从何时到何时</source>
        <translation>From when to when</translation>
    </message>
    <message>
        <source>提前提醒 / 之后</source>
        <translation>Warnings / then</translation>
    </message>
    <message>
        <source>通知谁（到期前 / 超时后）</source>
        <translation>Who is told (before / after)</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>时限规则</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>规范写“2 小时”而没有说只计工作时间，所以默认连续计时；每张记录上另列按工作时间的算法。修改只对以后的记录有效，已在计时的按当时的规则。</source>
        <translation>The specification says “2 hours” without a word of office hours, so limits run round the clock; each ticket shows the other reading beside it. A change holds for records to come; clocks that run keep their rules.</translation>
    </message>
    <message>
        <source>添加时限…</source>
        <translation>Add a limit…</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>只能查看：您没有修改权限。</source>
        <translation>You can look only: you may not change this.</translation>
    </message>
    <message>
        <source>模拟…</source>
        <translation>Simulate…</translation>
    </message>
    <message>
        <source>用这些时限重算过去的记录，看哪些会超时</source>
        <translation>Replay past tickets with these limits and see which would be late</translation>
    </message>
    <message>
        <source>规范原有的时限，本公司还没有修改过</source>
        <translation>The limits of the specification, not yet changed by this company</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Not in use</translation>
    </message>
    <message>
        <source>请先在表中选一条时限。</source>
        <translation>Choose a limit in the table first.</translation>
    </message>
    <message>
        <source>规范要求的时限不能删除，只能停用。</source>
        <translation>A limit the specification asks for cannot be deleted, only taken out of use.</translation>
    </message>
    <message>
        <source>删除时限“{name}”？</source>
        <translation>Delete the time limit “{name}”?</translation>
    </message>
    <message>
        <source>已保存，对以后的记录有效。</source>
        <translation>Saved; it holds for records to come.</translation>
    </message>
</context>
<context>
    <name>SaidCard</name>
    <message>
        <source>处理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>顾客原话</source>
        <translation>In the customer&apos;s words</translation>
    </message>
    <message>
        <source>{at} 由 {who} 接收（{channel}）</source>
        <translation>Received {at} by {who} ({channel})</translation>
    </message>
    <message>
        <source>回访：{said}</source>
        <translation>Follow-up: {said}</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>没有找到。可以输入单号、客户、序列号、电话末几位、拼音首字母。</source>
        <translation>Nothing found. Try a number, customer, serial number, the last digits of a phone, or pinyin initials.</translation>
    </message>
    <message>
        <source>搜索 单号 / 客户 / 序列号 / 拼音首字母  (Ctrl+K)</source>
        <translation>Search number / customer / serial / pinyin  (Ctrl+K)</translation>
    </message>
    <message>
        <source>搜索全部记录</source>
        <translation>Search all records</translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>字体里没有这些字，纸上印成方框：{signs}</source>
        <translation>The font lacks these characters; they print as boxes: {signs}</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>合并掉（不再单独使用）</source>
        <translation>Goes (no longer used)</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Stays</translation>
    </message>
    <message>
        <source>在用设备</source>
        <translation>Installed equipment</translation>
    </message>
    <message>
        <source>{n} 台</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>往来</source>
        <translation>Dealings</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>修改历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>规范条款</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>{happened}（{typed} 录入）</source>
        <translation>{happened} (entered {typed})</translation>
    </message>
    <message>
        <source>，本机时钟倒退了 {n} 秒</source>
        <translation>, this computer&apos;s clock went back {n} s</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>{what}：{state}</source>
        <translation>{what}: {state}</translation>
    </message>
</context>
<context>
    <name>SightCell</name>
    <message>
        <source>实测</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>维修前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>维修后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>不能试</source>
        <translation>Not testable</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>有损伤</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>为何不能试？</source>
        <translation>Why can it not be tried?</translation>
    </message>
    <message>
        <source>情况说明</source>
        <translation>What was found</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>{party}签字</source>
        <translation>Signature: {party}</translation>
    </message>
    <message>
        <source>姓名（正楷）</source>
        <translation>Printed name</translation>
    </message>
    <message>
        <source>职务或岗位</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>撤销一笔</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>纸面签字</source>
        <translation>Sign on paper</translation>
    </message>
    <message>
        <source>还没有签名。请在框内手写签名，或选择“纸面签字”。</source>
        <translation>There is no signature yet. Sign in the field, or choose “Sign on paper”.</translation>
    </message>
    <message>
        <source>打印后在纸上签字，并把签好的单子收回</source>
        <translation>Print it, have it signed on paper and take the signed sheet back</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确认签字</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>请写下签字人的姓名。</source>
        <translation>Enter the name of the person who signs.</translation>
    </message>
    <message>
        <source>已写的签名还没有确认，放弃它？</source>
        <translation>The signature is not confirmed yet. Discard it?</translation>
    </message>
    <message>
        <source>放弃签名</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>SignFlow</name>
    <message>
        <source>还不能确认，请先补齐：</source>
        <translation>Cannot be confirmed yet, still missing:</translation>
    </message>
    <message>
        <source>还不能签收，请先补齐：</source>
        <translation>Cannot be signed yet, still missing:</translation>
    </message>
    <message>
        <source>为什么要重新确认维修前状况？</source>
        <translation>Why is the condition confirmed anew?</translation>
    </message>
    <message>
        <source>原确认留在历史中；改好以后由顾客重新签字。</source>
        <translation>The first confirmation stays in the history; the customer signs again.</translation>
    </message>
    <message>
        <source>重新确认</source>
        <translation>Confirm anew</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>登录 svcdesk</source>
        <translation>Sign in to svcdesk</translation>
    </message>
    <message>
        <source>姓名或登录名</source>
        <translation>Name or login</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>在这台电脑上保持登录 90 天</source>
        <translation>Stay signed in on this computer for 90 days</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>打开其他数据库…</source>
        <translation>Open another desk…</translation>
    </message>
</context>
<context>
    <name>SignatureCard</name>
    <message>
        <source>纸面签字</source>
        <translation>Signed on paper</translation>
    </message>
    <message>
        <source>重签</source>
        <translation>Sign again</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>擦掉已写的签名，重新签？</source>
        <translation>Erase the signature and sign again?</translation>
    </message>
    <message>
        <source>擦掉重签</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>请在此签名</source>
        <translation>Sign here</translation>
    </message>
    <message>
        <source>签名框</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>用笔、手指或鼠标签名；也可以选择纸面签字。</source>
        <translation>Sign with pen, finger or mouse; or choose to sign on paper.</translation>
    </message>
</context>
<context>
    <name>SignedActions</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>为什么要修订 {number}？</source>
        <translation>Why is {number} amended?</translation>
    </message>
    <message>
        <source>原签字版本永久保留。修订要重新签字，签字后才生效。</source>
        <translation>The signed version is kept for ever. The amendment takes effect once it is signed anew.</translation>
    </message>
    <message>
        <source>开始修订</source>
        <translation>Begin amendment</translation>
    </message>
    <message>
        <source>放弃这次修订？已签字的版本不受影响。</source>
        <translation>Discard this amendment? The signed version stays as it is.</translation>
    </message>
    <message>
        <source>放弃修订</source>
        <translation>Discard amendment</translation>
    </message>
    <message>
        <source>为什么作废 {number}？</source>
        <translation>Why is {number} voided?</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>不能作废：</source>
        <translation>This cannot be voided:</translation>
    </message>
</context>
<context>
    <name>SigningStep</name>
    <message>
        <source>全部验收</source>
        <translation>Accepted in full</translation>
    </message>
    <message>
        <source>部分验收</source>
        <translation>Accepted in part</translation>
    </message>
    <message>
        <source>拒绝验收</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>验收结论</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>原因（部分或拒绝验收）</source>
        <translation>Reason (part or refused)</translation>
    </message>
    <message>
        <source>见证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>顾客意见</source>
        <translation>Customer&apos;s opinion</translation>
    </message>
    <message>
        <source>顾客的话，可不填</source>
        <translation>In the customer&apos;s words, optional</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>售后服务人员签字</source>
        <translation>Service technician signs</translation>
    </message>
    <message>
        <source>顾客签字</source>
        <translation>Customer signs</translation>
    </message>
    <message>
        <source>见证人签字</source>
        <translation>Witness signs</translation>
    </message>
</context>
<context>
    <name>SimulationDialog</name>
    <message>
        <source>模拟</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>近 90 天</source>
        <translation>90 days</translation>
    </message>
    <message>
        <source>近一年</source>
        <translation>A year</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>重算哪些记录</source>
        <translation>Tickets of the last</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>如果按屏幕上的规则，过去会怎样</source>
        <translation>The past under the rules on the screen</translation>
    </message>
    <message>
        <source>每条记录按当时冻结的规则与日历、再按屏幕上的各算一遍。不改动任何记录。</source>
        <translation>Every ticket is timed by the rules and calendar it froze, and again by those on the screen. No record changes.</translation>
    </message>
    <message>
        <source>结果不同的记录</source>
        <translation>Tickets that would differ</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>原来超时</source>
        <translation>Was late</translation>
    </message>
    <message>
        <source>改后超时</source>
        <translation>Would be late</translation>
    </message>
    <message>
        <source>新增超时</source>
        <translation>Newly late</translation>
    </message>
    <message>
        <source>不再超时</source>
        <translation>No longer late</translation>
    </message>
    <message>
        <source>各时限的超时次数</source>
        <translation>Late clocks by limit</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>原来到期</source>
        <translation>Was due</translation>
    </message>
    <message>
        <source>改后到期</source>
        <translation>Would be due</translation>
    </message>
    <message>
        <source>正在重算……</source>
        <translation>Replaying …</translation>
    </message>
    <message>
        <source>这段时间没有信息记录，无从比较。</source>
        <translation>There are no tickets in that time, so there is nothing to compare.</translation>
    </message>
    <message>
        <source>重算了 {n} 条记录：新增超时 {newly} 次，不再超时 {spared} 次。</source>
        <translation>{n} tickets replayed: {newly} clocks newly late, {spared} no longer late.</translation>
    </message>
    <message>
        <source>其中 {n} 条所用的日历版本不在本机：原来的到期时间取保存时的结果，改后的按现行日历推算，仅供参考。</source>
        <translation>{n} of them were timed by a calendar version this desk does not have: before is the due time as saved, after is by the calendar in force and for guidance only.</translation>
    </message>
</context>
<context>
    <name>SinglePage</name>
    <message>
        <source>修改历史  Ctrl+H</source>
        <translation>History  Ctrl+H</translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>安装前、安装后照片</source>
        <translation>Photos before and after installation</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Abnormal</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>到达</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>已保护现场设备设施</source>
        <translation>Customer&apos;s installations protected</translation>
    </message>
    <message>
        <source>使用顾客设施前已征得允许</source>
        <translation>Asked before using customer&apos;s equipment</translation>
    </message>
    <message>
        <source>已清理、恢复现场</source>
        <translation>Site cleaned and restored</translation>
    </message>
    <message>
        <source>电源</source>
        <translation>Power supply</translation>
    </message>
    <message>
        <source>如 380 V 三相</source>
        <translation>e.g. 380 V, three-phase</translation>
    </message>
    <message>
        <source>接地</source>
        <translation>Earthing</translation>
    </message>
    <message>
        <source>温湿度与场地</source>
        <translation>Environment and space</translation>
    </message>
    <message>
        <source>试运行</source>
        <translation>Trial run</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>试运行结果</source>
        <translation>Trial run result</translation>
    </message>
    <message>
        <source>现场说明（有“否”时必填）</source>
        <translation>Note on the site (required after a “No”)</translation>
    </message>
</context>
<context>
    <name>SlotCard</name>
    <message>
        <source>超期</source>
        <translation>late</translation>
    </message>
    <message>
        <source>时间重叠</source>
        <translation>overlaps</translation>
    </message>
</context>
<context>
    <name>Spares</name>
    <message>
        <source>哪种配件</source>
        <translation>Which part</translation>
    </message>
    <message>
        <source>从库存取用配件</source>
        <translation>Take a part from stock</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>合格库里没有可用的这种配件。请改用别的配件，或由库房补货、调拨后再取。</source>
        <translation>There is none of this part in good stock. Use another one, or have it restocked or transferred first.</translation>
    </message>
    <message>
        <source>{holder} 已留用 {n}</source>
        <translation>{holder} set aside {n}</translation>
    </message>
    <message>
        <source>用哪一件？</source>
        <translation>Which one?</translation>
    </message>
    <message>
        <source>取用</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>可用 {n}</source>
        <translation>{n} free</translation>
    </message>
    <message>
        <source>已留用 {n}</source>
        <translation>{n} set aside</translation>
    </message>
</context>
<context>
    <name>StagePage</name>
    <message>
        <source>在左边选一条记录。</source>
        <translation>Choose a record on the left.</translation>
    </message>
    <message>
        <source>修改历史  Ctrl+H</source>
        <translation>History  Ctrl+H</translation>
    </message>
    <message>
        <source>规范条款  F1</source>
        <translation>Clauses  F1</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>处理冲突…</source>
        <translation>Settle conflict…</translation>
    </message>
    <message>
        <source>这条记录有几个版本并存，下面显示的是其中一个。请核对后选定以哪一个为准。</source>
        <translation>This record has versions side by side; below is one of them. Compare them and settle which holds.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>条款 {number}：{words}</source>
        <translation>Clause {number}: {words}</translation>
    </message>
    <message>
        <source>已保存在本机 {time}</source>
        <translation>Kept on this computer {time}</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>working day</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>day off</translation>
    </message>
    <message>
        <source>日历有效至 {day}</source>
        <translation>calendar valid to {day}</translation>
    </message>
    <message>
        <source>{year} 年放假安排未导入</source>
        <translation>holidays of {year} not taken in</translation>
    </message>
    <message>
        <source>节假日表已过期</source>
        <translation>holiday table expired</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message numerus="yes">
        <source>还差 %n 项</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message>
        <source>没有缺陷</source>
        <translation>no defects</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>发现了什么缺陷或损坏？</source>
        <translation>What is defective or damaged?</translation>
    </message>
    <message>
        <source>记为缺陷</source>
        <translation>Record defect</translation>
    </message>
    <message>
        <source>我已参加本次培训：{topic}</source>
        <translation>I attended this training: {topic}</translation>
    </message>
    <message>
        <source>售后服务人员</source>
        <translation>Service technician</translation>
    </message>
    <message>
        <source>本人已与顾客共同完成以下产品的最终检查：{goods}</source>
        <translation>Together with the customer I have made the final check of: {goods}</translation>
    </message>
    <message>
        <source>本人见证了以下产品的交付验收：{goods}</source>
        <translation>I witnessed the delivery and acceptance of: {goods}</translation>
    </message>
    <message>
        <source>本人已共同检查以下产品，确认验收记录所载内容：{goods}</source>
        <translation>I took part in checking the following goods and confirm what the acceptance record states: {goods}</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>受理</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>已告知顾客收到</source>
        <translation>The customer was told that it is in hand</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>评估</source>
        <translation>Assessed</translation>
    </message>
    <message>
        <source>调查</source>
        <translation>Investigated</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>向 {to} 反馈：{reason}</source>
        <translation>Reported to {to}: {reason}</translation>
    </message>
    <message>
        <source>升级</source>
        <translation>Reported up</translation>
    </message>
    <message>
        <source>重新受理</source>
        <translation>Opened again</translation>
    </message>
    <message>
        <source>验证</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>涉及安全</source>
        <translation>Safety at stake</translation>
    </message>
    <message>
        <source>立即措施：{what}</source>
        <translation>Done at once: {what}</translation>
    </message>
    <message>
        <source>责任人：{who}</source>
        <translation>Responsible: {who}</translation>
    </message>
    <message>
        <source>原因：{cause}</source>
        <translation>Cause: {cause}</translation>
    </message>
    <message>
        <source>方案：{what}</source>
        <translation>Resolution: {what}</translation>
    </message>
    <message>
        <source>给顾客：{what}</source>
        <translation>Offered: {what}</translation>
    </message>
    <message>
        <source>{amount} 已批准</source>
        <translation>{amount} approved</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>{amount} 待审批</source>
        <translation>{amount} to be approved</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>{at} 由 {who} 关闭：{how}</source>
        <translation>Closed {at} by {who}: {how}</translation>
    </message>
    <message>
        <source>{verdict}：{note}</source>
        <translation>{verdict}: {note}</translation>
    </message>
    <message>
        <source>顾客意见</source>
        <translation>Customer&apos;s verdict</translation>
    </message>
    <message>
        <source>需要纠正措施：{what}</source>
        <translation>Corrective action: {what}</translation>
    </message>
    <message>
        <source>不需要纠正措施</source>
        <translation>No corrective action needed</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>期初入库…</source>
        <translation>Opening stock…</translation>
    </message>
    <message>
        <source>移库…</source>
        <translation>Transfer…</translation>
    </message>
    <message>
        <source>全部库别</source>
        <translation>All places</translation>
    </message>
    <message>
        <source>产品、编号、序列号、库位</source>
        <translation>Product, code, serial number, shelf</translation>
    </message>
    <message>
        <source>查找库存</source>
        <translation>Find in stock</translation>
    </message>
    <message>
        <source>还有 {n} 行没有列出，请缩小查找范围。</source>
        <translation>Rows not listed: {n}. Narrow the search.</translation>
    </message>
    <message>
        <source>有 {n} 处库存低于零：两份记录用了同一件货，请核对。</source>
        <translation>Stock below zero in places: {n}. Two records took the same goods; please settle it.</translation>
    </message>
    <message>
        <source>没有符合条件的库存。</source>
        <translation>There is no such stock.</translation>
    </message>
    <message>
        <source>还没有库存。先做期初入库，或在“导入”里从 Excel 导入；以后交付、用件和退货都会自己记到这里。</source>
        <translation>There is no stock yet. Begin with opening stock, or import it from Excel under “Import”; deliveries, parts used and returns then count by themselves.</translation>
    </message>
    <message>
        <source>主库</source>
        <translation>Main store</translation>
    </message>
    <message>
        <source>已占用 {n}</source>
        <translation>{n} taken</translation>
    </message>
    <message>
        <source>请先在合格库里选中要移的那一行。</source>
        <translation>First choose the row to move, in good stock.</translation>
    </message>
</context>
<context>
    <name>StoryCard</name>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>{time} 录入</source>
        <translation>typed {time}</translation>
    </message>
    <message>
        <source>{time} 录入时，那台电脑的时钟往回跳了 {n} 分钟，前后的时间请核对。</source>
        <translation>When this was typed at {time}, that computer&apos;s clock had jumped back by {n} min; check the times around it.</translation>
    </message>
</context>
<context>
    <name>TaskList</name>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>客户 / 事项</source>
        <translation>Customer / what to do</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>接收 {number}</source>
        <translation>Acknowledge {number}</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>已办理 %Ln 条。</source>
        <translation>
            <numerusform>%Ln done.</numerusform>
            <numerusform>%Ln done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %Ln 条没有办理，仍然选中。</source>
        <translation>
            <numerusform> %Ln not done; it is still selected.</numerusform>
            <numerusform> %Ln not done; they are still selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %Ln 种原因。</source>
        <translation>
            <numerusform>%Ln more reason.</numerusform>
            <numerusform>%Ln more reasons.</numerusform>
        </translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>{n} 条还没有开始：{why}</source>
        <translation>{n} not begun: {why}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln 条已不在这台电脑的列表里。</source>
        <translation>
            <numerusform>%Ln is no longer in the lists of this computer.</numerusform>
            <numerusform>%Ln are no longer in the lists of this computer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketActions</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>怎样答复？</source>
        <translation>What is the answer?</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>为什么退回？</source>
        <translation>Why is it given back?</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>还不能关闭 {number}</source>
        <translation>{number} cannot be closed yet</translation>
    </message>
    <message>
        <source>关闭 {number}？</source>
        <translation>Close {number}?</translation>
    </message>
    <message>
        <source>重新打开后，各时限从现在起重新计时；关闭期间不计。</source>
        <translation>Its clocks start anew from now; the time it was closed does not count.</translation>
    </message>
    <message>
        <source>为什么重新打开？</source>
        <translation>Why is it opened again?</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>这一步还不能办</source>
        <translation>This step is not possible yet</translation>
    </message>
</context>
<context>
    <name>TicketButtons</name>
    <message>
        <source>重新打开…</source>
        <translation>Open again…</translation>
    </message>
    <message>
        <source>恢复处理</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>挂起…</source>
        <translation>Hold…</translation>
    </message>
    <message>
        <source>转部门…</source>
        <translation>Pass on…</translation>
    </message>
    <message>
        <source>向上反馈…</source>
        <translation>Report upward…</translation>
    </message>
    <message>
        <source>派工…</source>
        <translation>Dispatch…</translation>
    </message>
    <message>
        <source>受理为投诉</source>
        <translation>Take in as a complaint</translation>
    </message>
    <message>
        <source>办理退换货</source>
        <translation>Begin a return</translation>
    </message>
    <message>
        <source>办结…</source>
        <translation>Resolve…</translation>
    </message>
    <message>
        <source>回访…</source>
        <translation>Follow up…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打印 F21</source>
        <translation>Print F21</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>修改登记内容…</source>
        <translation>Change what was registered…</translation>
    </message>
    <message>
        <source>指派责任人…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>由我负责</source>
        <translation>Take it over</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>记录联系</source>
        <translation>Note a contact</translation>
    </message>
</context>
<context>
    <name>TicketView</name>
    <message>
        <source>由此产生的单据</source>
        <translation>Made from it</translation>
    </message>
    <message>
        <source>同一顾客或设备的未结事项</source>
        <translation>Other open cases of this customer or piece</translation>
    </message>
    <message>
        <source>已作废：{why}。单号保留，不再使用。</source>
        <translation>Void: {why}. The number is kept and not used again.</translation>
    </message>
    <message>
        <source>已并入 {number}，请在那里接着办。</source>
        <translation>Its matter goes on in {number}.</translation>
    </message>
    <message>
        <source>已挂起：{reason}，从 {since} 起。联系和回复的时限不因此暂停。</source>
        <translation>On hold since {since}: waiting for {reason}. The clocks of contact and reply run on.</translation>
    </message>
    <message>
        <source>序列号登记在其他顾客名下，说明：{why}</source>
        <translation>The serial number is registered with another customer: {why}</translation>
    </message>
    <message>
        <source>约定 {at} 再打。</source>
        <translation>A call back was agreed for {at}.</translation>
    </message>
    <message>
        <source>改到保留的客户名下</source>
        <translation>Go on with the one that stays</translation>
    </message>
    <message>
        <source>责任人 {owner}</source>
        <translation>in charge: {owner}</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>没有说明</source>
        <translation>no caption</translation>
    </message>
    <message>
        <source>照片说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>照片：{caption}，放大查看</source>
        <translation>Photo: {caption}, enlarge</translation>
    </message>
    <message>
        <source>放大查看</source>
        <translation>Enlarge</translation>
    </message>
    <message>
        <source>去掉照片</source>
        <translation>Remove photo</translation>
    </message>
    <message>
        <source>去掉照片：{caption}</source>
        <translation>Remove photo: {caption}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>待联系顾客</source>
        <translation>Customers to contact</translation>
    </message>
    <message>
        <source>待交付验收</source>
        <translation>To deliver</translation>
    </message>
    <message>
        <source>待接收反馈</source>
        <translation>Feedback to acknowledge</translation>
    </message>
    <message>
        <source>待收款</source>
        <translation>Payments due</translation>
    </message>
    <message>
        <source>本机未完成</source>
        <translation>Unfinished here</translation>
    </message>
    <message>
        <source>待办（按到期排序）</source>
        <translation>To do, by due date</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>本部门</source>
        <translation>My department</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>谁的待办</source>
        <translation>Whose tasks</translation>
    </message>
    <message>
        <source>只显示“{what}”{n} 项；再点一次恢复全部。</source>
        <translation>Only “{what}” ({n}). Press again to show all.</translation>
    </message>
    <message>
        <source>共 {n} 项</source>
        <translation>Total {n}</translation>
    </message>
    <message>
        <source>接收 {number} 的交付信息？</source>
        <translation>Acknowledge the feedback on {number}?</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>{customer}，{n} 件。请写明接下来怎样收款（6.5.2）。</source>
        <translation>{customer}, pieces: {n}. Say how payment is collected next (6.5.2).</translation>
    </message>
    <message>
        <source>没有待办。登记的来电、安排的交付和派出的工单，在到期之前都列在这里。</source>
        <translation>Nothing to do. Calls taken, deliveries planned and orders given out are listed here until they are due.</translation>
    </message>
    <message>
        <source>没有这样的待办。</source>
        <translation>Nothing of this kind to do.</translation>
    </message>
    <message>
        <source>没有待办。其他人的待办见“全部”。</source>
        <translation>Nothing to do. What others have to do is under “All”.</translation>
    </message>
    <message>
        <source>按合同约定发出收款通知</source>
        <translation>Send the payment notice as the contract says</translation>
    </message>
</context>
<context>
    <name>TraineeRow</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>部门岗位</source>
        <translation>Department, post</translation>
    </message>
    <message>
        <source>电话（可不填）</source>
        <translation>Phone (optional)</translation>
    </message>
    <message>
        <source>掌握程度</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>删除这一行</source>
        <translation>Remove this line</translation>
    </message>
    <message>
        <source>已签名</source>
        <translation>Signed</translation>
    </message>
</context>
<context>
    <name>TrainingStep</name>
    <message>
        <source>进行培训</source>
        <translation>Training is given</translation>
    </message>
    <message>
        <source>顾客声明不需要</source>
        <translation>Customer needs none</translation>
    </message>
    <message>
        <source>是否需要培训</source>
        <translation>Training needed?</translation>
    </message>
    <message>
        <source>由谁声明（顾客姓名）</source>
        <translation>Said by (customer&apos;s name)</translation>
    </message>
    <message>
        <source>添加参训人员</source>
        <translation>Add trainee</translation>
    </message>
    <message>
        <source>参训人员</source>
        <translation>Trainees</translation>
    </message>
    <message>
        <source>必要时为客户提供培训</source>
        <translation>Train the customer&apos;s staff where needed</translation>
    </message>
    <message>
        <source>培训主题和内容</source>
        <translation>Topic and content</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>h</translation>
    </message>
    <message>
        <source>培训教师</source>
        <translation>Trainer</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>培训资料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>考核方式和成绩</source>
        <translation>Assessment and results</translation>
    </message>
    <message>
        <source>顾客评价</source>
        <translation>Customer&apos;s evaluation</translation>
    </message>
    <message>
        <source>评价说明</source>
        <translation>Remark on it</translation>
    </message>
</context>
<context>
    <name>TrayView</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>收件篮</source>
        <translation>In-tray</translation>
    </message>
    <message>
        <source>搁置…</source>
        <translation>Put aside…</translation>
    </message>
    <message>
        <source>再判断一次</source>
        <translation>Judge again</translation>
    </message>
    <message>
        <source>另存为文件…</source>
        <translation>Save to a file…</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 张照片或附件还没有交来。</source>
        <translation>
            <numerusform>%n photo or attachment has not come yet.</numerusform>
            <numerusform>%n photos or attachments have not come yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>收件篮是空的：交来的内容都已接收。</source>
        <translation>The in-tray is empty: all that was handed over has been taken in.</translation>
    </message>
    <message>
        <source>这里的内容没有丢失，也没有进入单据。等待的会自动接收；不能接收的请按原因处理，或写明原因后搁置。</source>
        <translation>Nothing here is lost, and nothing here has entered a record. What waits comes in by itself; see to what was refused, or put it aside with a reason.</translation>
    </message>
    <message>
        <source>只列出前 {most} 条，共 {n} 条。</source>
        <translation> The first {most} of {n} are listed.</translation>
    </message>
    <message numerus="yes">
        <source>搁置选中的 %n 条？请写明原因。</source>
        <translation>
            <numerusform>Put %n entry aside? Say why.</numerusform>
            <numerusform>Put %n entries aside? Say why.</numerusform>
        </translation>
    </message>
    <message>
        <source>内容仍保存在收件篮里，以后还可以再判断；同样的内容再次交来时不再提示。</source>
        <translation>It stays in the in-tray and can be judged again; when the same comes once more, nobody is asked.</translation>
    </message>
    <message>
        <source>搁置</source>
        <translation>Put aside</translation>
    </message>
    <message numerus="yes">
        <source>已搁置 %n 条。</source>
        <translation>
            <numerusform>%n entry was put aside.</numerusform>
            <numerusform>%n entries were put aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已接收 %n 条。</source>
        <translation>
            <numerusform>%n version was taken in.</numerusform>
            <numerusform>%n versions were taken in.</numerusform>
        </translation>
    </message>
    <message>
        <source>判断结果没有变化。</source>
        <translation>The judgement is the same as before.</translation>
    </message>
    <message>
        <source>另存为文件</source>
        <translation>Save to a file</translation>
    </message>
    <message>
        <source>JSON 行 (*.jsonl)</source>
        <translation>JSON lines (*.jsonl)</translation>
    </message>
    <message>
        <source>已写入 {file}：{n} 条。</source>
        <translation>Wrote {file}: {n} entries.</translation>
    </message>
</context>
<context>
    <name>UnfinishedCard</name>
    <message>
        <source>本机未完成的表单</source>
        <translation>Unfinished on this computer</translation>
    </message>
    <message>
        <source>还有 {n} 份</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>{time} 自动保存</source>
        <translation>Kept {time}</translation>
    </message>
</context>
<context>
    <name>UnitRow</name>
    <message>
        <source>完好</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>破损</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>破损说明</source>
        <translation>Damage</translation>
    </message>
    <message>
        <source>破损部位和程度</source>
        <translation>Where and how badly damaged</translation>
    </message>
    <message>
        <source>换上的产品</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>不移交</source>
        <translation>Not handed over</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>UpgradeDialog</name>
    <message>
        <source>正在升级数据库</source>
        <translation>Bringing the desk up to date</translation>
    </message>
    <message>
        <source>取消升级</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>这个数据库由较早的版本建立，现在改成本版本的格式。单据的内容一字不变，升级前的文件在旁边留有一份副本。</source>
        <translation>This desk was made by an earlier version and is now put into the form of this one. Not a word of the records changes, and a copy of the file from before is kept beside it.</translation>
    </message>
    <message>
        <source>单据很多时需要几分钟，请不要关机或切断电源。</source>
        <translation>With many records this takes some minutes. Please do not switch the computer off.</translation>
    </message>
    <message>
        <source>取消后数据库和原来一样，下次打开时再升级。</source>
        <translation>Cancelled, the desk is as it was before; it is brought up to date the next time it is opened.</translation>
    </message>
    <message>
        <source>正在恢复原样…</source>
        <translation>Putting everything back…</translation>
    </message>
    <message>
        <source>约还需 {minutes} 分钟</source>
        <translation>About {minutes} min left</translation>
    </message>
</context>
<context>
    <name>VerbActions</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>还不能办理：</source>
        <translation>Not yet:</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <source>更正时间</source>
        <translation>Correct times</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>已保护现场设备设施</source>
        <translation>Equipment on site protected</translation>
    </message>
    <message>
        <source>使用顾客设施前已征得允许</source>
        <translation>Asked before using the customer&apos;s facilities</translation>
    </message>
    <message>
        <source>已清理、恢复现场</source>
        <translation>Site cleaned and restored</translation>
    </message>
    <message>
        <source>现场说明（有“否”时必填）</source>
        <translation>Remarks (needed after a No)</translation>
    </message>
    <message>
        <source>到场</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>现场照片</source>
        <translation>Photos of the site</translation>
    </message>
    <message>
        <source>到场提醒（6.6.4）：先保护现场设备设施；未经允许不使用顾客的设施；完工后清理、恢复现场。</source>
        <translation>On arrival (6.6.4): protect equipment on site; ask before using the customer&apos;s facilities; clean and restore when done.</translation>
    </message>
    <message>
        <source>还没有派工</source>
        <translation>Not dispatched yet</translation>
    </message>
    <message>
        <source>预约 {at}</source>
        <translation>appointed {at}</translation>
    </message>
    <message>
        <source>时间未约</source>
        <translation>no time yet</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>not finished</translation>
    </message>
    <message>
        <source>未能进场</source>
        <translation>not admitted</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>第 {n} 次</source>
        <translation>Visit {n}</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>正在停止：{title}</source>
        <translation>Stopping: {title}</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>_Changing</name>
    <message>
        <source>改前改后都留在修改历史中。接收时间是计时起点，更改须写明原因（F21）。</source>
        <translation>Both versions stay in the history. All clocks run from the time of receipt: say why it changes (F21).</translation>
    </message>
    <message>
        <source>修改登记内容</source>
        <translation>Change what was registered</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>序列号说明</source>
        <translation>Why this serial no.</translation>
    </message>
    <message>
        <source>信息类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>接收方式</source>
        <translation>Came by</translation>
    </message>
    <message>
        <source>严重程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>客户档案</source>
        <translation>Customer record</translation>
    </message>
    <message>
        <source>顾客名称</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>序列号</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>序列号登记在别的顾客名下时填写</source>
        <translation>where it is registered with another customer</translation>
    </message>
    <message>
        <source>接收时间</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>更改接收时间的原因</source>
        <translation>Why the time of receipt changes</translation>
    </message>
    <message>
        <source>顾客原话</source>
        <translation>In the customer&apos;s words</translation>
    </message>
</context>
<context>
    <name>_FeedbackRow</name>
    <message>
        <source>打印交付信息反馈单 F19</source>
        <translation>Print delivery feedback note F19</translation>
    </message>
    <message>
        <source>销售部接收…</source>
        <translation>Acknowledge…</translation>
    </message>
    <message>
        <source>交付信息反馈 {number} · {who} 于 {at} 接收</source>
        <translation>Delivery feedback {number} · acknowledged by {who}, {at}</translation>
    </message>
    <message>
        <source>交付信息反馈 {number} · 销售部应于 {due} 前接收</source>
        <translation>Delivery feedback {number} · sales to acknowledge by {due}</translation>
    </message>
    <message>
        <source>销售部收到交付信息，下一步收款怎么做？</source>
        <translation>Sales has the feedback. What happens next towards payment?</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>发出收款通知</source>
        <translation>Send the payment notice</translation>
    </message>
    <message>
        <source>写下后续收款动作，如：发出收款通知、电话提醒顾客付款。</source>
        <translation>For example: send the payment notice, remind the customer by phone.</translation>
    </message>
</context>
<context>
    <name>_Merging</name>
    <message>
        <source>对调：保留另一个</source>
        <translation>Swap: keep the other</translation>
    </message>
    <message>
        <source>已有的工单、合同和签字的单据都不改写，仍是原来的名称；以后按保留的客户查得到全部往来。可以再分开。</source>
        <translation>No order, contract or signed sheet is rewritten: each keeps the name it was written with. From now on everything is found under the customer that stays. They can be separated again.</translation>
    </message>
    <message>
        <source>合并客户</source>
        <translation>Merge customers</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
</context>
<context>
    <name>_NoticeRow</name>
    <message>
        <source>填写…</source>
        <translation>Fill in…</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Mark as sent</translation>
    </message>
    <message>
        <source>已到账…</source>
        <translation>Paid…</translation>
    </message>
    <message>
        <source>打印收款通知 F20</source>
        <translation>Print payment notice F20</translation>
    </message>
    <message>
        <source>收款通知 {number} · 本期应收 ¥{due}</source>
        <translation>Payment notice {number} · ¥{due} due</translation>
    </message>
    <message>
        <source>付款期限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>顾客联系人</source>
        <translation>Customer&apos;s contact</translation>
    </message>
    <message>
        <source>发票号码和开具情况</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>收款通知</source>
        <translation>Payment notice</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>到账日期</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>备注（银行回单号等）</source>
        <translation>Remark (bank reference)</translation>
    </message>
    <message>
        <source>款项已到账</source>
        <translation>Payment received</translation>
    </message>
    <message>
        <source>记为到账</source>
        <translation>Book as paid</translation>
    </message>
</context>
<context>
    <name>_Repair</name>
    <message>
        <source>修复措施</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>复测值</source>
        <translation>New reading</translation>
    </message>
    <message>
        <source>复检合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>复检不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>复检</source>
        <translation>Recheck</translation>
    </message>
</context>
<context>
    <name>_Replacement</name>
    <message>
        <source>从库存选择…</source>
        <translation>Choose from stock…</translation>
    </message>
    <message>
        <source>撤销更换</source>
        <translation>Undo replacement</translation>
    </message>
    <message>
        <source>换上 {piece}。请在第 1–3 步检查它。</source>
        <translation>{piece} takes its place. Check it in steps 1–3.</translation>
    </message>
    <message>
        <source>还没有选择换上的产品。</source>
        <translation>No piece has been chosen yet.</translation>
    </message>
</context>
<context>
    <name>_Slot</name>
    <message>
        <source>{label}（必填）</source>
        <translation>{label} (required)</translation>
    </message>
</context>
<context>
    <name>calendar</name>
    <message>
        <source>国务院通知不说明调休日补的是周几。</source>
        <translation>The State Council&apos;s notices do not say which weekday a make-up day stands for.</translation>
    </message>
    <message>
        <source>星期</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>添加一天</source>
        <translation>Add a day</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
</context>
<context>
    <name>complaint</name>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>投诉人</source>
        <translation>Complainant</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>代理人（代表顾客投诉时）</source>
        <translation>Agent (who complains for the customer)</translation>
    </message>
    <message>
        <source>投诉类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>投诉内容</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>用顾客的话写</source>
        <translation>In the customer&apos;s words</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>顾客要求</source>
        <translation>What the customer asks</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>序列号或批号</source>
        <translation>Serial or lot number</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>问题发生时间</source>
        <translation>When it happened</translation>
    </message>
    <message>
        <source>发生地点</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>受理时间</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>顾客对处理的满意程度</source>
        <translation>How satisfied the customer is</translation>
    </message>
    <message>
        <source>效果验证</source>
        <translation>How the effect was verified</translation>
    </message>
    <message>
        <source>需要纠正措施</source>
        <translation>Corrective action needed</translation>
    </message>
    <message>
        <source>纠正什么（纠正措施单在“改进”中办理）</source>
        <translation>What has to change for good (the action itself is dealt with under Improvement)</translation>
    </message>
</context>
<context>
    <name>contract</name>
    <message>
        <source>留空则取客户资料</source>
        <translation>Taken from the customer if empty</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>按产品</source>
        <translation>As the product</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>公司日历</source>
        <translation>Company calendar</translation>
    </message>
    <message>
        <source>减价 %</source>
        <translation>Discount %</translation>
    </message>
    <message>
        <source>比例 %</source>
        <translation>Share %</translation>
    </message>
</context>
<context>
    <name>entrance</name>
    <message>
        <source>关闭占用它的程序、插好移动硬盘或连上网络之后</source>
        <translation>After closing what uses it, plugging in the drive or connecting the network</translation>
    </message>
    <message>
        <source>打不开的文件改名保留，不会删除</source>
        <translation>The file that cannot be opened is renamed and kept, not deleted</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>打开其他数据库…</source>
        <translation>Open another desk…</translation>
    </message>
    <message>
        <source>选择另一个 .svcdesk 文件</source>
        <translation>Choose another .svcdesk file</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>新建数据库…</source>
        <translation>Create a new desk…</translation>
    </message>
    <message>
        <source>在别的位置从头开始，原文件不动</source>
        <translation>Start afresh in another place; the old file stays untouched</translation>
    </message>
    <message>
        <source>打开数据库</source>
        <translation>Open a desk</translation>
    </message>
    <message>
        <source>新建数据库</source>
        <translation>New desk</translation>
    </message>
    <message>
        <source>选择备份</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>svcdesk 备份 (*.svcdesk)</source>
        <translation>svcdesk backups (*.svcdesk)</translation>
    </message>
    <message>
        <source>svcdesk 数据库 (*.svcdesk)</source>
        <translation>svcdesk desks (*.svcdesk)</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>版本 {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>数据：{place}</source>
        <translation>Data: {place}</translation>
    </message>
    <message>
        <source>按《销售服务规范》版本 A 修改状态 0 办理业务。</source>
        <translation>Works by the Sales Service Specification, version A revision 0.</translation>
    </message>
    <message>
        <source>自由软件，MIT 许可；所用组件的许可见 THIRD-PARTY.md。</source>
        <translation>Free software under the MIT licence; for its components see THIRD-PARTY.md.</translation>
    </message>
</context>
<context>
    <name>returns</name>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>顾客要求</source>
        <translation>What the customer asks</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>情况说明</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>故障日期</source>
        <translation>Day of the fault</translation>
    </message>
    <message>
        <source>不填按申请日</source>
        <translation>Empty means the day of the request</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Requested at</translation>
    </message>
    <message>
        <source>适用规则</source>
        <translation>Rule that applies</translation>
    </message>
    <message>
        <source>规则说明（协商内容、为什么适用三包）</source>
        <translation>About the rule (what was agreed, why the three guarantees apply)</translation>
    </message>
    <message>
        <source>缺零配件待修自</source>
        <translation>Waiting for parts since</translation>
    </message>
    <message>
        <source>物流单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Freight</translation>
    </message>
    <message>
        <source>运费承担</source>
        <translation>Who pays freight</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>序列号或批号</source>
        <translation>Serial or lot number</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>单价（元）</source>
        <translation>Price (yuan)</translation>
    </message>
    <message>
        <source>这一件的问题</source>
        <translation>What is wrong with it</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>选择顾客的产品…</source>
        <translation>Choose from the customer&apos;s goods…</translation>
    </message>
    <message>
        <source>请先选择顾客，再选择他的产品。</source>
        <translation>Choose the customer first, then their goods.</translation>
    </message>
    <message>
        <source>没有可以退换的产品：这个顾客处没有我们交付的、尚未列入本单的产品。</source>
        <translation>Nothing can come back: this customer has no goods of ours that are not listed here already.</translation>
    </message>
    <message>
        <source>哪一件要退换？</source>
        <translation>Which piece comes back?</translation>
    </message>
    <message>
        <source>列入本单</source>
        <translation>Add it</translation>
    </message>
    <message>
        <source>主库</source>
        <translation>main store</translation>
    </message>
    <message>
        <source>办理 {line}</source>
        <translation>Settle {line}</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>Settle it</translation>
    </message>
    <message>
        <source>不填为同一产品</source>
        <translation>Empty means the same product</translation>
    </message>
    <message>
        <source>处理方式</source>
        <translation>How it ends</translation>
    </message>
    <message>
        <source>换成其他产品</source>
        <translation>Another product</translation>
    </message>
    <message>
        <source>从合格库换出</source>
        <translation>Piece from good stock</translation>
    </message>
    <message>
        <source>为什么换成其他产品</source>
        <translation>Why another product</translation>
    </message>
    <message>
        <source>退款金额</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>扣除或收费</source>
        <translation>Taken off or charged</translation>
    </message>
    <message>
        <source>说明（修了什么、怎样办理）</source>
        <translation>Note (what was repaired, how it was done)</translation>
    </message>
    <message>
        <source>办理时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>不填就是现在</source>
        <translation>Empty means now</translation>
    </message>
    <message>
        <source>售价 ¥ {price}。</source>
        <translation>Sold for ¥ {price}.</translation>
    </message>
    <message>
        <source>合同 {contract} 已收款 ¥ {paid}，已退 ¥ {back}，还可退 ¥ {left}。</source>
        <translation> On contract {contract} ¥ {paid} were paid and ¥ {back} paid back; ¥ {left} can still be.</translation>
    </message>
</context>
<context>
    <name>rule_form</name>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>到期前多少分钟提醒，可写几个。</source>
        <translation>How many minutes before it is due; several are possible.</translation>
    </message>
    <message>
        <source>不选则对所有信息记录有效。</source>
        <translation>With none ticked it holds for all tickets.</translation>
    </message>
</context>
<context>
    <name>stock</name>
    <message>
        <source>每行一个序列号，可用扫码枪逐个扫入；按批次管理的产品每行写“批号 数量”。</source>
        <translation>One serial number per line, typed or scanned; for products tracked by lot write “lot quantity”.</translation>
    </message>
    <message>
        <source>留空为主库；也可以写车辆，例如“服务车 1”。</source>
        <translation>Leave empty for the main store; or name a vehicle, such as “Van 1”.</translation>
    </message>
    <message>
        <source>期初入库</source>
        <translation>Opening stock</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Book in</translation>
    </message>
    <message>
        <source>登记启用本软件之前已有的库存。入库后不能改数字，只能用移动记录更正。</source>
        <translation>Stock on hand before this program was used. Once booked it cannot be edited, only corrected by further moves.</translation>
    </message>
    <message>
        <source>库位或车辆的名称；主库填“主库”。</source>
        <translation>Name of a shelf or vehicle; “Main store” for the main one.</translation>
    </message>
    <message>
        <source>移到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>{name} {serial}，现在在“{store}”，共 {quantity}。</source>
        <translation>{name} {serial}, now in “{store}”: {quantity}.</translation>
    </message>
    <message>
        <source>主库</source>
        <translation>Main store</translation>
    </message>
    <message>
        <source>移库</source>
        <translation>Transfer</translation>
    </message>
</context>
</TS>
