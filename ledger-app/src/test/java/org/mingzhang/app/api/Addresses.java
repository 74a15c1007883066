package org.mingzhang.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.view.register.Registers;

/** Makes requests of the patterns of addresses, with the ids of two counties in the place of their variables. */
record Addresses(TwoCounties ledger) {
    /** Requests to one address, about what is the neighbour's and about what is not. */
    Set<String> about(String pattern) {
        Set<String> paths = new LinkedHashSet<>();
        for (String county : List.of("NEAR", "FAR")) {
            String party = county.equals("NEAR") ? ledger.near : ledger.far;
            List<Map<String, String>> choices = new ArrayList<>();
            for (String[] about : new String[][] {
                {"application", "APP-" + county},
                {"payment", "PAY-" + county},
                {"enterprise", party},
                {"list", "LIST-BOTH"}
            }) {
                for (String at : List.of("", "-score", "-payment", "-committed", "-head", "-listed", "-ranked")) {
                    Map<String, String> one = new LinkedHashMap<>();
                    one.put("{kind}", about[0]);
                    one.put("{subject}", about[1]);
                    one.put("{position}", String.valueOf(ledger.at.get(county + at)));
                    one.put(
                            "{commandId}",
                            switch (at) {
                                case "-committed" -> "command-BOTH";
                                case "-head", "-listed" -> "command-LIST";
                                case "-ranked" -> "command-RANK";
                                default -> "command-" + county;
                            });
                    choices.add(one);
                }
            }
            Registers.of(List.of()).forEach(register -> choices.add(Map.of("{name}", register.name())));
            for (Map<String, String> choice : choices) {
                String path = pattern;
                for (Map.Entry<String, String> part : choice.entrySet()) {
                    path = path.replace(part.getKey(), part.getValue());
                }
                path = path.replace("{programme}", "programme")
                        .replace("{application}", "APP-" + county)
                        .replace("{code}", party)
                        .replace("{enterprise}", party)
                        .replace("{sm3}", TwoCounties.DIGEST)
                        .replace("{suite}", "sm3")
                        .replace("{size}", "1")
                        .replace("/{*path}", "/entries/000.p/1")
                        .replace("{version}", "1")
                        .replace("{command}", "award.approve")
                        .replaceAll("\\{[^}]*}", "x");
                paths.add(path + "?" + query(pattern, county));
            }
        }
        return paths;
    }

    private static String query(String pattern, String county) {
        if (pattern.contains("/registers")) {
            return "programme=programme";
        } else if (pattern.endsWith("/budget/rows")) {
            return "figure=COMMITTED";
        } else if (pattern.endsWith("/whatif")) {
            return "set=" + URLEncoder.encode("HD-01.cap.L2.batch2=15万元", UTF_8);
        } else if (pattern.endsWith("/find")) {
            return "programme=programme&q=APP-" + county;
        } else if (pattern.endsWith("s") && pattern.contains("providers")) {
            return "q=APP-" + county;
        }
        return pattern.endsWith("/events") ? "limit=1000&proofs=true" : "";
    }
}
