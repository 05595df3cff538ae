"""The words of headings over what is personal, whatever the document: names, telephones, who signs. Never kept."""

PERSONAL = (
    "姓名|联系人|联系方式|联络员|联络方式|电话|电话号码|手机|手机号码?|邮箱|邮件|微信|身份证号?码?|组长|领导|签[字名]"
    "|填表人|填报人|经办人|审核人|包保人|挂钩人"
)
"""The ends of such headings, as the alternatives of a pattern."""
