package org.mingzhang.app.signing;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandField.Choice;
import org.mingzhang.app.catalogue.FieldKind;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.view.budget.BudgetQueries.Named;

/** Lets people choose by name what the pack in force numbers: nobody knows its ids by heart. */
final class PackChoices {
    private static final Set<String> PAPERS = Set.of("材料", "材料种类");
    private static final String PROOF = "文件种类";

    /** What an explanation says first of an id, which nobody types who chooses by name. */
    private static final Pattern WHAT_IS_CHOSEN_BY_NAME = Pattern.compile("^的?(编号|代码)(或名称)?([；，]|$)");

    private final @Nullable PolicyPack pack;
    private final List<Named> programmes;

    /**
     * The choices of a pack.
     *
     * @param pack null where no programme is chosen; then all but programmes is typed
     * @param programmes that there are
     */
    PackChoices(@Nullable PolicyPack pack, List<Named> programmes) {
        this.pack = pack;
        this.programmes = List.copyOf(programmes);
    }

    /** The same for a command that says of which programme it is: another programme's pack would misname what is in it. */
    PackChoices within(String programme, @Nullable String chosen) {
        return programme.isEmpty() || programme.equals(chosen) ? this : new PackChoices(null, programmes);
    }

    /** What the notice or the pack calls the papers of a direction, where a field asks for one; of all where none is chosen. */
    List<String> suggested(CommandField field, String direction) {
        if (field.label().equals(PROOF)) {
            return List.of("银行回单", "国库凭证");
        }
        if (pack == null || !PAPERS.contains(field.label())) {
            return List.of();
        }
        return pack.directions().stream()
                .filter(one -> direction.isBlank() || one.id().equals(direction.strip()))
                .flatMap(one -> one.documents().stream())
                .map(ChecklistDocument::name)
                .distinct()
                .toList();
    }

    /** The field as it is offered; one that holds what the pack in force does not have stays one to type in. */
    CommandField offered(CommandField field, String typed) {
        if (field.kind() != FieldKind.TEXT) {
            return field;
        }
        List<Choice> choices =
                switch (field.label()) {
                    case "试点专项", "试点专项编号", "计作验收的试点专项" ->
                        of(programmes, one -> new Choice(one.programme(), one.name()));
                    default -> pack == null ? List.of() : ofPack(field, pack);
                };
        boolean known = typed.isBlank()
                || choices.stream().anyMatch(choice -> choice.value().equals(typed.strip()));
        return choices.isEmpty() || !known
                ? field
                : new CommandField(
                        field.name(),
                        field.label(),
                        WHAT_IS_CHOSEN_BY_NAME.matcher(field.explanation()).replaceFirst(""),
                        FieldKind.CHOICE,
                        field.required(),
                        choices,
                        field.fields(),
                        false,
                        "");
    }

    private static List<Choice> ofPack(CommandField field, PolicyPack pack) {
        return switch (field.label()) {
            case "环节编号", "专家评审环节的编号" -> of(pack.stages(), stage -> new Choice(stage.id(), stage.name()));
            case "支持方向", "限定支持方向" -> of(pack.directions(), direction -> new Choice(direction.id(), direction.name()));
            case "批次编号", "申报的批次" ->
                of(pack.batches(), batch -> new Choice(Integer.toString(batch.number()), batch.name()));
            case "所凭荣誉称号" -> of(pack.honours(), honour -> new Choice(honour.id(), honour.name()));
            case "县（市、区）代码", "所在县（市、区）代码", "限定县（市、区）", "县（市、区）代码或名称" ->
                of(pack.counties(), county -> new Choice(county.code(), county.name()));
            case "资金来源", "资金来源编号" -> of(pack.sources(), source -> new Choice(source.id(), source.name()));
            case "科目编号", "调出的科目", "调入的科目" -> of(pack.lines(), line -> new Choice(line.id(), line.name()));
            case "行业编号" -> of(pack.industries(), industry -> new Choice(industry.id(), industry.name()));
            case "参考数据" -> of(pack.figures(), figure -> new Choice(figure.id(), figure.name()));
            case "绩效目标的编号" -> of(pack.targets(), target -> new Choice(target.id(), target.name()));
            case "政策参数的编号" -> of(pack.parameters(), parameter -> new Choice(parameter.id(), parameter.name()));
            case "检查事项" -> of(List.of(Matter.values()), matter -> new Choice(matter.chinese(), matter.chinese()));
            default -> List.of();
        };
    }

    private static <T> List<Choice> of(List<T> things, Function<T, Choice> choice) {
        return things.stream().map(choice).toList();
    }
}
