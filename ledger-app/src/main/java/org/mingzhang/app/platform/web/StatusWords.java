package org.mingzhang.app.platform.web;

import java.util.Map;

/**
 * What an answer without anybody's own words says, by its status: in Chinese, and nothing of the program's insides.
 *
 * @param title what it is
 * @param detail what to do about it
 */
public record StatusWords(String title, String detail) {
    private static final StatusWords REQUEST = new StatusWords("请求不合要求", "地址或内容的写法不对，没有办理");
    private static final StatusWords FAULT =
            new StatusWords("出了故障", "没有做完。正在签名、导入的，不能断定有没有记账：请先到来龙去脉里看，没有的再办；一直如此，请告知系统管理员");

    private static final Map<Integer, StatusWords> WORDS = Map.of(
            401, new StatusWords("没有登录", "请先登录，或带上有效的令牌"),
            403, new StatusWords("无权打开", "现在的岗位不能打开；有几个岗位的，请换一个岗位再试"),
            404, new StatusWords("没有这个地址", "地址不对，或要看的内容不在您的数据范围之内"),
            405, new StatusWords("这个地址不能这样访问", "请从页面上的按钮或链接办理"),
            406, new StatusWords("没有所要的类型", "这个地址不以请求中 Accept 所要的类型答复"),
            411, new StatusWords("没有写明内容的长度", "请写明内容的长度（Content-Length）"),
            413, new StatusWords("内容太大", "内容或文件超过了上限，没有办理"),
            414, new StatusWords("地址太长", "请缩短地址"),
            415, new StatusWords("内容的类型不对", "请求中 Content-Type 写的类型，这个地址不接受"),
            503, new StatusWords("现在不能办理", "请稍后再试；一直如此，请告知系统管理员"));

    /** What is said of a status. */
    public static StatusWords of(int status) {
        return WORDS.getOrDefault(status, status >= 400 && status < 500 ? REQUEST : FAULT);
    }
}
