package org.mingzhang.domain.officiallist;

import java.util.Collection;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a list says, as one value: SM3 over canonical JSON, docs/lists.md. A row's digest covers who, what for and how much, and
 * neither list nor number, so that the same row has the same digest on every list; a list's digest covers everything it says.
 */
public final class ListDigest {
    static final String SCHEMA = "mingzhang.list/1";
    private static final String ROW_SCHEMA = "mingzhang.list-row/1";

    private ListDigest() {}

    /** The digest of a row: programme, application, direction, organisation, amount. */
    public static Hash row(String programme, ListItemEntered item) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("schema", ROW_SCHEMA);
        out.put("programme", programme);
        if (item.application() != null) {
            out.put("application", item.application());
        }
        if (item.direction() != null) {
            out.put("direction", item.direction());
        }
        if (item.enterprise() != null) {
            out.put("enterprise", item.enterprise());
        }
        if (item.amountFen() != null) {
            out.put("amountFen", item.amountFen().value());
        }
        return Suite.SM3.hash(CanonicalJson.write(out));
    }

    /**
     * The digest of a list.
     *
     * @param id its number
     * @param items in the order of their numbers
     */
    public static Hash of(String id, ListIssued issued, Collection<ListItemEntered> items) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("schema", SCHEMA);
        out.put("list", id);
        out.set("issued", RecordMapper.toJson(issued));
        ArrayNode rows = out.putArray("rows");
        for (ListItemEntered item : items) {
            ObjectNode row = rows.addObject();
            row.put("number", item.number());
            row.put("sm3", row(issued.programme(), item).toString());
            if (item.payee() != null) {
                row.set("payee", RecordMapper.toJson(item.payee()));
            }
        }
        return Suite.SM3.hash(CanonicalJson.write(out));
    }
}
