package org.mingzhang.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface's description: nothing is missing in it, it is what lies in docs, and what is answered is what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {
    private static final Path KEPT = Path.of("../docs/openapi.json");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private TwoCounties ledger;
    private ConfigurableApplicationContext application;
    private String address;
    private JsonNode document;

    @BeforeAll
    void serve(@TempDir Path home) throws Exception {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.commitBoth();
        ledger.register("auditor", "office", Role.AUDIT_ADMIN, null);
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort()
                + ApiAreas.ROOT;
        tokens.put(
                "operator", Files.readString(home.resolve("secrets/api-token")).strip());
        for (String actor : List.of("city", "finance", "auditor")) {
            application.getBean(Accounts.class).openForDemo(List.of(actor), "Right-horse-42");
            tokens.put(
                    actor,
                    application
                            .getBean(Tokens.class)
                            .make(actor, "测试", Tokens.Limits.NONE, 1)
                            .secret());
        }
        document = JsonMapper.shared().readTree(DescriptionApi.bytes(mapping()));
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    private RequestMappingHandlerMapping mapping() {
        return application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    private HttpResponse<String> get(String path, String who) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + tokens.get(who))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatLiesInDocsIsWhatIsAnswered() throws Exception {
        byte[] now = DescriptionApi.bytes(mapping());
        if (Boolean.getBoolean("rewrite")) {
            Files.write(KEPT, now);
        }
        assertThat(Files.readString(KEPT))
                .as("docs/openapi.json is not the interface's description any more; run this test with -Drewrite=true"
                        + " to renew it, and look at what became of it before it is committed")
                .isEqualTo(new String(now, UTF_8));
        for (String who : tokens.keySet()) {
            assertThat(get("/openapi.json", who).body()).isEqualTo(new String(now, UTF_8));
        }
        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(address + "/openapi.json"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void everyAddressIsToldOfWithItsMeaningItsParametersAndItsAnswer() {
        Set<String> mapped = new TreeSet<>();
        mapping().getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith(ApiAreas.ROOT))
                .forEach(pattern -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapped.add(method + " "
                                + pattern.substring(ApiAreas.ROOT.length()).replace("{*", "{")))));
        assertThat(new TreeSet<>(ApiWords.read().operations()))
                .as("operations.yaml tells of what there is, and of nothing else")
                .isEqualTo(mapped);
        Set<String> tags = document.get("tags")
                .valueStream()
                .map(tag -> tag.get("name").asString())
                .collect(Collectors.toSet());
        Set<String> ids = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(one -> {
                    JsonNode operation = one.getValue();
                    String what = one.getKey() + " " + path.getKey();
                    if (!ids.add(operation.get("operationId").asString())
                            || !hanzi(operation.get("summary"))
                            || !tags.contains(operation.at("/tags/0").asString())) {
                        wrong.add(what);
                    }
                    Set<String> named = new TreeSet<>();
                    for (JsonNode given : operation.get("parameters")) {
                        JsonNode parameter = given.has("$ref") ? referred(given) : given;
                        named.add(parameter.get("name").asString());
                        if (!hanzi(parameter.get("description")) || parameter.get("schema") == null) {
                            wrong.add(what + " " + parameter.get("name"));
                        }
                    }
                    for (String part : path.getKey().split("/", -1)) {
                        if (part.startsWith("{") && !named.contains(part.substring(1, part.length() - 1))) {
                            wrong.add(what + " lacks " + part);
                        }
                    }
                    if (operation
                            .get("responses")
                            .propertyStream()
                            .noneMatch(answer -> answer.getKey().startsWith("2")
                                    && answer.getValue().at("/content").size() == 1)) {
                        wrong.add(what + " has no answer");
                    }
                }));
        assertThat(wrong).isEmpty();
        assertThat(ids).hasSize(mapped.size());
        references(document).forEach(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private static boolean hanzi(JsonNode text) {
        return text != null && text.asString().codePoints().anyMatch(Character::isIdeographic);
    }

    private JsonNode referred(JsonNode reference) {
        return document.at(reference.get("$ref").asString().substring(1));
    }

    private static List<String> references(JsonNode node) {
        return node.findValues("$ref").stream().map(JsonNode::asString).toList();
    }

    private String path(String template) {
        return template.replace("{programme}", "programme")
                .replace("{application}", "APP-NEAR")
                .replace("{kind}/{subject}", "payment/PAY-NEAR")
                .replace("{position}", "0")
                .replace("{commandId}", "command-NEAR")
                .replace("{code}", ledger.near)
                .replace("{suite}", "sm3")
                .replace("{version}", "1")
                .replace("{size}", "1")
                .replace("{path}", "0/000.p/1")
                .replace("{command}", "award.approve")
                .replaceAll("\\{[^}]*}", "x");
    }

    private static List<String> queries(String path) {
        if (path.startsWith("/registers/")) {
            return List.of();
        } else if (path.startsWith("/registers")) {
            return List.of("programme=programme");
        } else if (path.endsWith("/budget/rows")) {
            return List.of("figure=COMMITTED&limit=1");
        } else if (path.endsWith("/whatif")) {
            return List.of("set=" + URLEncoder.encode("HD-01.cap.L2.batch2=15万元", UTF_8));
        } else if (path.equals("/find")) {
            return List.of("programme=programme&q=" + URLEncoder.encode("示例", UTF_8), "q=APP-NEAR");
        } else if (path.endsWith("/enterprises")) {
            return List.of("q=" + URLEncoder.encode("示例", UTF_8), "q=APP-NEAR");
        }
        return path.equals("/events") ? List.of("limit=1000&proofs=true") : List.of("");
    }

    @Test
    void whatIsAnsweredIsWhatTheDescriptionSays() throws Exception {
        Set<String> wrong = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        List<String> templates = new ArrayList<>(
                document.get("paths").propertyStream().map(Map.Entry::getKey).toList());
        for (String template : templates) {
            JsonNode operation = document.get("paths").get(template).get("get");
            if (operation == null) {
                continue;
            }
            List<String> paths = template.equals("/registers/{name}")
                    ? List.of(
                            "/registers/payments?programme=programme",
                            "/registers/applications?programme=programme&limit=1")
                    : queries(template).stream()
                            .map(query -> path(template) + "?" + query)
                            .toList();
            for (String path : paths) {
                for (String who : tokens.keySet()) {
                    HttpResponse<String> answer = get(path, who);
                    String status = Integer.toString(answer.statusCode());
                    JsonNode response = operation.get("responses").get(status);
                    if (response == null) {
                        wrong.add(path + " answers " + status + ", which is not told: " + answer.body());
                        continue;
                    }
                    JsonNode contents = (response.has("$ref") ? referred(response) : response).get("content");
                    Map.Entry<String, JsonNode> content =
                            contents.propertyStream().findFirst().orElseThrow();
                    String type = answer.headers().firstValue("Content-Type").orElse("");
                    if (!type.startsWith(content.getKey())) {
                        wrong.add(path + " is of type " + type + " and not " + content.getKey());
                    } else if (type.contains("json")) {
                        answer.body()
                                .lines()
                                .filter(line -> type.contains("ndjson"))
                                .forEach(line -> check(line, content.getValue().get("schema"), path, wrong));
                        if (!type.contains("ndjson")) {
                            check(answer.body(), content.getValue().get("schema"), path, wrong);
                        }
                    }
                    if (answer.statusCode() == 200) {
                        seen.add(template);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).as("most could be looked at").hasSizeGreaterThan(30);
    }

    @Test
    void whatIsNoParameterIsNamedWithItsPlace() throws Exception {
        for (String set :
                List.of("HD-01.nowhere=1", "APP-NEAR:nowhere=1", "HD-01.cap.L2.batch2=x", "nowhere", "=1", "a=")) {
            HttpResponse<String> answer =
                    get("/programmes/programme/whatif?set=" + URLEncoder.encode(set, UTF_8), "finance");
            assertThat(answer.statusCode()).as(set + " " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("pointer", "expected", set.replaceAll("=.*", ""));
        }
    }

    private void check(String body, JsonNode schema, String place, Set<String> wrong) {
        check(JsonMapper.shared().readTree(body), schema, place, wrong);
    }

    /** As much of JSON Schema as the description uses; strict about names that it does not tell of. */
    private void check(JsonNode value, JsonNode given, String place, Set<String> wrong) {
        JsonNode schema = given.has("$ref") ? referred(given) : given;
        JsonNode choices = schema.get("anyOf");
        if (choices != null) {
            List<Set<String>> tries = choices.valueStream()
                    .map(choice -> {
                        Set<String> against = new TreeSet<>();
                        check(value, choice, place, against);
                        return against;
                    })
                    .toList();
            if (tries.stream().noneMatch(Set::isEmpty)) {
                tries.forEach(wrong::addAll);
            }
            return;
        }
        JsonNode type = schema.get("type");
        if (type == null) {
            return;
        }
        Set<String> allowed = type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
                : Set.of(type.asString());
        String is = value.isObject()
                ? "object"
                : value.isArray()
                        ? "array"
                        : value.isString()
                                ? "string"
                                : value.isBoolean()
                                        ? "boolean"
                                        : value.isNull() ? "null" : value.isIntegralNumber() ? "integer" : "number";
        if (!allowed.contains(is)) {
            wrong.add(place + " is " + is + " and not " + allowed);
            return;
        }
        JsonNode values = schema.get("enum");
        if (values != null && values.valueStream().noneMatch(value::equals)) {
            wrong.add(place + " is none of its choices: " + value);
        }
        if (value.isArray()) {
            value.valueStream().limit(20).forEach(element -> check(element, schema.get("items"), place + "/-", wrong));
        } else if (value.isObject()) {
            boolean problem = schema.at("/properties/problems").isObject();
            value.properties().forEach(member -> {
                JsonNode told = schema.at(
                        "/properties/" + member.getKey().replace("~", "~0").replace("/", "~1"));
                JsonNode any = schema.path("additionalProperties");
                if (told.isMissingNode() && any.isMissingNode() && !problem) {
                    wrong.add(place + "/" + member.getKey() + " is not told of");
                } else if (!told.isMissingNode() || !any.isMissingNode()) {
                    check(member.getValue(), told.isMissingNode() ? any : told, place + "/" + member.getKey(), wrong);
                }
            });
            schema.path("required")
                    .valueStream()
                    .filter(name -> !value.has(name.asString()))
                    .forEach(name -> wrong.add(place + "/" + name.asString() + " is missing"));
        }
    }
}
