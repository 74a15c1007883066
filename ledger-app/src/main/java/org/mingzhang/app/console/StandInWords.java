package org.mingzhang.app.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.ActorDirectory.StandIn;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.stereotype.Component;

/** Who stands in for whom, as pages say it: beside a post 代张三（至 2026-12-05）, and to who is on leave. */
@Component("standIns")
public final class StandInWords {
    private final ActorDirectory directory;
    private final Words words;

    StandInWords(LedgerStore store, Words words) {
        this.directory = new ActorDirectory(store.log());
        this.words = words;
    }

    /** A post in the person's hands, and for whom and how long where it is not their own. */
    public String post(SignedIn me, Post post, @Nullable Chosen chosen) {
        StandIn standIn = me.person().standIn(post);
        String named = words.post(post, chosen);
        return standIn == null ? named : named + "，代" + name(standIn.other()) + "（至 " + words.day(standIn.to()) + "）";
    }

    /** What somebody on leave is told about each of their posts today. */
    public List<String> covered(SignedIn me, @Nullable Chosen chosen) {
        return me.person().covered().stream()
                .map(one -> "您的" + words.post(one.post(), chosen) + "岗位由" + name(one.other()) + "代理至 "
                        + words.day(one.to()) + "。岗位仍是您的；要提前结束代理，请找管理员。")
                .toList();
    }

    /** A person's name; the id where it cannot be told. */
    public String name(String actor) {
        try {
            return directory.find(actor).map(Person::name).orElse(actor);
        } catch (BrokenSeal altered) {
            return actor;
        }
    }
}
