package org.mingzhang.domain.simulation;

import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;

/** Who and what is there before a storm: people, organisations, and cases that may begin. */
record Scene(List<Person> people, List<String> providers, List<Plan> plans) {
    static Scene of(Given given) {
        List<String> providers = List.of(given.provider(31), given.provider(32), given.provider(33));
        List<Plan> plans = plans(given, providers.get(0));
        List<Person> people = new ArrayList<>(Person.OFFICIALS);
        plans.forEach(plan -> people.add(Person.applicant(plan.applicant())));
        return new Scene(people, providers, plans);
    }

    private static List<Plan> plans(Given given, String provider) {
        List<Plan> plans = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            String code = given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
            given.after(Person.ROSTER, new AdmitEnterprise(code, PROGRAMME, "1", "名单"));
            plans.add(new Plan("HD-01-" + n, "HD-01", code, null, null));
            if (n <= 2) {
                plans.add(new Plan("HD-01-again-" + n, "HD-01", code, null, null));
                plans.add(new Plan("HD-06-" + n, "HD-06", code, null, null));
                plans.add(new Plan("HD-02-p" + n, "HD-02", code, "provincial-smart-factory", null));
                plans.add(new Plan("HD-02-n" + n, "HD-02", code, "miit-smart-factory", null));
            }
        }
        String platform = given.enterprise(Given.code(21), "示例平台", Kind.PLATFORM_OPERATOR, Given.COUNTY);
        plans.add(new Plan("HD-09-1", "HD-09", platform, null, null));
        String supplier = given.enterprise(Given.code(22), "示例供应商", Kind.INSTITUTION, Given.COUNTY);
        plans.add(new Plan("HD-12-1", "HD-12", supplier, null, null));
        plans.add(new Plan("HD-12-2", "HD-12", supplier, null, null));
        String county = given.enterprise(Given.code(23), "示例县", Kind.COUNTY_BODY, Given.COUNTY);
        plans.add(new Plan("HD-08-1", "HD-08", county, null, null));
        plans.add(new Plan("HD-08-2", "HD-08", county, null, null));
        given.after(Person.ROSTER, new RegisterProduct(provider, "产品1", "排产", "软件", null, null));
        plans.add(new Plan("HD-11-1", "HD-11", provider, null, "产品1"));
        return List.copyOf(plans);
    }

    /** Values by component name that mean something to the ledger. */
    Map<String, List<String>> known() {
        List<String> codes = plans.stream().map(Plan::applicant).distinct().toList();
        List<String> lines = List.of("renovation", "service");
        List<String> payments = List.of("拨付1", "拨付2", "拨付3", "拨付5", "拨付8");
        Map<String, List<String>> known = new TreeMap<>();
        known.put("programme", List.of(PROGRAMME));
        known.put("application", plans.stream().map(Plan::number).toList());
        known.put("enterprise", codes);
        known.put("servedPilots", codes);
        known.put("members", codes);
        known.put("applicant", codes);
        known.put("replacement", codes);
        known.put("provider", providers);
        known.put("payer", codes);
        known.put("expert", List.of("专家1", "专家2", "专家3"));
        known.put("orgCode", codes);
        known.put("warning", List.of("警示1", "警示2"));
        known.put("appeal", List.of("申诉1", "申诉2"));
        known.put("seller", providers);
        known.put("source", List.of("central", "local"));
        known.put("line", lines);
        known.put("fromLine", lines);
        known.put("toLine", lines);
        known.put("direction", List.of("HD-01", "HD-02", "HD-06", "数字化改造"));
        known.put("stage", List.of("county", "site", "experts", "notice", "decision"));
        known.put("batch", List.of("1", "2", "第三批"));
        known.put("payment", payments);
        known.put("recovery", payments.stream().map(id -> "追回-" + id).toList());
        known.put("actor", Person.OFFICIALS.stream().map(Person::id).toList());
        known.put("parameter", List.of("recovery.reuse", "notice.workingDays", "HD-01.cap.L2.batch2"));
        known.put("value", List.of("line", "treasury", "5", "18万元"));
        known.put("target", List.of("HD-T1", "HD-T5"));
        known.put("invoiceNo", List.of("00000000000000000001", "00012345"));
        known.put("invoiceCode", List.of("1300026001"));
        known.put("number", List.of("620000001"));
        known.put("county", List.of(Given.COUNTY, Given.OTHER_COUNTY));
        known.put("honour", List.of("provincial-smart-factory"));
        known.put("account", List.of("62001"));
        known.put("textSm3", List.of("0".repeat(64)));
        known.put("packSm3", List.of(Given.packSm3()));
        known.put("sm3", List.of("0".repeat(64)));
        known.put("sha256", List.of("2".repeat(64)));
        known.put("mediaType", List.of("application/pdf"));
        known.put("fileName", List.of("甲.pdf", "乙.pdf"));
        known.put("digest", List.of("0".repeat(64), "1".repeat(64)));
        known.put("list", List.of("名单-1", "名单-2"));
        known.put("id", List.of("名单-1", "名单-2"));
        known.put("listSm3", List.of("0".repeat(64)));
        known.put("quantity", List.of("1", "2.5"));
        known.put("before", List.of("72.5"));
        known.put("after", List.of("81"));
        known.put("contract", plans.stream().map(plan -> "合同-" + plan.number()).toList());
        return known;
    }
}
