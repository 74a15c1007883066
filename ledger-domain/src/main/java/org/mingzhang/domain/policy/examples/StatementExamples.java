package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.PictureRules;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.application.Statement;
import org.mingzhang.domain.application.StatementRules;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TextCounting;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.policy.reading.MapReader;

/** The sections {@code texts} and {@code forms}: what an application states. */
final class StatementExamples {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    private final Given given;
    private final PolicyPack pack;

    StatementExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** Whether texts are too long, by their lengths or their words. */
    Supplier<Outcome> texts(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        ParameterValues values = given.decided(one, "parameters");
        List<String> known = direction.map(Direction::texts).orElse(List.of()).stream()
                .map(TextRule::id)
                .toList();
        List<StatedText> texts = new ArrayList<>();
        one.mapIfPresent("lengths").ifPresent(lengths -> each(lengths, known)
                .forEach(id ->
                        texts.add(new StatedText(id, lengths.read(id, "应为字数，例如 200", 0, Integer::parseInt), null))));
        one.mapIfPresent("words").ifPresent(words -> each(words, known)
                .forEach(id ->
                        texts.add(new StatedText(id, TextCounting.of(values).of(words.text(id)), null))));
        Map<String, List<Picture>> pictures = new LinkedHashMap<>();
        one.mapIfPresent("images").ifPresent(images -> each(images, known)
                .forEach(id -> pictures.put(
                        id,
                        images.words(id).stream()
                                .map(size -> picture(images, id, size))
                                .toList())));
        if (!one.has("lengths") && !one.has("words") && !one.has("images")) {
            one.report(one.spot(), "lengths、words、images 都没有写", "应写明各段文字的字数 lengths、文字本身 words，或插图 images");
        }
        String expected = Given.verdict(
                one, RejectionCode.TEXT_TOO_LONG, RejectionCode.PICTURE_TOO_LARGE, RejectionCode.DOCUMENT_MISSING);
        return () -> {
            StatementRules rules = new StatementRules(pack, direction.orElseThrow(), values);
            Optional<Rejection> no = Optional.ofNullable(rules.refuseLong(new Statement(texts, List.of())));
            return new Outcome(pack)
                    .verdict(
                            pictures.isEmpty() ? "字数" : "字数和插图",
                            expected,
                            no.or(() -> refusePictures(direction.orElseThrow(), pictures))
                                    .or(() -> refuseLacking(direction.orElseThrow(), pictures)));
        };
    }

    /** A picture by its size in pixels, such as {@code 1000x800}. */
    private static Picture picture(MapReader images, String text, MapReader.Word size) {
        Matcher sides = SIZE.matcher(size.text());
        if (!sides.matches()) {
            images.report(size.spot(), MapReader.quoted(size.text()), "应为宽和高的像素数，例如 1000x800");
            return new Picture(text, 1, 1);
        }
        return new Picture(text, Integer.valueOf(sides.group(1)), Integer.valueOf(sides.group(2)));
    }

    /** One after the other, each beside those before it. */
    private static Optional<Rejection> refusePictures(Direction direction, Map<String, List<Picture>> pictures) {
        PictureRules rules = new PictureRules(direction);
        for (List<Picture> each : pictures.values()) {
            for (int before = 0; before < each.size(); before++) {
                Rejection no = rules.refuse(each.get(before), before);
                if (no != null) {
                    return Optional.of(no);
                }
            }
        }
        return Optional.empty();
    }

    /** All of them together are too few for the first stage to be passed. */
    private static Optional<Rejection> refuseLacking(Direction direction, Map<String, List<Picture>> pictures) {
        return new PictureRules(direction)
                        .lacking(pictures.keySet(), id -> Objects.requireNonNull(pictures.get(id))
                                .size())
                        .stream()
                        .findFirst()
                        .map(text -> Rejection.of(
                                RejectionCode.DOCUMENT_MISSING,
                                text.clause(),
                                Map.of(
                                        "stage",
                                        direction.stages().getFirst(),
                                        "missing",
                                        PictureRules.lacking(
                                                text,
                                                Objects.requireNonNull(pictures.get(text.id()))
                                                        .size()))));
    }

    private static List<String> each(MapReader texts, List<String> known) {
        return texts.keys().stream()
                .filter(id -> texts.known(new MapReader.Word(id, texts.spotOf(id)), known))
                .toList();
    }

