package org.mingzhang.app.workbook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The unit that a header names in brackets, such as 金额（万元）: a column is never read in another one than it says. */
final class HeaderUnit {
    private static final Pattern NAMED = Pattern.compile("\\((?:[^()]*[^()十百千万亿])?(?<unit>[十百千万亿]*[元圆]|[十百千]?[万亿])\\)");

    private HeaderUnit() {}

    /**
     * Why a column of money cannot be read as the map, or the contract, has it; null where the header agrees or names no unit.
     *
     * @param header as {@link Spelling#header} writes it
     * @param stated the unit that the map states; null where it states none and 元 is meant
     */
    static @Nullable String contradiction(String header, Column column, @Nullable MoneyUnit stated) {
        String foreign = WrittenAmount.foreign(header);
        if (foreign != null) {
            return "列名写的是外币“" + foreign + "”；账本只记人民币，请换成折合的人民币金额，或把这一列列入 ignore-columns";
        }
        Matcher named = NAMED.matcher(header);
        if (!named.find()) {
            return null;
        }
        String written = named.group("unit");
        String name = written.endsWith("万") ? written + "元" : written.replace('圆', '元');
        MoneyUnit read = stated == null ? MoneyUnit.YUAN : stated;
        Optional<MoneyUnit> unit = MoneyUnit.of(name);
        if (unit.isPresent() && unit.get() == read) {
            return null;
        }
        return "列名写的单位是“" + written + "”，这一列却按" + read.chinese() + "读取"
                + (stated == null ? "" : "（对应表写的是 unit: " + stated.chinese() + "）")
                + (unit.isEmpty()
                        ? "；请换算成元或万元，并改列名"
                        : "；请核对，并在对应表中写 units: {" + column.name() + ": " + name + "}，或改列名");
    }
}
