"""Persons in cells that are kept: telephone numbers, identity cards, mail and names are taken out of what is read.

村委会（联系人王某 13800000000） is kept as 村委会（联系人…）. A name is known by what stands beside it: 联系人 or 主讲
before it, 老师 or a telephone number behind it. A name alone looks like any other word, and stays.
"""

from functools import lru_cache

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.records import HIDDEN_NUMBER, HIDDEN_WORDS
from cedu_targets.recognition.no_data import says_no_data

_HAN = "\u4e00-\u9fff"
_SURNAME = (
    "(?:欧阳|司徒|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施樊葛殷鲁翟倪聂焦冉卫褚尤章昌苗"
    "凤花俞柳鲍费岑滕毕齐伍卜穆萧祁詹柴瞿游辛管祝左涂裴甘包柯阮卓桂骆蒲解娄戚喻柏窦云])"
)
_NAME = f"{_SURNAME}[{_HAN}]{{1,2}}"
_ROLE = (
    "(?:联系人|联络人|联络员|主讲人?|主讲教师|主讲老师|授课人|授课教师|授课老师|授课|任课教师|任课老师|教师|讲师|老师|负责人|填表人|填报人|经办人|审核人"
    "|辅导员|姓名|签字|签名)"
)
_NUMBER_OF = "(?:联系电话|联系方式|电话|手机|手机号码?|座机|微信号?|QQ号?|邮箱|身份证号?码?)"
_STARTS = r"(?:(?<![^(（\[【,，;；、。\s])|由)"
_REST = r"[^()（）\[\]【】,，;；。\n…]{1,60}"
"""To the end of the bracket or clause."""
_TELEPHONE = (
    r"(?:(?:\+?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}|1[3-9]\d\d[ \-]\d{3}[ \-]\d{4}"
    r"|[(（]?0\d{2,3}(?:[)）]|[ \-—]|)\d{7,8}|\d{11,24}[Xx]?)(?!\d)"
)
_PERSONS = lazy_pattern(
    rf"(?P<role>{_ROLE}(?:及?(?:联系)?电话)?\s?[:：]\s?|{_NUMBER_OF}\s?(?:[:：]\s?|(?=[\d(（]))"
    rf"|{_STARTS}{_ROLE}\s?(?={_NAME}(?:(?![{_HAN}])|电话|手机|老师|教授|同志|等))){_REST}"
    rf"|{_STARTS}(?:{_NAME}(?=老师|主讲|授课)|{_SURNAME}(?=老师))"
    rf"|(?:{_NAME}(?<![村社区镇乡会校站组路号楼室院心队所])\s?[:：]?\s?)?(?<!\d){_TELEPHONE}"
    r"|(?<![A-Za-z0-9._+\-])[A-Za-z0-9._+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,3}"
)
_MAY_NAME = lazy_pattern(r"\d{4}|[@:：]|人|主讲|老师|教师|授课|讲师|员|签")
_SAYS_NUMBER = lazy_pattern(
    r"\d|[零〇一二两三四五六七八九十百千万几][零〇一二两三四五六七八九十百千万来余多几人名位个课学小时节次天日月号]|[约近超半][一二两三四五六七八九十百]"
)
_SAYS_TIME = lazy_pattern(r"[上中下]旬|[月年][初中底末]|星期|周末|每周")


@lru_cache(maxsize=4096)
def without_persons(text: str) -> str:
    """The text with … in the place of each name, number and address that belongs to a person."""
    if len(text) < 2 or not _MAY_NAME.search(text):
        return text
    return _PERSONS.sub(lambda match: f"{(match['role'] or '').rstrip()}{HIDDEN_WORDS}", text)


def number_shown(text: str) -> str:
    """What may be told of a cell that should hold a number: in a row that has shifted it may be somebody's name."""
    kept = without_persons(text)
    if _SAYS_NUMBER.search(kept) or (kept == text and says_no_data(text)):
        return kept
    return HIDDEN_NUMBER if any(map(str.isdigit, text)) else HIDDEN_WORDS


def day_shown(text: str) -> str:
    """The same of a cell that should hold a day."""
    kept = without_persons(text)
    return kept if not kept or _SAYS_NUMBER.search(kept) or _SAYS_TIME.search(kept) else HIDDEN_WORDS