    /** Whether a form is filled in as it asks, whatever its texts are; or what it asks for. */
    Supplier<Outcome> form(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        if (!one.has("fields")) {
            return asked(one, direction);
        }
        ParameterValues decided = given.decided(one, "parameters");
        MapReader fields = one.map("fields");
        Map<String, List<String>> written = new LinkedHashMap<>();
        fields.keys().forEach(id -> written.put(id, fields.texts(id)));
        String expected = Given.verdict(one, RejectionCode.FORM_INVALID);
        return () -> {
            StatementRules rules = new StatementRules(pack, direction.orElseThrow(), decided);
            List<FormValue> form = new ArrayList<>();
            written.forEach((id, values) -> values.forEach(value -> form.add(new FormValue(id, value))));
            List<StatedText> texts = direction.orElseThrow().texts().stream()
                    .map(text -> new StatedText(text.id(), 0, null))
                    .toList();
            List<FormValue> read =
                    rules.read(null, form, sm3 -> Optional.empty()).form();
            return new Outcome(pack)
                    .verdict("申报表", expected, Optional.ofNullable(rules.refuseForm(new Statement(texts, read))));
        };
    }

    /** Which fields and texts must be there, which are personal, which the ledger has already, and what may be chosen. */
    private Supplier<Outcome> asked(MapReader one, Optional<Direction> direction) {
        List<Form.Field> fields =
                direction.flatMap(pack::formOf).map(Form::fields).orElse(List.of());
        List<TextRule> texts = direction.map(Direction::texts).orElse(List.of());
        List<String> ids = fields.stream().map(Form.Field::id).toList();
        List<String> all = Stream.concat(ids.stream(), texts.stream().map(TextRule::id))
                .distinct()
                .toList();
        SortedSet<String> needs = new TreeSet<>(one.references("needs", all));
        SortedSet<String> optional = new TreeSet<>(one.references("optional", ids));
        SortedSet<String> several = new TreeSet<>(one.references("several", ids));
        SortedSet<String> personal = new TreeSet<>(one.references("personal", ids));
        SortedSet<String> carried = new TreeSet<>(one.references("carried", ids));
        Map<String, Long> most = numbers(one, "most", ids);
        Map<String, Long> atMost = numbers(one, "atMost", ids);
        Map<String, List<String>> offers = new LinkedHashMap<>();
        one.mapIfPresent("offers")
                .ifPresent(offered -> each(offered, ids).forEach(id -> offers.put(id, offered.texts(id))));
        return () -> {
            Outcome outcome = new Outcome(pack)
                    .same(
                            "必填",
                            needs,
                            named(Stream.concat(
                                    fields.stream().filter(Form.Field::needed).map(Form.Field::id),
                                    texts.stream().filter(TextRule::needed).map(TextRule::id))),
                            StatementExamples::list)
                    .same(
                            "可填",
                            optional,
                            named(fields.stream()
                                    .filter(field -> field.asked() && !field.needed())
                                    .map(Form.Field::id)),
                            StatementExamples::list)
                    .same(
                            "可填几个",
                            several,
                            named(fields.stream().filter(Form.Field::several).map(Form.Field::id)),
                            StatementExamples::list)
                    .same(
                            "个人信息，不记账",
                            personal,
                            named(fields.stream().filter(Form.Field::personal).map(Form.Field::id)),
                            StatementExamples::list)
                    .same(
                            "账本带出，不另填",
                            carried,
                            named(fields.stream()
                                    .filter(field -> !field.personal() && field.from() != null)
                                    .map(Form.Field::id)),
                            StatementExamples::list);
            outcome.same("最多几字", most, limits(fields, Form.Field::most), StatementExamples::list)
                    .same("最多几个", atMost, limits(fields, Form.Field::atMost), StatementExamples::list);
            offers.forEach((id, options) -> fields.stream()
                    .filter(field -> field.id().equals(id))
                    .forEach(field ->
                            outcome.same(field.name() + "可选", options, field.options(), StatementExamples::list)));
            return outcome;
        };
    }

    private static Map<String, Long> numbers(MapReader one, String key, List<String> ids) {
        Map<String, Long> numbers = new TreeMap<>();
        one.mapIfPresent(key).ifPresent(map -> each(map, ids).forEach(id -> numbers.put(id, Given.number(map, id))));
        return numbers;
    }

    private static Map<String, Long> limits(List<Form.Field> fields, Function<Form.Field, @Nullable Long> of) {
        Map<String, Long> limits = new TreeMap<>();
        for (Form.Field field : fields) {
            Long limit = of.apply(field);
            if (limit != null) {
                limits.put(field.id(), limit);
            }
        }
        return limits;
    }

    private static String list(Map<String, Long> limits) {
        return list(limits.entrySet().stream()
                .map(limit -> limit.getKey() + " " + limit.getValue())
                .toList());
    }

    private static SortedSet<String> named(Stream<String> ids) {
        return ids.collect(Collectors.toCollection(TreeSet::new));
    }

    private static String list(Collection<String> ids) {
        return ids.isEmpty() ? "无" : String.join("、", ids);
    }
}
