package org.mingzhang.tools;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.StandIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who people are. */
@Command(
        name = "actors",
        mixinStandardHelpOptions = true,
        description = "列出全部经办人及其单位、岗位和密钥，或查看一位；登记经办人，任免岗位。",
        subcommands = {ActorChanges.Register.class, ActorChanges.Grant.class, ActorChanges.Revoke.class})
final class ActorsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "ACTOR", arity = "0..1", description = "只看这一位（默认：列出全部）。")
    private @Nullable String actor;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            if (actor == null) {
                list(opened.actors().all().stream()
                        .map(person -> person.on(opened.today()))
                        .toList());
            } else {
                show(opened.acting(actor));
            }
        }
    }

    private void list(List<Person> people) {
        output.print(people, out -> {
            Table table = new Table(
                    Table.Column.text("编号"),
                    Table.Column.text("姓名"),
                    Table.Column.text("单位"),
                    Table.Column.text("岗位"),
                    Table.Column.text("密钥"));
            people.forEach(
                    person -> table.row(person.actor(), person.name(), person.orgName(), posts(person), keys(person)));
            table.print(out);
            out.println("共 " + people.size() + " 人");
        });
    }

    private void show(Person person) {
        output.print(person, out -> {
            out.println(person.name() + "（" + person.actor() + "），" + person.orgName() + "（" + person.org() + "）");
            out.println("岗位：" + posts(person));
            person.keys()
                    .forEach(key -> out.println("密钥：" + key.keyId() + "，自账目序号 " + key.since() + " 起"
                            + (key.signs() ? "" : "，至账目序号 " + key.revokedAt() + " 停用")));
            person.proposed()
                    .forEach(key -> out.println(
                            "待核定的密钥：" + key.keyId() + "，由 " + key.by() + " 于账目序号 " + key.position() + " 提出，还不能签名"));
        });
    }

    private static String posts(Person person) {
        return person.posts().isEmpty()
                ? "（无）"
                : person.posts().stream()
                        .map(post -> post.role().chinese()
                                + (post.county() == null ? "" : "·" + post.county())
                                + standIn(person.standIn(post)))
                        .collect(Collectors.joining("、"));
    }

    private static String standIn(@Nullable StandIn standIn) {
        return standIn == null ? "" : "（代 " + standIn.other() + "，至 " + standIn.to() + "）";
    }

    private static String keys(Person person) {
        long active = person.keys().stream().filter(HeldKey::signs).count();
        long ended = person.keys().size() - active;
        return (active == 0 ? "无在用" : active + " 在用") + (ended == 0 ? "" : "，" + ended + " 已停用");
    }
}
