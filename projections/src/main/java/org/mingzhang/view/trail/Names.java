package org.mingzhang.view.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Figure;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** What people call the things that events name by id, and how they write amounts and dates. */
public final class Names {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    /** Before a person's id, which may be that of an organisation, too. */
    static final String PERSON = "actor/";

    /** Before a person's id, where their organisation's name is asked for. */
    static final String ORGANISATION_OF = "organisation-of/actor/";

    private static final List<String> LEVELS = List.of("未定级", "一级", "二级", "三级", "四级");

    private final @Nullable PolicyPack pack;
    private final UnaryOperator<String> organisations;

    /**
     * Names from a pack and a register.
     *
     * @param pack null where no programme is known: ids stay as they are
     * @param organisations from credit code to name, or back the code itself
     */
    public Names(@Nullable PolicyPack pack, UnaryOperator<String> organisations) {
        this.pack = pack;
        this.organisations = organisations;
    }

    private <T> String name(String id, Function<PolicyPack, Optional<T>> find, Function<T, String> name) {
        return pack == null ? id : find.apply(pack).map(name).orElse(id);
    }

    String source(String id) {
        return name(id, p -> p.source(id), FundingSource::name);
    }

    String line(String id) {
        return name(id, p -> p.line(id), BudgetLine::name);
    }

    String direction(String id) {
        return name(id, p -> p.direction(id), Direction::name);
    }

    String batch(String id) {
        return name(id, p -> p.batch(id), Batch::name);
    }

    String county(String id) {
        return name(id, p -> p.county(id), County::name);
    }

    String honour(String id) {
        return name(id, p -> p.honour(id), Honour::name);
    }

    /** A document of a checklist; another one is called what it was called. */
    String checklistDocument(String idOrName) {
        return name(
                idOrName,
                p -> p.directions().stream()
                        .flatMap(direction -> direction.document(idOrName).stream())
                        .findFirst(),
                ChecklistDocument::name);
    }

    /** A text of an application. */
    String text(String id) {
        return name(
                id,
                p -> p.directions().stream()
                        .flatMap(direction -> direction.texts().stream())
                        .filter(text -> text.id().equals(id))
                        .findFirst(),
                TextRule::name);
    }

    /** A field of a form and what is stated in it: 案例模式 技术赋能. */
    String stated(FormValue value) {
        return name(
                value.field() + " " + value.value(),
                p -> p.forms().stream()
                        .flatMap(form -> form.field(value.field()).stream())
                        .findFirst(),
                field -> field.name() + " " + shown(field.type(), value.value()));
    }

    private static String shown(ValueType type, String value) {
        try {
            return type.read(value).display();
        } catch (IllegalArgumentException notOfItsKind) {
            return value;
        }
    }

    String stage(String id) {
        return name(id, p -> p.stage(id), Stage::name);
    }

    String parameter(String id) {
        return name(id, p -> p.parameter(id), Parameter::name);
    }

    /** A parameter's value as people read it. */
    String value(String parameter, String value) {
        return name(value, p -> p.parameter(parameter), found -> found.type()
                .read(value)
                .display());
    }

    /** What an option of a parameter means; of one without options, its value. */
    private String option(String parameter, String value) {
        return name(value, p -> p.parameter(parameter), found -> found.options().stream()
                .filter(option -> option.id().equals(value))
                .map(Parameter.Option::meaning)
                .findFirst()
                .orElseGet(() -> value(parameter, value)));
    }

    String figure(String id) {
        return name(id, p -> p.figure(id), Figure::name);
    }

    /** A reference value as people read it, with its unit. */
    String figureValue(String figure, String value) {
        return name(
                value, p -> p.figure(figure), found -> found.type().read(value).display() + found.unit());
    }

    /** What people call a fact or parameter that a calculation read. */
    String input(String name) {
        return FactName.byId(name).map(FactName::label).orElseGet(() -> parameter(name));
    }

