package org.mingzhang.domain.money;

/**
 * Amounts in capital figures (大写金额), as vouchers bear them beside the digits, so that no stroke makes more of them.
 *
 * <p>Written by the rules of 《支付结算办法》 (银发〔1997〕393号), annex 正确填写票据和结算凭证的基本规定: zeros between figures become one 零,
 * 整 ends what has no 分. Where the rules leave it open, 零 stands for a missing 角 and not before a full group of four figures.
 */
final class CapitalFigures {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final long GROUP = 10_000;
    private static final long WAN_GROUPS = GROUP * GROUP;

    private CapitalFigures() {}

    static String of(Fen amount) {
        long fen = Math.abs(amount.value());
        return (amount.isNegative() ? "负" : "") + yuan(fen / 100) + rest(fen / 100, (int) (fen % 100));
    }

    private static String yuan(long yuan) {
        return yuan == 0 ? "" : whole(yuan) + "元";
    }

    /** 角 and 分. */
    private static String rest(long yuan, int fen) {
        int jiao = fen / 10;
        int last = fen % 10;
        if (fen == 0) {
            return yuan == 0 ? "零元整" : "整";
        }
        String tenths = jiao > 0 ? digit(jiao) + "角" : yuan > 0 ? "零" : "";
        return tenths + (last > 0 ? digit(last) + "分" : "整");
    }

    /** A whole number above zero: groups of four figures, with 亿 above eight. */
    private static String whole(long number) {
        if (number >= WAN_GROUPS) {
            return whole(number / WAN_GROUPS) + "亿" + below(number % WAN_GROUPS, WAN_GROUPS);
        }
        return number >= GROUP
                ? group((int) (number / GROUP)) + "万" + below(number % GROUP, GROUP)
                : group((int) number);
    }

    /** What stands below a unit: with 零 before it where its first place is empty. */
    private static String below(long number, long unit) {
        if (number == 0) {
            return "";
        }
        return (number < unit / 10 ? "零" : "") + whole(number);
    }

    /** Up to four figures. */
    private static String group(int number) {
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
            int figure = number / unit % 10;
            if (figure == 0) {
                gap = !out.isEmpty();
                continue;
            }
            out.append(gap ? "零" : "").append(digit(figure)).append(PLACES[place]);
            gap = false;
        }
        return out.toString();
    }

    private static String digit(int figure) {
        return DIGITS.substring(figure, figure + 1);
    }
}
