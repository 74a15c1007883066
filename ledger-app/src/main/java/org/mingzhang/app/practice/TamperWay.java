package org.mingzhang.app.practice;

/** A way in which whoever owns the database may falsify the log. */
public enum TamperWay {
    AMOUNT("改金额", "数据库的主人停用触发器，把一笔拨付的金额改成十倍，再把触发器开回去。", "账目的内容与当初封存的摘要不符，核验指出是哪一条。"),
    DELETE("删账目", "数据库的主人把一条账目整行删掉。", "序号断了，哈希树也对不上，核验指出缺的是哪一条。"),
    RESEAL(
            "盗用密钥，整本重封",
            "最坏的情形：改账的人还偷到了账本的两把签名密钥和经办人的密钥。他改金额、替经办人重签命令，再把其后的哈希树、每日树根、全部校验点重新算过、重新签名。",
            "库里的一切都前后一致，只看库内查不出来；库外保存的校验点和别人手里的回执一比就露馅。");

    private final String chinese;
    private final String what;
    private final String found;

    TamperWay(String chinese, String what, String found) {
        this.chinese = chinese;
        this.what = what;
        this.found = found;
    }

    public String chinese() {
        return chinese;
    }

    /** What such a person does. */
    public String what() {
        return what;
    }

    /** How it is found out. */
    public String found() {
        return found;
    }
}
