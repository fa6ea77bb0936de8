<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AnswerRow</name>
    <message>
        <source>实测</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>判定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超限 → 已记为缺陷，请在第 4 步处理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearanceStep</name>
    <message>
        <source>检查产品外观有无破损</source>
        <translation type="unfinished"></translation>
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
        <translation>Understood</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ChecklistView</name>
    <message>
        <source>改动检查项时请写新的版本；已开始的验收仍按原来的版本。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加检查项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新检查表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>版本 {version}・{n} 项</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommissioningStep</name>
    <message>
        <source>安装调试，检查各项功能是否正常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现场与时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（不移交）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContractView</name>
    <message>
        <source>添加产品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加一期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>明细</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>付款计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交付进度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建交付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签订</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消合同…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新合同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签订合同 {number}？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签订后可以安排交付；以后改动须走变更。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么变更合同 {number}？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更后合同回到草稿，改好后须重新签订（6.4.3）；已签订的版本留在历史中。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么取消合同 {number}？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合同号保留，不再使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消合同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合计 ¥ {amount}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>添加地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加联系人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基本资料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用地点（交货、安装、维修的地方）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新客户</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除补记的缺陷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库存更换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现场修复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列入待办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不移交，带回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>责任人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DefectsStep</name>
    <message>
        <source>没有缺陷。清点、外观和调试中发现的问题会自己出现在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补记缺陷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺陷或损坏：及时更换，保证顾客收到的都是合格产品</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliveryView</name>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步：{title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已自动保存 {time} · 关机也不会丢失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未能保存：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已作废：{why}。单号保留，不再使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在修订（原因：{why}）。重新签字后才生效，原签字版本仍可查看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签字冻结 · {result}。要修改请用“修订”，原签字版本永久保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复 {at} 尚未提交的内容；此后这张单据另有新版本，请核对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复 {at} 填写的内容，接着做即可。</source>
        <translation type="unfinished"></translation>
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
    <name>EditView</name>
    <message>
        <source>放弃修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>草稿已保存在本机 {time}，尚未提交</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃我的修改，查看新版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有保存：请改正标红的项目。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这条记录有 {n} 个并存的版本，互相冲突，需要有人处理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复 {at} 尚未提交的修改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下面是 {at} 尚未提交的修改；此后这条记录已有新版本，请核对后再保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能查看：您没有修改权限。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>公司</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理员（您自己）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里还没有数据库。填写下面几项就可以开始，以后都能修改。全部数据保存在这台电脑上：{place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>欢迎使用 svcdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开已有数据库…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印在每一张单据的页眉上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少 8 个字符。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再次输入密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出现在本机开出的每个单号里，例如 YS-261123-A1-0007。每台电脑用不同的代号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机代号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电脑名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如“王工的笔记本”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写此项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两次输入的密码不一样。请重新输入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写 2 到 3 个字母或数字，例如 A1。</source>
        <translation type="unfinished"></translation>
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
    <name>Header</name>
    <message>
        <source>演示数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是演示数据，不属于任何公司，可以随意试用。
{place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部数据都在这台电脑上，不需要网络：
{place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室服务器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据在办公室的服务器上：
{place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公司、人员、客户、产品、检查表、库存、导入、备份  Ctrl+M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一次验收：从这里开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键盘快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于 svcdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>特大</source>
        <translation type="unfinished"></translation>
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
    <name>LineRow</name>
    <message>
        <source>清点数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>齐全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装箱 {quantity} {uom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点一下：在现场见到这个序列号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MasterView</name>
    <message>
        <source>恢复使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用“{name}”？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用后不再出现在新单据的选择中；已有的单据不变，随时可以恢复。</source>
        <translation type="unfinished"></translation>
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
    <name>NumberEditor</name>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>PackingStep</name>
    <message>
        <source>扫描或输入序列号，按回车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描序列号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按装箱单核对产品是否齐全</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>照片 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>这一项要求拍照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加或查看照片；也可以拖到这里</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从文件添加、粘贴（Ctrl+V）或把照片拖进来。</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>新建交付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计划交付日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>售后技术员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>产品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本次交付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按合同 {number} 装箱。按序列号管理的产品，从合格库里最早入库的开始分配序列号，可以在装箱单上改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>建立交付单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交付哪些货物？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合同的全部数量都已安排或交付。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>还差 {n} 项，签字前请补齐：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {step} 步</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自验收签字起计算；没有质保填 0。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写后，该产品不能再签合同、装箱或用于更换（6.2）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>产品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交付与质保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新产品</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>签订后可以安排交付。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>产品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合同数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已验收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有交付单。</source>
        <translation type="unfinished"></translation>
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
        <source>合格库里没有可以换上的 {name}。请改为现场修复、列入待办，或由库房补货后再换。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换上哪一件？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换上这一件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能换上这一件：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{store} · 现有 {n} {uom}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
    <message>
        <source>第 {n} 行 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除这一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上移</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>姓名（正楷）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职务或岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销一笔</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在纸上签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印后在纸上签字，并把签好的单子收回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确认签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有签名。请在框内手写签名，或选择“在纸上签”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写下签字人的姓名。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>登录 svcdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名或登录名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在这台电脑上保持登录 90 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开其他数据库…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignatureCard</name>
    <message>
        <source>纸面签署</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重签</source>
        <translation type="unfinished"></translation>
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
        <source>用笔、手指或鼠标签名；也可以选择在纸上签。</source>
        <translation>Sign with pen, finger or mouse; or choose to sign on paper.</translation>
    </message>
</context>
<context>
    <name>SigningStep</name>
    <message>
        <source>全部验收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>部分验收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拒绝验收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>验收结论</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原因（部分或拒绝验收）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见证人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>顾客意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>顾客的话，可不填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成验收，冻结记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>售后服务人员签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>顾客签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见证人签字</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>安装前、安装后照片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>异常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>否</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保护现场设备设施</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用顾客设施前已征得允许</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已清理、恢复现场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 380 V 三相</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>温湿度与场地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试运行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试运行结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现场说明（有“否”时必填）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>已保存在本机 {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message numerus="yes">
        <source>还差 %n 项</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>没有缺陷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已完成</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>发现了什么缺陷或损坏？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记为缺陷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我已参加本次培训：{topic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>售后服务人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人已与顾客共同完成以下产品的最终检查：{goods}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人见证了以下产品的交付验收：{goods}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人已共同检查以下产品，确认验收记录所载内容：{goods}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TraineeRow</name>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>部门岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话（可不填）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>掌握程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除这一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签名</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingStep</name>
    <message>
        <source>进行培训</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>顾客声明不需要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是否需要培训</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由谁声明（顾客姓名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加参训人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参训人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>必要时为客户提供培训</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>培训主题和内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>培训教师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>培训资料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考核方式和成绩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>顾客评价</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评价说明</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitRow</name>
    <message>
        <source>完好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>破损</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外观</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>破损说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>破损部位和程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换上的产品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不移交</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_AddButton</name>
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
    <name>_Repair</name>
    <message>
        <source>修复措施</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复测值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复检合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复检不合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复检</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Replacement</name>
    <message>
        <source>从库存选择…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销更换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换上 {piece}。请在第 1–3 步检查它。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有选择换上的产品。</source>
        <translation type="unfinished"></translation>
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
    <name>_Tile</name>
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
        <translation>Photo: {caption}, view large</translation>
    </message>
    <message>
        <source>放大查看</source>
        <translation>View large</translation>
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
</TS>