    /** Its value as people write it: amounts in yuan, numbers with their unit, things by their names. */
    String inputValue(String name, Scalar value) {
        FactName fact = FactName.byId(name).orElse(null);
        if (fact == null) {
            return option(name, value.text());
        }
        String text =
                new PackNames(pack).apply(name, fact.type().read(value.text()).display());
        return fact.type() == ValueType.NUMBER ? text + fact.unit() : text;
    }

    /** The title of the document that a clause rests on; null for a proposal. */
    @Nullable
    String document(Clause clause) {
        SourceDocument cited = pack == null ? null : pack.document(clause);
        if (clause.isProposed()) {
            return null;
        }
        return cited == null ? clause.document() : cited.title();
    }

    /** A fact of a refusal as people call it. */
    String fact(String name, String value) {
        return switch (name) {
            case "applicant", "enterprise", "organisation", "provider", "seller", "replacement" -> organisation(value);
            default -> new PackNames(pack).apply(name, value);
        };
    }

    /** A clause of a refusal as people read it. */
    String clause(Clause clause) {
        return clause.cited(document -> fact("document", document));
    }

    String organisation(String creditCode) {
        return organisations.apply(creditCode);
    }

    /** A person by name, or by id where nobody told the name. */
    String person(String actor) {
        String named = organisations.apply(PERSON + actor);
        return named.equals(PERSON + actor) ? actor : named;
    }

    /** A person with their organisation, where it is known: 张三（某局）. */
    String personOf(String actor) {
        return person(actor)
                + organisationOf(actor).map(name -> "（" + name + "）").orElse("");
    }

    /** The name of the organisation that a person belongs to, where it is known. */
    Optional<String> organisationOf(String actor) {
        String name = organisations.apply(ORGANISATION_OF + actor);
        return name.equals(ORGANISATION_OF + actor) ? Optional.empty() : Optional.of(name);
    }

    static String level(int level) {
        return level >= 0 && level < LEVELS.size() ? LEVELS.get(level) : level + "级";
    }

    /** Which paper came with something; nothing where none did. */
    static String paper(WithPaper event) {
        KeptPaper paper = event.paper();
        return paper == null ? "" : "，随附文件“" + paper.fileName() + "”";
    }

    /** 20万元, 1亿元, 12,345.67元. */
    public static String money(Fen amount) {
        return Value.of(amount).display();
    }

    /** 上级资金20万元、市级资金5万元. */
    String shares(List<Share> shares) {
        return shares.stream()
                .map(share -> source(share.source()) + money(share.amountFen()))
                .collect(Collectors.joining("、"));
    }

    /** 2026年11月20日. */
    public static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** 2026年11月20日 09:05. */
    public static String time(Instant time, ZoneId zone) {
        return day(time.atZone(zone).toLocalDate()) + " " + MINUTES.format(time.atZone(zone));
    }

    /** 2026年11月20日 09:05:33, for papers that have to be told from each other. */
    public static String moment(Instant time, ZoneId zone) {
        return day(time.atZone(zone).toLocalDate()) + " " + SECONDS.format(time.atZone(zone));
    }

    /** 北京时间; the time of another zone by the zone's id. */
    public static String timeOf(ZoneId zone) {
        return zone.equals(BEIJING) ? "北京时间" : zone.getId() + " 时间";
    }

    /** 87.5 of 875 tenths. */
    public static String tenths(int tenths) {
        return tenths % 10 == 0 ? Integer.toString(tenths / 10) : tenths / 10 + "." + Math.abs(tenths % 10);
    }

    /** A size as a person reads it: {@code 1.9 MiB}. */
    public static String bytes(long size) {
        if (size < 1024) {
            return size + " 字节";
        }
        boolean large = size >= 1 << 20;
        long tenths = size * 10 / (large ? 1 << 20 : 1 << 10);
        return tenths / 10 + "." + tenths % 10 + (large ? " MiB" : " KiB");
    }

    /** Words in brackets after a sentence, where there are any. */
    static String note(@Nullable String words) {
        return words == null || words.isBlank() ? "" : "（" + words + "）";
    }
}
