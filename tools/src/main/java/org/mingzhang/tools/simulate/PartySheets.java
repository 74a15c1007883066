package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;
import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.simulate.PilotCase.Entry;
import org.mingzhang.tools.story.SimulationPlan;
import org.mingzhang.tools.story.SimulationPlan.OlderTitle;
import org.mingzhang.tools.story.Story;

/** Who there is, and what is on record about them. */
final class PartySheets {
    static final String CODE = "统一社会信用代码";
    private static final String MARK = "示例数据";

    private final Story story;
    private final SimulationPlan plan;
    private final Out out;
    private final Scale scale;
    private final Lists lists;
    private final long seed;

    PartySheets(Story story, Out out, Scale scale, Lists lists, long seed) {
        this.story = story;
        this.plan = story.simulation();
        this.out = out;
        this.scale = scale;
        this.lists = lists;
        this.seed = seed;
    }

    /** Providers, products, third parties and county bodies. */
    void market(Market market) {
        List<Organisation> sellers = market.sellers();
        for (int i = 0; i < sellers.size(); i++) {
            provider(sellers.get(i), i, i > 40 && i % 20 == 19 ? plan.gone() : null);
        }
        for (int i = 0; i < market.unfit().size(); i++) {
            provider(market.unfit().get(i), i, plus(plan.unfit(), i));
        }
        for (Product product : market.products()) {
            out.on(
                    plus(plan.pool(), 20),
                    "产品",
                    is("产品编号", product.id()),
                    is("产品名称", product.name()),
                    is("服务商统一社会信用代码", product.provider().code()),
                    is("类别", product.category()),
                    is("目录价", Out.yuan(product.listPrice())),
                    is("目录价日期", product.pricedOn().toString()),
                    is("备注", MARK));
        }
        for (int i = 0; i < market.thirdParties().size(); i++) {
            thirdParty(market.thirdParties().get(i), Market.service(i));
        }
        for (Organisation body : market.countyBodies()) {
            out.on(
                    plan.pool(),
                    "县区单位",
                    is(CODE, body.code()),
                    is("名称", body.name()),
                    is("县(市、区)", body.county()),
                    is("开户行", body.bank()),
                    is("银行账号", body.account()),
                    is("账户户名", body.name()),
                    is("备注", MARK));
        }
    }

    private void provider(Organisation seller, int i, @Nullable LocalDate gone) {
        LocalDate in = plus(plan.pool(), i % 15);
        if (gone != null) {
            lists.removed(seller.code(), gone);
        }
        out.on(
                in,
                "服务商",
                is(CODE, seller.code()),
                is("服务商名称", seller.name()),
                is("类型", seller.key().startsWith("J") ? "集成服务商" : "产品服务商"),
                is("成立日期", seller.foundedOn().toString()),
                is("法定代表人", seller.legalRepresentative()),
                is("实际控制人", seller.controller()),
                is("联系电话", seller.phone()),
                is("注册地址", seller.address()),
                is("邮箱", seller.email()),
                is("银行账号", seller.account()),
                is("入池日期", in.toString()),
                is("退池日期", out.day(gone)),
                is("备注", out.told(gone) ? "评价不合格，清退（示例数据）" : MARK));
        external(seller, i, plus(in, 3), "工商", "登记状态", "存续");
    }

    private void thirdParty(Organisation party, String service) {
        out.on(
                plan.pool(),
                "第三方机构",
                is(CODE, party.code()),
                is("名称", party.name()),
                is("类型", service),
                is("法定代表人", party.legalRepresentative()),
                is("联系电话", party.phone()),
                is("注册地址", party.address()),
                is("备注", MARK));
        account(party, party.account(), plan.accounts(), "登记收款账户");
    }

    /** A change of the account to which money is paid. */
    void account(Organisation owner, String account, LocalDate on, String why) {
        out.on(
                on,
                "账户变更",
                is(CODE, owner.code()),
                is("开户行", "示例银行" + SampleCity.brand() + "第二支行"),
                is("银行账号", account),
                is("账户户名", owner.name()),
                is("日期", on.toString()),
                is("审批人", "示例账户登记01"),
                is("备注", why + "（" + MARK + "）"));
    }

    private void external(Organisation org, int n, LocalDate on, String kind, String item, String value) {
        out.on(
                on,
                "名录外部数据",
                is("类型", kind),
                is(CODE, org.code()),
                is("项目", item),
                is("值", value),
                is("查询日期", on.toString()),
                is("来源", kind + "部门查询（示例）"),
                is("登记人", Officials.one("查询", n, 5)));
    }

    /** An enterprise and its way onto the roster. */
    void enterprise(PilotCase it) {
        Firm firm = it.firm();
        Organisation org = firm.org();
        LocalDate known = it.entry().reservedOn();
        int n = firm.n();
        if (!out.told(known)) {
            return;
        }
        out.row(
                "企业",
                is(CODE, org.code()),
                is("企业名称", org.name()),
                is("县(市、区)", org.county()),
                is("细分行业", firm.industry()),
                is("行业代码", firm.industryCode()),
                is("企业规模", firm.size()),
                is("规上规下", firm.aboveScale() ? "规上" : "规下"),
                is("企业类型", firm.ownership()),
                is("从业人数", Integer.toString(firm.employees())),
                is("成立日期", org.foundedOn().toString()),
                is("法定代表人", org.legalRepresentative()),
                is("实际控制人", org.controller()),
                is("联系人", "示例联系人" + org.key()),
                is("联系电话", org.phone()),
                is("注册地址", org.address()),
                is("邮箱", org.email()),
                is("开户行", org.bank()),
                is("银行账号", org.account()),
                is("账户户名", org.name()),
                is("荣誉", n % 17 == 0 ? "市级诚信企业（示例）" : ""),
                is("失信记录", "无"),
                is("近三年重大事故", "无"),
                is("专账", it.path() == null ? "" : "是"),
                is("登记人", Officials.one(org.county() + "登记", n, 2)),
                is("备注", MARK));
        record(it);
        roster(it);
    }

