"""Which numbers of a sentence may be ones to reach, by the words beside them."""

from cedu_targets.domain.bounds import HEADS, bounded
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import Quantity, is_known
from cedu_targets.domain.targets import A_HEAD, TargetRelation
from cedu_targets.recognition.demands import ARTICLE, NEVER_REACHED, REPEATED, is_unreachable
from cedu_targets.recognition.items.threshold_names import UNITS, scope_of

MAKING = lazy_pattern(
    "培训|培养|培育|建设|建成|建立|建好|新建|改建|扩建|共建|创建|争创|创办|打造|评选|评定|认定|命名|遴选|选树|推出|推荐|表彰|树立"
    "|开发|开设|开课|开展|开放|举办|组织|组建|完成|设立|设置|成立|配备|配齐|选派|选聘|聘请|招募|招收|招生|新增|增加|扩大|提高|提升|增长"
    "|发展|达到?(?!标)|形成|征集|制作|编写|编印|录制|拍摄|扶持|孵化|服务|覆盖|惠及|改造|上线|发放|申报|吸纳|注册|轮训|参训|扫除"
    "|实现|做到|落实|安排|投入|筹措|实施|承办|建有|办好|[设配建办招](?=[0-9一二两三四五六七八九十]|$)"
)
"""What somebody does to reach a number; 建设, 培训, 达到."""
_NO_COUNT = frozenset({"级", "年", "个月", "批", "块", "条", "头"})
_BOUNDED_ONLY = frozenset({"天", "小时", "分钟", "份", "位", "倍"})
_WORD = lazy_pattern("[\u4e00-\u9fff]")
_STRICTLY = lazy_pattern("不(?:得)?(?:低于|少于|超过|高于|多于)|至少")
_INCREASE = lazy_pattern("提高|提升|增长|增加|上升|下降|降低|减少|压减")
_AGE = lazy_pattern(r"周?岁|个?月龄")
_NO_THING = lazy_pattern(
    "[^、，,。；;]{0,4}(?:方面|机制|体系|原则|环节|层次|层面|维度|阶段|结合|转变|意识|文明|能力|到位|领域|步骤|时期|关键"
    "|任务|措施|要求)"
)
"""What nobody counts to reach it: 5项主要任务, 三个方面."""
_ABSTRACT = lazy_pattern(
    f"{_NO_THING.pattern}|突出|确保|重点|坚持|统一|一(?:工程|活动|批)|全面|自信|大|先|有|无|化|典范|月|部门|单位|主体|特色|面|类"
)
_CHINESE = lazy_pattern("(?:达到|达|为)?[一二两三四五六七八九十]{1,3}")
_THINGS = frozenset({"个", "项", "种", "件", "部", "本", "套", "处"})
_MONEY_GIVEN = lazy_pattern("奖励|奖金|补助|补贴|资助|给予|收费|罚款|标准为")
_QUALIFIED = lazy_pattern("(?:学历|职称|文化程度|工作经[历验]|从业|任职|资格)[^，,。；;]{0,6}$")
_GROUPED = lazy_pattern("(?:由|涉及|分为|分成|划分为|包括|等|上述|以上|下列|以下|前|后|其他|全部|这|各|共)$")
"""Before a number of things that are there: 由5个部门, 甲、乙等3个镇."""
_CONDITION = lazy_pattern(r"(?:的|者)(?:$|[,，]|给予|予以|可)")
_SHORT_OF = lazy_pattern("低于|少于|小于")
_MISSED = lazy_pattern("(?:未能?|没有?|不能|达不到|不足|不满|排名[前后末]|倒数)$")
_FOLLOWS = lazy_pattern(
    "批评|取消|约谈|问责|追责|整改|不予|不得|不能|不再|不合格|一票否决|扣[减除分]|处理|处罚|表彰|奖励|表扬|优秀|良好"
)
"""What comes to those of whom a number says that they fell short, or did well."""
_OF_THOSE = lazy_pattern(
    rf"^的[^，,。；;的]{{0,8}}(?:{UNITS}|人|者|[员生])(?:$|[,，;；。\)]|占|给予|予以|取消|才|方|[要应须均都可进将年])"
)
_RATE_BEFORE = lazy_pattern(r"[率度面例重数次额分](?:[要应须]|均|都|连续[^，,]{1,4})?$")
"""What a number before 的 is of, so that both together tell some units from the others: 完成率低于80%的镇."""
_ONE_FOR_EACH = lazy_pattern(rf"一个?(?:{UNITS})$")
_CLASS_OF_UNITS = lazy_pattern(
    r"^(?P<units>[^，,。；;各每]{0,12}(?:县|区|市|乡|镇|街道|村|社区|居)\)?)(?:均|都)?(?:要|应|须|必须|均|都)(?!求)"
)
"""县(区)要建设一所: each of them, without 各."""
_PLACES = frozenset({"所", "处", "家", "座"})
_MEASURED = lazy_pattern(r"\.\d{2}")
_SHARED = frozenset({"", "、", "和", "与", "及", "或"})
_COUNTED_BEFORE = lazy_pattern("(?:人次|人数|次数|户数|总数|数量|总量|规模)[要应须均都将]?$")
"""What is counted stands before its number: 参与人次突破1万."""
_TO_REACH = ("达", "突破", "超过", "不低于", "不少于", "不超过", "至少")
_YEARS_OF_SCHOOL = lazy_pattern("受?教育年限(?:要|应)?$")
_ALL_DONE = lazy_pattern("(?:达标|合格|建成|完成|覆盖|挂牌|开放|建立|创建|参[训与加])[^，,。；;]{0,12}$")
_WEIGHT = lazy_pattern("权重|分值")
_COMPOUND = {
    "部": ("门", "分", "委"),
    "人": ("员", "均", "才"),
    "家": ("庭",),
    "名": ("录", "单"),
    "期": ("间", "末"),
    "次": ("数",),
}


