package org.mingzhang.app.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.scope.Scope;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What other parameter values would cost; records nothing. */
@ConsolePage
class WhatIfPages {
    private static final int LINES = 4;

    private final LedgerViews views;
    private final WhatIfDesk desk;

    WhatIfPages(LedgerViews views, WhatIfDesk desk) {
        this.views = views;
        this.desk = desk;
    }

    /** A parameter to choose from, with its value in force. */
    public record Named(String id, String name, @Nullable String value, List<String> options) {}

    /** Parameters that belong together; what limits an award comes first, since that is what is tried most. */
    public record NamedGroup(String name, List<Named> parameters) {}

    static List<NamedGroup> groups(PolicyPack pack, List<Named> parameters) {
        Map<String, List<Named>> groups = new TreeMap<>();
        for (Named one : parameters) {
            groups.computeIfAbsent(group(pack, one.id), none -> new ArrayList<>())
                    .add(one);
        }
        return groups.entrySet().stream()
                .map(group -> new NamedGroup(group.getKey().substring(1), group.getValue()))
                .toList();
    }

    /** By a digit first, which is the order and is not shown. */
    private static String group(PolicyPack pack, String id) {
        Parameter parameter = pack.parameters().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return switch (parameter.type()) {
            case AMOUNT -> "1最高补助与金额";
            case DATE -> "4日期";
            case TEXT -> "2口径与处理办法";
            default -> "3期限、比例与次数";
        };
    }

    /** A line of the form. */
    public record Typed(String parameter, String value) {}

    /** A choice with its tables. */
    public record Shown(String name, List<Sheet> sheets, List<String> beyond) {}

    @GetMapping("/whatif")
    String whatIf(
            @RequestParam(name = "parameter", defaultValue = "") List<String> parameters,
            @RequestParam(name = "value", defaultValue = "") List<String> values,
            @RequestParam(defaultValue = "false") boolean fromNowOn,
            Chosen chosen,
            SignedIn me,
            Model model) {
        if (!me.scope().equals(Scope.city())) {
            throw new NotFound("假设测算按全市计算，您的数据范围只是一个县（市、区）");
        }
        views.requireSealed();
        List<Typed> typed = new ArrayList<>();
        for (int i = 0; i < Math.max(parameters.size(), values.size()); i++) {
            String parameter = i < parameters.size() ? parameters.get(i).strip() : "";
            String value = i < values.size() ? values.get(i).strip() : "";
            if (!parameter.isEmpty() || !value.isEmpty()) {
                typed.add(new Typed(parameter, value));
            }
        }
        ParameterValues inForce = views.parameters().values(chosen.programme(), chosen.pack());
        model.addAttribute("title", Area.WHATIF.chinese());
        WhatIfWords words = new WhatIfWords(chosen.pack(), inForce);
        List<Named> named = chosen.pack().parameters().stream()
                .map(parameter -> new Named(
                        parameter.id(),
                        parameter.name(),
                        Optional.ofNullable(words.now(parameter))
                                .map(WhatIfWords::brief)
                                .orElse(null),
                        parameter.options().stream()
                                .map(option -> option.id() + "：" + option.meaning())
                                .toList()))
                .toList();
        model.addAttribute("parameters", named);
        model.addAttribute("groups", groups(chosen.pack(), named));
        model.addAttribute("fromNowOn", fromNowOn);
        if (!typed.isEmpty()) {
            try {
                answer(typed, fromNowOn, chosen, inForce, model);
            } catch (InvalidDocument invalid) {
                model.addAttribute("problems", invalid.problems());
            }
        }
        while (typed.size() < LINES) {
            typed.add(new Typed("", ""));
        }
        model.addAttribute("typed", typed);
        return "policy/whatif";
    }

    private void answer(List<Typed> typed, boolean fromNowOn, Chosen chosen, ParameterValues inForce, Model model) {
        List<Problem> problems = typed.stream()
                .filter(line -> line.parameter.isEmpty() || line.value.isEmpty())
                .map(line -> new Problem(line.parameter.isEmpty() ? "参数" : line.parameter, line.value, "参数和取值都要写"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        WhatIfDesk.Answer answer = desk.answer(
                chosen.programme(),
                typed.stream().map(line -> line.parameter + "=" + line.value).toList(),
                fromNowOn);
        WhatIfView view = answer.view();
        WhatIfWords words = new WhatIfWords(answer.pack(), inForce);
        WhatIfSheets sheets = new WhatIfSheets(answer.pack(), view, words);
        model.addAttribute("view", view);
        model.addAttribute("together", sheets.together());
        model.addAttribute("granted", sheets.granted());
        model.addAttribute(
                "choices",
                view.choices().stream()
                        .map(choice -> new Shown(
                                words.name(choice),
                                sheets.of(choice),
                                choice.beyond().stream()
                                        .map(WhatIfView.Beyond::text)
                                        .toList()))
                        .toList());
    }
}
