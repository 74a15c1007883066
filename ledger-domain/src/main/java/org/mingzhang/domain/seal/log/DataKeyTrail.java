package org.mingzhang.domain.seal.log;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/**
 * The keys that personal fields in the entries need, and those that lie beside the log. No event records that a key was
 * destroyed, so that one which is gone or marked as destroyed went without a trace. A key that no entry came to need does no
 * harm: it is stored before the entry that needs it.
 */
final class DataKeyTrail {
    private record Need(long position, String subject) {}

    private final Findings findings;
    private final Map<String, Need> needed = new HashMap<>();

    DataKeyTrail(Findings findings) {
        this.findings = findings;
    }

    void accept(long position, EntryHeader header, List<String> keys) {
        keys.forEach(key -> needed.putIfAbsent(key, new Need(position, header.streamType() + "/" + header.streamId())));
    }

    /** Says of each key, at the first entry that needs it, what is not as it should be. */
    void finish(Iterator<StoredDataKey> keys) {
        while (keys.hasNext()) {
            StoredDataKey key = keys.next();
            findings.count(LogStep.DATA_KEYS, 1);
            Need need = needed.remove(key.keyId());
            if (need == null) {
                continue;
            }
            if (key.destroyed()) {
                findings.add(
                        need.position,
                        Kind.DATA_KEY_MISSING,
                        "个人信息所用数据密钥 " + key.keyId() + "（" + need.subject + "）在库中标为已销毁，而账本中没有销毁记录");
            }
            if (!need.subject.equals(key.subject())) {
                findings.add(
                        need.position,
                        Kind.DATA_KEY_MISSING,
                        "个人信息所用数据密钥 " + key.keyId() + " 在库中记在 " + key.subject() + " 名下，账目属于 " + need.subject);
            }
        }
        needed.forEach((key, need) -> findings.add(
                need.position, Kind.DATA_KEY_MISSING, "个人信息所用数据密钥 " + key + "（" + need.subject + "）不在库中，而账本中没有销毁记录"));
    }
}
