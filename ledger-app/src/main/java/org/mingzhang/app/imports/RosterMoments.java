package org.mingzhang.app.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.MoveBatch;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.provider.ProviderEvent;

/** Who is in: the pilot roster, the pool of providers and their products. */
final class RosterMoments {
    private static final String CODE = "统一社会信用代码";
    private static final String PROVIDER = "服务商统一社会信用代码";

    private RosterMoments() {}

    static void addTo(Map<String, List<Moment>> moments) {
        moments.put("试点名单", List.of(Moment.dated("变动", "日期", RosterMoments::roster)));
        moments.put(
                "服务商",
                List.of(
                        Moment.undated("登记", RosterMoments::registerProvider),
                        Moment.dated("入池", "入池日期", RosterMoments::admit),
                        Moment.dated("退池", "退池日期", RosterMoments::remove)));
        moments.put("产品", List.of(new Moment("登记", row -> true, row -> row.date("目录价日期"), RosterMoments::product)));
    }

    private static void roster(Step step, StepDesk desk) {
        Row row = step.row();
        String code = row.required(CODE);
        String document = Moments.document(row.text("文号"));
        String reason = Moments.words(row, "原因");
        ListRow list = ListsNamed.row(step);
        desk.by(Role.CITY_INDUSTRY, null, row.text("登记人"));
        switch (row.required("变动")) {
            case "入库" -> desk.decide(new ReserveEnterprise(code, desk.programmeId(), document, list));
            case "纳入" -> desk.decide(new AdmitEnterprise(code, desk.programmeId(), row.required("批次"), document, list));
            case "调整批次" ->
                desk.decide(new MoveBatch(code, desk.programmeId(), row.required("批次"), document, reason, list));
            case "退出" -> desk.decide(new LeavePilot(code, desk.programmeId(), document, reason, list));
            default -> replace(row, code, document, list, desk);
        }
    }

    /** Whoever comes in for another is in the batch of the other, where the row names none and it was not in before. */
    private static void replace(Row row, String code, String document, @Nullable ListRow list, StepDesk desk) {
        String left = row.required("替补对象");
        Membership of = desk.enterprise(left).membership(desk.programmeId());
        Membership own = desk.enterprise(code).membership(desk.programmeId());
        String batch = row.text("批次") == null && of != null ? of.batch() : row.text("批次");
        if (batch != null && (own == null || !own.inPilot())) {
            desk.decide(new AdmitEnterprise(code, desk.programmeId(), batch, document));
        }
        desk.decide(new ReplaceEnterprise(left, desk.programmeId(), code, document, list));
    }

    private static void registerProvider(Step step, StepDesk desk) {
        Row row = step.row();
        String name = row.required("服务商名称");
        String account = row.text("银行账号");
        PartyMoments.register(
                desk,
                row.required(CODE),
                new Details(
                        name,
                        Kind.PROVIDER,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        row.date("成立日期"),
                        row.text("注册地址"),
                        desk.personal(row.text("法定代表人")),
                        null,
                        desk.personal(row.text("联系电话")),
                        desk.personal(row.text("实际控制人")),
                        desk.personal(row.text("邮箱"))),
                account == null ? null : new BankAccount(Moments.NOT_STATED, account, name));
    }

    private static void admit(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new AdmitProvider(
                row.required(CODE),
                desk.programmeId(),
                row.required("服务商名称"),
                row.required("类型").equals("集成服务商") ? ProviderEvent.Kind.INTEGRATOR : ProviderEvent.Kind.PRODUCT,
                Moments.NOT_STATED));
    }

    private static void remove(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new RemoveProvider(
                row.required(CODE),
                desk.programmeId(),
                Moments.NOT_STATED,
                Moments.document(row.text("备注")),
                ListsNamed.row(step)));
    }

    private static void product(Step step, StepDesk desk) {
        Row row = step.row();
        String provider = row.required(PROVIDER);
        String product = row.required("产品编号");
        if (!desk.isHistory() || desk.provider(provider).inAnyPool()) {
            desk.decide(new RegisterProduct(
                    provider,
                    product,
                    row.required("产品名称"),
                    Moments.words(row, "类别"),
                    row.fen("目录价"),
                    row.date("目录价日期")));
        } else {
            desk.state(
                    StreamId.provider(provider),
                    new ProviderEvent.ProductRegistered(
                            product,
                            row.required("产品名称"),
                            Objects.requireNonNullElse(row.text("类别"), Moments.NOT_STATED),
                            row.fen("目录价"),
                            row.date("目录价日期")));
        }
    }

    /** The product of a provider that an application names, by id or by name. */
    static @Nullable String productNamed(StepDesk desk, String provider, @Nullable String name) {
        return name == null ? null : desk.provider(provider).productNamed(name);
    }
}
