package org.mingzhang.app.trail;

import java.util.List;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.stereotype.Component;

/** What has become of keys since they signed: an ended key takes nothing from what it signed before. */
@Component("keysThen")
public final class KeysThen {
    private final ActorDirectory directory;

    KeysThen(LedgerStore store) {
        this.directory = new ActorDirectory(store.log());
    }

    /** Words beside a signature at a position; empty where the key still signs, or nobody knows it. */
    public String words(String actor, String keyId, long position) {
        try {
            Person person = directory.find(actor).orElse(null);
            for (HeldKey key : person == null ? List.<HeldKey>of() : person.keys()) {
                Long ended = key.revokedAt();
                if (key.keyId().equals(keyId) && ended != null && ended > position) {
                    return "当时有效的密钥，后于序号 " + ended + " 停用";
                }
            }
            return "";
        } catch (BrokenSeal altered) {
            return "";
        }
    }
}
