package org.mingzhang.domain.policy;

import java.util.Arrays;
import java.util.Optional;

/** 合同明细的类别: what kind of thing a contract buys. */
public enum ItemCategory {
    SOFTWARE("软件"),
    CLOUD("云服务"),
    SERVICE("实施"),
    EQUIPMENT("采集设备"),
    OTHER("其他");

    private final String chinese;

    ItemCategory(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** The category with this name; nothing where there is none. */
    public static Optional<ItemCategory> named(String chinese) {
        return Arrays.stream(values())
                .filter(category -> category.chinese.equals(chinese))
                .findFirst();
    }
}