    private void record(PilotCase it) {
        Firm firm = it.firm();
        Organisation org = firm.org();
        int n = firm.n();
        Chance chance = new Chance(seed, "record", n);
        out.row(
                "关联信息",
                is(CODE, org.code()),
                is("关系", "股东"),
                is("姓名或名称", org.controller()),
                is("比例", "0." + chance.between(51, 95)),
                is("证件摘要", chance.hex(64)),
                is("备注", MARK));
        if (scale.most(8) > 7) {
            out.row("关联信息", is(CODE, org.code()), is("关系", "董监高"), is("姓名或名称", "示例监事" + org.key()), is("备注", MARK));
        }
        if (n % 12 == 5) {
            LocalDate on = LocalDate.of(story.opens().getYear() - 2, chance.between(3, 11), chance.between(1, 28));
            out.row(
                    "历史奖补",
                    is(CODE, org.code()),
                    is("资金名称", "省级技术改造专项（示例）"),
                    is("级别", "省级"),
                    is("方向", "设备更新"),
                    is("金额", Out.yuan(Fen.ofYuan(chance.between(50, 300) * 1_000L))),
                    is("日期", on.toString()),
                    is("发票号码", "2399%06d".formatted(n)),
                    is("备注", MARK));
        }
        if (it.fate() == Fate.RESERVE || n == 3) {
            out.row(
                    "失信事故",
                    is(CODE, org.code()),
                    is("类型", "安全事故"),
                    is("等级", "一般"),
                    is("发生日期", "2022-05-16"),
                    is("修复日期", "2023-02-20"),
                    is("来源", "应急管理部门通报（示例）"),
                    is("备注", MARK));
        }
        if (n % 6 == 1) {
            OlderTitle older = plan.olderTitle();
            out.row(
                    "荣誉资质",
                    is(CODE, org.code()),
                    is("名称", older.kind()),
                    is("级别", older.level()),
                    is("取得日期", older.valid().from().toString()),
                    is("有效期至", older.valid().to().toString()),
                    is("文号", older.document()),
                    is("备注", MARK));
        }
        LocalDate honour = firm.honour();
        if (honour != null) {
            Honour.Wording title =
                    story.pack().honour(plan.unreduced()).orElseThrow().recorded();
            honour(org, title.kinds().getFirst(), title.levels().getFirst(), honour);
        }
        LocalDate asked = plus(it.entry().reservedOn(), 2);
        external(org, n, asked, "社保", "参保人数", Integer.toString(firm.employees() - chance.between(0, 3)));
        external(
                org,
                n,
                asked,
                "用电",
                "%d年%d月用电量（千瓦时）"
                        .formatted(story.opens().getYear(), story.opens().getMonthValue()),
                Long.toString(chance.around(180_000)));
        if (scale.most(8) > 7) {
            external(org, n, asked, "工商", "登记状态", "存续");
            external(org, n, asked, "税务", "纳税信用等级", chance.percent(40) ? "A" : "B");
            external(org, n, asked, "信用", "失信被执行人", "无");
        }
    }

    /** A title. */
    void honour(Organisation org, String name, String level, LocalDate on) {
        out.on(
                on,
                "荣誉资质",
                is(CODE, org.code()),
                is("名称", name),
                is("级别", level),
                is("取得日期", on.toString()),
                is("文号", Funds.document("誉", on)),
                is("备注", MARK));
    }

    private void roster(PilotCase it) {
        Organisation org = it.firm().org();
        Entry entry = it.entry();
        ReviewPath path = it.path();
        change(org, "入库", "", entry.reservedOn(), "");
        if (path == null) {
            return;
        }
        String batch = batch(entry.movedFrom() == 0 ? it.batch() : entry.movedFrom());
        if (it.fate() != Fate.REPLACES) {
            change(org, "纳入", batch, entry.admittedOn(), "");
        }
        if (entry.movedOn() != null) {
            change(org, "调整批次", batch(it.batch()), entry.movedOn(), "改造准备不足，调整批次");
        }
        if (entry.leftOn() != null) {
            change(org, "退出", "", entry.leftOn(), "项目停滞，退出试点");
        }
    }

    private String batch(int number) {
        return story.batchName(number);
    }

    private void change(Organisation org, String kind, String batch, LocalDate on, String why) {
        out.on(
                on,
                "试点名单",
                is(CODE, org.code()),
                is("变动", kind),
                is("批次", batch),
                is("日期", on.toString()),
                is("文号", Funds.document("名", on)),
                is("原因", why),
                is("登记人", "示例名单管理01"),
                is("备注", MARK));
    }

    /** Who takes the place of whom. */
    void replaces(PilotCase it, Organisation left) {
        LocalDate on = it.entry().admittedOn();
        out.on(
                on,
                "试点名单",
                is(CODE, it.firm().org().code()),
                is("变动", "替补"),
                is("批次", batch(it.batch())),
                is("日期", on.toString()),
                is("文号", Funds.document("名", on)),
                is("替补对象", left.code()),
                is("原因", "替补退出企业"),
                is("登记人", "示例名单管理01"),
                is("备注", MARK));
    }
}
