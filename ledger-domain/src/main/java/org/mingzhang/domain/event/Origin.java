package org.mingzhang.domain.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an imported event comes from: a row of a workbook. From here an auditor walks to the cell.
 *
 * @param workbook SM3 of the workbook's bytes, hex
 * @param sheet the sheet's name
 * @param row the row's number in the sheet, from 1
 * @param by who acted then, as the row says; null where the rows are decided now, by whoever signs the import
 * @param registeredAt 原登记时间 in the programme's zone, {@code yyyy-mm-ddThh:mm}: when an older system took it, where the
 *     row says so
 * @param breaches names of the {@code RejectionCode}s under which the live path would have refused it
 * @param also cells that no field of the event holds, by column, such as 备注: nothing that a row says is lost; in the first
 *     event of each thing that it says, null where there are none
 */
public record Origin(
        String workbook,
        String sheet,
        int row,
        @Nullable By by,
        @Nullable String registeredAt,
        List<String> breaches,
        @Nullable SortedMap<String, String> also) {
    public Origin {
        breaches = List.copyOf(breaches);
        also = also == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(also));
    }

    /**
     * Who acted, in the words of old records: a person is known by organisation and name.
     *
     * @param role the post in which it was done, one of {@code Role}'s names
     * @param org the organisation's name, or credit code where it applies itself; null where the row names none
     * @param name null where the row names nobody
     */
    public record By(
            String role, @Nullable String org, @Nullable String name) {
        /** As states see it: somebody unnamed has the empty id, and is the same as nobody. */
        public ActorRef actor(ActorRef signer) {
            String id = name == null ? "" : (org == null ? "" : org) + "/" + name;
            return new ActorRef(id, org == null ? "" : org, role, signer.keyId());
        }
    }
}