def is_number_to_reach(quantity: Quantity, before: str, after: str, shared: str) -> bool:
    """Whether a number may be one to reach: a per cent, a bound, one for each, or a total that something makes.

    `before` and `after` are the rest of its clause; `shared` is what stands before that in the same sentence, whose
    verb it has where its own clause is only a thing and its number (社区5个).
    """
    noun = quantity.noun
    if noun is None:
        if _STRICTLY.match(quantity.text) and _WORD.match(after) and not NEVER_REACHED.match(after):
            return True
        return _COUNTED_BEFORE.search(before) is not None and quantity.text.startswith(_TO_REACH)
    if is_unreachable(noun) or (ARTICLE.match(quantity.text) and not is_known(noun)):
        return False
    if noun == "年" and _YEARS_OF_SCHOOL.search(before):
        return True
    if noun in _NO_COUNT or _AGE.match(after) or after.startswith(_COMPOUND.get(noun, "\n")):
        return False
    if _CONDITION.match(after):
        return False
    if noun in ("%", "个百分点"):
        return _is_share_to_reach(quantity, before, after)
    if _QUALIFIED.search(before) or (noun == "元" and _MONEY_GIVEN.search(before)):
        return False
    is_loose = quantity.text.startswith(("近", "约")) or "余" in quantity.text or "多" in quantity.text
    is_bounded = bounded(quantity, before) is not TargetRelation.REACH or quantity.text.startswith("达")
    if (
        (is_bounded and not is_loose)
        or A_HEAD.search(before)
        or HEADS.search(before)
        or quantity.text.endswith(("/人", "/户"))
    ):
        return True
    if noun in _BOUNDED_ONLY:
        return False
    return _is_made(quantity, before, after, shared)


def is_condition(quantity: Quantity, before: str, rest: str) -> bool:
    """Whether a number only says who is meant, of some to whom something happens: 完成率低于80%的镇，通报批评.

    `rest` is what stands behind it in its sentence.
    """
    if _MISSED.search(before) or (_OF_THOSE.match(rest) and _RATE_BEFORE.search(before)):
        return True
    return _SHORT_OF.match(quantity.text) is not None and _FOLLOWS.search(rest) is not None


def _is_share_to_reach(quantity: Quantity, before: str, after: str) -> bool:
    """Neither a weight (组织领导(20%)) nor one that was measured (达标率为33.33%)."""
    if quantity.noun == "个百分点":
        return _INCREASE.search(before) is not None
    is_weight = (before.endswith("(") and after.startswith(")")) or _WEIGHT.search(before)
    is_exact = quantity.low == quantity.high and _MEASURED.search(quantity.text) is not None
    return not is_weight and not is_exact


def each_of(before: str, noun: str | None) -> str | None:
    """Which units have to reach a number each by itself: 每个乡镇, 一个社区, 县(区); None where it is one for all."""
    if (scope := scope_of(before)) is not None:
        return scope
    if match := _ONE_FOR_EACH.search(before):
        return match[0]
    match = _CLASS_OF_UNITS.match(before) if noun in _PLACES else None
    return match["units"] if match else None


def _is_made(quantity: Quantity, before: str, after: str, shared: str) -> bool:
    """Whether a number without a bound is one that each has to have, that comes back, or that something makes."""
    if each_of(before, quantity.noun) is not None:
        return not _ABSTRACT.match(after)
    recurs = REPEATED.search(before) is not None
    if ARTICLE.match(quantity.text):
        return recurs and quantity.noun in ("次", "场", "期")
    is_in_words = _CHINESE.fullmatch(quantity.text.removesuffix(quantity.noun or "")) is not None
    if quantity.noun in _THINGS and (_ABSTRACT if is_in_words else _NO_THING).match(after):
        return False
    if recurs:
        return True
    if before.endswith("全部") and _ALL_DONE.search(after):
        return True
    if _GROUPED.search(before) and not MAKING.search(before):
        return False
    is_thing_only = not after.strip("()") or before in _SHARED or after[:1] in "、(和与及"
    return MAKING.search(before) is not None or (is_thing_only and MAKING.search(shared) is not None)
