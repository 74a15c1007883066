package org.mingzhang.app.signing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;

/** Two counties with their cases, served, and one login of each post that does not see the whole city. */
final class Neighbours implements AutoCloseable {
    final TwoCounties ledger;
    final ServedApplication application;
    final Map<String, Role> posts = new LinkedHashMap<>();
    final NamedCase near;
    final NamedCase far;
    final NamedCase other;
    final NamedCase none = new NamedCase("APP-NONE", "PAY-NONE", TwoCounties.code(77));

    Neighbours(Path home) {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.commitBoth();
        String another = ledger.another();
        posts.put("near-official", Role.COUNTY_INDUSTRY);
        posts.put("near-applicant", Role.APPLICANT);
        posts.put("near-finance", Role.FINANCE);
        posts.put("near-city", Role.CITY_INDUSTRY);
        posts.put("some-expert", Role.EXPERT);
        posts.put("some-assessor", Role.ASSESSOR);
        ledger.register("near-finance", "finance-office", Role.FINANCE, TwoCounties.NEAR);
        ledger.register("near-city", "city-office", Role.CITY_INDUSTRY, TwoCounties.NEAR);
        ledger.register("some-expert", "some-school", Role.EXPERT, null);
        ledger.register("some-assessor", "some-assessors", Role.ASSESSOR, null);
        near = new NamedCase("APP-NEAR", "PAY-NEAR", ledger.near);
        far = new NamedCase("APP-FAR", "PAY-FAR", ledger.far);
        other = new NamedCase("APP-OTHER", "PAY-OTHER", another);
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
    }

    @Override
    public void close() {
        application.close();
        ledger.close();
    }
}
