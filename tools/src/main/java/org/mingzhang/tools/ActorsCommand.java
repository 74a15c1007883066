package org.mingzhang.tools;

import java.util.stream.Collectors;
import org.mingzhang.tools.ActorDirectory.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who people are. Registering them and changing their posts are signed commands: `do actor.register` and the like. */
@Command(
        name = "actors",
        mixinStandardHelpOptions = true,
        description = "Shows a person's organisation, posts and keys.")
final class ActorsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "ACTOR")
    private String actor = "";

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            Person person = new ActorDirectory(opened.store()).require(actor);
            output.print(person, out -> {
                out.println(person.name() + "（" + person.actor() + "），" + person.orgName() + "（" + person.org() + "）");
                out.println("岗位："
                        + person.posts().stream()
                                .map(post -> post.role().chinese() + (post.county() == null ? "" : "·" + post.county()))
                                .collect(Collectors.joining("、")));
                person.keys().forEach(key -> out.println("密钥：" + key.keyId() + (key.revoked() ? "（已停用）" : "")));
            });
        }
    }
}
