"""Made-up customers, goods and people; the same ones in every run."""

import random

CITIES = [
    "杭州",
    "宁波",
    "温州",
    "上海",
    "苏州",
    "无锡",
    "南京",
    "常州",
    "重庆",
    "长沙",
    "厦门",
    "广州",
    "深圳",
    "东莞",
    "青岛",
    "济南",
    "烟台",
    "天津",
    "北京",
    "沈阳",
    "大连",
    "西安",
    "成都",
    "武汉",
    "合肥",
    "福州",
    "南通",
    "徐州",
    "嘉兴",
    "绍兴",
]
NAMES = [
    "宏达",
    "江南",
    "东风",
    "明远",
    "新华",
    "海星",
    "天成",
    "佳美",
    "恒通",
    "鑫源",
    "金泰",
    "华茂",
    "瑞丰",
    "永盛",
    "兴隆",
    "远大",
    "长城",
    "中联",
    "德力",
    "安泰",
    "利民",
    "光明",
    "东方",
    "华东",
    "康泰",
    "三和",
    "正大",
    "同创",
    "博远",
    "凯旋",
]
TRADES = [
    "纺织",
    "制药",
    "机械",
    "电子",
    "印务",
    "食品",
    "铸造",
    "塑业",
    "化工",
    "包装",
    "五金",
    "钢铁",
    "玻璃",
    "造纸",
    "服饰",
    "汽配",
    "电缆",
    "轴承",
    "阀门",
    "水泥",
]
FORMS = ["有限公司", "有限公司", "有限公司", "股份有限公司", "集团有限公司", "厂"]
GOODS = [
    "螺杆空压机",
    "冷干机",
    "真空泵",
    "储气罐",
    "吸附式干燥机",
    "精密过滤器",
    "离心风机",
    "罗茨鼓风机",
    "冷水机组",
    "空气净化机",
]
MODELS = [f"{series}{size}" for series in ("GA", "CD", "VP", "LG", "SD") for size in (11, 15, 22, 37, 55, 75)]
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇解"
)
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂宏达建国志文华晓红玲波飞鹏辉斌宇浩凯健俊帆琳雪梅婷雅慧巧美倩颖"
)


def customer(chance: random.Random) -> str:
    return chance.choice(CITIES) + chance.choice(NAMES) + chance.choice(TRADES) + chance.choice(FORMS)


def person(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))


def phone(chance: random.Random) -> str:
    return f"1{chance.choice('3578')}{chance.randrange(10**9):09d}"
