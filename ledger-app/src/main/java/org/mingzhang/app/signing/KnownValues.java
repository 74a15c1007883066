package org.mingzhang.app.signing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandField.Choice;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.project.Project;
import org.mingzhang.view.scope.Scope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Fills a form from the ledger as soon as it says which case, payment or organisation it is about. Of what somebody may not see
 * nothing is filled in: the form about it is the form about nothing.
 */
@Component
class KnownValues {
    private static final String APPLICATION = "application";
    private static final String ENTERPRISE = "enterprise";
    private static final String CONTRACT = "contract";

    private static final Set<String> BY_CONTRACT = Set.of(
            "project.amend-contract",
            "project.end-contract",
            "project.register-contract-item",
            "project.register-invoice",
            "project.pay-provider");

    private static final Set<String> OF_ENTERPRISE =
            Set.of("enterprise.change-details", "enterprise.change-bank-account");

    /** What is filled in once a case is named. */
    private static final Set<String> FILLED = Stream.of(
                    BY_CONTRACT,
                    KnownMoney.COMMANDS,
                    Set.of(
                            "application.decide-stage",
                            "application.resolve-objection",
                            "project.complete-rectification"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final RecordedState recorded;
    private final LedgerViews views;
    private final PackShelf packs;
    private final KnownMoney money;

    KnownValues(RecordedState recorded, LedgerViews views, PackShelf packs) {
        this.recorded = recorded;
        this.views = views;
        this.packs = packs;
        this.money = new KnownMoney(recorded);
    }

    /** Under which field people name what the ledger then fills in more of; null where it fills in nothing, or they came with it. */
    @Nullable
    String fills(CommandEntry entry, Set<String> fixed) {
        String named =
                FILLED.contains(entry.name()) ? APPLICATION : OF_ENTERPRISE.contains(entry.name()) ? ENTERPRISE : null;
        return named == null || fixed.contains(named)
                ? null
                : entry.field(named).map(CommandField::label).orElse(null);
    }

    /** What is known of a form with what was typed into it so far. */
    KnownFields of(CommandEntry entry, Typed typed, SignedIn me) {
        String application = typed.given(APPLICATION);
        if (entry.field(APPLICATION).isPresent() && application != null && seesCase(me, application)) {
            return aboutCase(entry, typed, application);
        }
        String enterprise = typed.given(ENTERPRISE);
        if (entry.name().startsWith("enterprise.") && enterprise != null && seesParty(me, enterprise)) {
            return aboutEnterprise(entry, enterprise);
        }
        return KnownFields.NOTHING;
    }

    private boolean seesCase(SignedIn me, String application) {
        return me.scope() instanceof Scope.City
                || views.owners().cases(me.scope(), List.of(application)).contains(application);
    }

    private boolean seesParty(SignedIn me, String code) {
        return me.scope() instanceof Scope.City
                || views.owners().parties(me.scope(), List.of(code)).contains(code);
    }

    private KnownFields aboutCase(CommandEntry entry, Typed typed, String number) {
        KnownFields known = KnownFields.empty();
        Application application = recorded.application(number);
        if (!application.exists()) {
            return known;
        }
        if (entry.name().startsWith("award.")) {
            money.of(entry.name(), typed, number, application, pack(application), known);
        } else if (BY_CONTRACT.contains(entry.name())) {
            contracts(entry.name(), typed, recorded.project(number), known);
        }
        switch (entry.name()) {
            case "application.decide-stage" -> stage(application, known);
            case "application.resolve-objection" ->
                known.choose(
                        "objection",
                        application.openObjections().stream()
                                .sorted()
                                .map(id -> new Choice(id, id))
                                .toList(),
                        "条未处理的异议");
            case "project.complete-rectification" ->
                known.choose(
                        "inspection",
                        recorded.project(number).openRectifications().entrySet().stream()
                                .map(one -> new Choice(one.getKey(), one.getKey() + "，限 " + one.getValue() + " 前整改"))
                                .toList(),
                        "项未了结的整改");
            default -> {
                // Nothing else of it is on record.
            }
        }
        return known;
    }

    /** One that is not kept names nothing, and no rule of it is asked. */
    private @Nullable PolicyPack pack(Application application) {
        try {
            return packs.pack(application.packSm3());
        } catch (PackShelf.UnknownPack notKept) {
            return null;
        }
    }

    /** The next one; not where parameters, or a later version of the policy, say which it is. */
    private void stage(Application application, KnownFields known) {
        PolicyPack pack = pack(application);
        if (pack == null
                || application.policyChanged() != null
                || pack.direction(application.submitted().direction()).isEmpty()) {
            return;
        }
        List<Stage> stages = pack.stagesOf(application.direction(pack));
        int next = 0;
        for (int i = 0; i < stages.size(); i++) {
            next = application.passedStages().contains(stages.get(i).id()) ? i + 1 : next;
        }
        if (next < stages.size() && stages.get(next).when() == null) {
            known.put("stage", stages.get(next).id(), "这件申报的下一环节");
        }
    }

    private void contracts(String command, Typed typed, Project project, KnownFields known) {
        known.choose(
                CONTRACT,
                project.contracts().stream()
                        .filter(contract -> !project.isEnded(contract))
                        .map(contract -> new Choice(contract, named(project, contract)))
                        .toList(),
                "份合同");
        String chosen = known.fill(typed).given(CONTRACT);
        var contract = chosen == null ? null : project.contract(chosen);
        if (contract != null && command.equals("project.pay-provider")) {
            Enterprise seller = recorded.enterprise(contract.seller());
            BankAccount account = seller.account();
            known.put("payeeName", seller.name(), "合同的供方");
            known.put("payeeAccount", account == null ? null : account.number(), "供方登记的收款账户");
        }
    }

    private String named(Project project, String contract) {
        var registered = project.contract(contract);
        if (registered == null) {
            return contract;
        }
        String seller = recorded.enterprise(registered.seller()).name();
        return contract + "，" + (seller.isEmpty() ? registered.seller() : seller) + "，"
                + project.contractTotal(contract).toYuan() + " 元";
    }

    private KnownFields aboutEnterprise(CommandEntry entry, String code) {
        KnownFields known = KnownFields.empty();
        Enterprise enterprise = recorded.enterprise(code);
        Details details = enterprise.details();
        if (details == null) {
            return known;
        }
        switch (entry.name()) {
            case "enterprise.change-details" -> details(details, known);
            case "enterprise.change-bank-account" -> known.put("account.holder", details.name(), "登记的单位名称；户名须与它一致");
            default -> {
                // Nothing else of it is on record.
            }
        }
        return known;
    }

    /** As they stand; personal values, of which the ledger shows none here, are given anew. */
    private static void details(Details details, KnownFields known) {
        for (Map.Entry<String, JsonNode> field : RecordMapper.toJson(details).properties()) {
            if (field.getValue().isValueNode()) {
                known.put("details." + field.getKey(), field.getValue().asString(""), "现在登记的");
            }
        }
    }
}
