package org.mingzhang.tools;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;

/** Who can sign as what in a demo: everybody registered whose key file lies in the home. */
record DemoKeys(Path folder, List<Person> people, PolicyPack pack) {
    /** How many of a post are listed for people; JSON has all. */
    private static final int MOST_OF_A_POST = 3;

    DemoKeys {
        people = people.stream()
                .filter(person -> Files.isRegularFile(folder.resolve(person.actor() + ".p12")))
                .toList();
    }

    private Path file(Person person) {
        return folder.resolve(person.actor() + ".p12");
    }

    Map<String, Object> document() {
        List<Map<String, Object>> actors = new ArrayList<>();
        for (Person person : people) {
            for (Post post : person.posts()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("id", person.actor());
                row.put("name", person.name());
                row.put("role", post.role().name());
                row.put("roleName", post.role().chinese());
                if (post.county() != null) {
                    row.put("county", post.county());
                }
                row.put("organisation", person.orgName());
                row.put("keyFile", file(person).toString());
                actors.add(row);
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", folder.toString());
        document.put("passphrase", DemoPort.PASSPHRASE);
        document.put("actors", actors);
        return document;
    }

    void print(PrintWriter out) {
        out.println("可以以谁的身份登录控制台、签名（均为示例人员；账号即经办人，登录口令和密钥口令均为 " + DemoPort.PASSPHRASE + "，密钥文件是 经办人.p12）");
        out.println("密钥目录：" + folder);
        Table table = new Table(Column.text("岗位"), Column.text("单位"), Column.text("经办人"), Column.text("姓名"));
        for (Role role : Role.values()) {
            List<Person> holders =
                    people.stream().filter(person -> holds(person, role)).toList();
            holders.stream()
                    .limit(MOST_OF_A_POST)
                    .forEach(person -> table.row(
                            role.chinese() + county(person, role), person.orgName(), person.actor(), person.name()));
            if (holders.size() > MOST_OF_A_POST) {
                table.row(
                        role.chinese(),
                        String.format("另有 %,d 人", holders.size() - MOST_OF_A_POST),
                        "见 ./ledger actors",
                        "");
            }
        }
        table.print(out);
    }

    private static boolean holds(Person person, Role role) {
        return person.posts().stream().anyMatch(post -> post.role() == role);
    }

    private String county(Person person, Role role) {
        return person.posts().stream()
                .filter(post -> post.role() == role && post.county() != null)
                .map(post -> "·"
                        + pack.county(String.valueOf(post.county()))
                                .map(County::name)
                                .orElse(post.county()))
                .distinct()
                .collect(Collectors.joining());
    }
}
