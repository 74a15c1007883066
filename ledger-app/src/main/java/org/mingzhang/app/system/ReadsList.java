package org.mingzhang.app.system;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.RecordedReads;
import org.mingzhang.app.access.RecordedReads.Line;
import org.mingzhang.app.access.RecordedReads.Page;
import org.mingzhang.app.access.RecordedReads.Question;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.view.register.Registers;
import org.springframework.stereotype.Component;

/** Finds what was read and taken away, by who, when and what, for the page and for the file of it. */
@Component
final class ReadsList {
    private static final String REGISTER = "台账：";

    /** By what its sentence begins or has in it; what is no register. */
    private static final Map<String, String> OTHERS = Map.of(
            "导入的工作簿", "导入的工作簿“",
            "申报材料", "的材料“",
            "变更收款账户的文件", "变更收款账户的文件“",
            "查阅与导出记录", "查阅与导出记录（");

    private static final String PERSONAL = "个人信息";

    private final RecordedReads reads;
    private final ActorDirectory directory;
    private final LedgerIdentity identity;

    ReadsList(RecordedReads reads, LedgerStore store, LedgerIdentity identity) {
        this.reads = reads;
        this.directory = new ActorDirectory(store.log());
        this.identity = identity;
    }

    /**
     * What is asked for, as it stands in the address.
     *
     * @param of what was read, as {@link #choices} calls it; empty for anything
     * @param from the first day; null for all
     */
    record Wish(
            String who, String kind, String of, @Nullable LocalDate from, String until) {
        /** In words, as it is recorded when somebody takes the list away. */
        String inWords() {
            List<String> said = new ArrayList<>();
            add(said, "谁", who);
            add(said, "类别", kind.isEmpty() ? "" : ReadsList.kind(kind).chinese());
            add(said, "内容", of);
            add(said, "自", from == null ? "" : from.toString());
            add(said, "至", until);
            return said.isEmpty() ? "全部" : String.join("、", said);
        }

        private static void add(List<String> said, String name, String value) {
            if (!value.isEmpty()) {
                said.add(name + " " + value);
            }
        }
    }

    /**
     * A line with the reader's name.
     *
     * @param reader null where nobody of that id was registered, as for a program
     * @param words null where what is stored is not what was sealed
     */
    public record Row(
            Line line, @Nullable Person reader, @Nullable ReadWords words) {
        /** Who it was, in words. */
        public String who() {
            RecordsAccessed accessed = line.accessed();
            if (accessed == null) {
                return "—";
            }
            return reader == null
                    ? accessed.reader()
                    : reader.name() + "（" + accessed.reader() + "，" + reader.orgName() + "）";
        }
    }

    /**
     * Some of them, newest first.
     *
     * @param nobody whether several people are called as was asked for
     */
    record Found(List<Row> rows, @Nullable Long further, boolean nobody) {}

    Found find(SignedIn me, Wish wish, @Nullable Long before, int atMost) {
        Optional<String> reader = wish.who.isEmpty() ? Optional.empty() : reader(wish.who);
        if (!wish.who.isEmpty() && reader.isEmpty()) {
            return new Found(List.of(), null, true);
        }
        Access kind = wish.of.equals(PERSONAL) ? Access.PERSONAL : wish.kind.isEmpty() ? null : kind(wish.kind);
        Page page = reads.page(
                new Question(
                        reader.orElse(null),
                        kind,
                        me.post().county(),
                        wish.from,
                        day("/until", wish.until),
                        sentence(wish.of)),
                identity.zone(),
                before,
                atMost);
        Map<String, Optional<Person>> people = new HashMap<>();
        return new Found(page.lines().stream().map(line -> row(line, people)).toList(), page.further(), false);
    }

    private Row row(Line line, Map<String, Optional<Person>> people) {
        RecordsAccessed accessed = line.accessed();
        return accessed == null
                ? new Row(line, null, null)
                : new Row(
                        line,
                        people.computeIfAbsent(accessed.reader(), directory::find)
                                .orElse(null),
                        ReadWords.of(accessed.what()));
    }

    /** What may be asked for: registers by their names, and the rest. */
    static List<String> choices(@Nullable Chosen chosen) {
        List<String> choices = new ArrayList<>();
        if (chosen != null) {
            Registers.of(chosen.pack()).forEach(register -> choices.add(REGISTER + register.title()));
        }
        choices.add(PERSONAL);
        OTHERS.keySet().stream().sorted().forEach(choices::add);
        return choices;
    }

    private static @Nullable String sentence(String of) {
        if (of.isEmpty() || of.equals(PERSONAL)) {
            return null;
        }
        if (of.startsWith(REGISTER) && of.length() > REGISTER.length()) {
            return of.substring(REGISTER.length()) + "台账（";
        }
        String known = OTHERS.get(of);
        if (known == null) {
            throw new InvalidDocument(List.of(new Problem("/of", of, "没有这一项")));
        }
        return known;
    }

    static @Nullable LocalDate day(String place, String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidDocument(List.of(new Problem(place, text, "应为日期，如 2026-03-31")));
        }
    }

    private static Access kind(String name) {
        return Arrays.stream(Access.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidDocument(List.of(new Problem("/kind", name, "没有这一类"))));
    }

    /** By id, or by a name that one person only has; a program by the name under which it came. */
    private Optional<String> reader(String wanted) {
        List<String> named = directory.all().stream()
                .filter(person -> person.actor().equals(wanted) || person.name().equals(wanted))
                .map(Person::actor)
                .toList();
        return named.size() > 1
                ? named.stream().filter(wanted::equals).findFirst()
                : Optional.of(named.isEmpty() ? wanted : named.getFirst());
    }
}
