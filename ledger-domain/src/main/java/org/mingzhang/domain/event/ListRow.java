package org.mingzhang.domain.event;

import org.mingzhang.domain.json.RefusedValue;

/**
 * A row of an official list (名单) by which something was done.
 *
 * @param id the list's number
 * @param row 序号, the row's number within the list, from 1
 */
public record ListRow(String id, int row) {
    public ListRow {
        StreamId.requireName(id);
        if (row < 1) {
            throw new RefusedValue(row, "名单的序号从 1 起");
        }
    }

    @Override
    public String toString() {
        return id + " 第 " + row + " 行";
    }
}
