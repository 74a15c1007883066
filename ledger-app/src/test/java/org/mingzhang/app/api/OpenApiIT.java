package org.mingzhang.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface's description is of all that there is, and of nothing else. */
class OpenApiIT {
    @Test
    void everyAddressIsDescribedWithItsParametersAndAnswers(@TempDir Path home) throws Exception {
        try (ServedLedger served = ServedLedger.begin(home)) {
            served.serve();
            requireAll(served, home);
        }
    }

    private static void requireAll(ServedLedger served, Path home) throws Exception {
        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(URI.create(served.address() + "/api/v1/openapi.json"))
                            .header(
                                    "Authorization",
                                    "Bearer "
                                            + Files.readString(home.resolve("secrets/api-token"))
                                                    .strip())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode document = JsonMapper.shared().readTree(answer.body());
        assertThat(document.at("/openapi").asString()).isEqualTo("3.1.0");
        Set<String> described = new TreeSet<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String what = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    described.add(what);
                    assertThat(operation.getValue().at("/summary").asString(""))
                            .as(what)
                            .isNotBlank();
                    assertThat(operation.getValue().at("/responses").size())
                            .as(what)
                            .isGreaterThan(5);
                    operation.getValue().at("/parameters").forEach(parameter -> assertThat(
                                    parameter.at("/description").asString(""))
                            .as(what + parameter)
                            .isNotBlank());
                }));
        Set<String> there = new TreeSet<>();
        served.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith(ApiAreas.ROOT + "/"))
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> there.add(method + " "
                                        + pattern.substring(ApiAreas.ROOT.length())
                                                .replace("{*", "{")))));
        assertThat(there).hasSizeGreaterThan(40);
        assertThat(described).isEqualTo(there);
        assertThat(OpenApi.operations().keySet().stream().map(line -> line.replace("{*", "{")))
                .as("no line of operations.txt is about what is gone")
                .containsExactlyInAnyOrderElementsOf(there);
        assertThat(document.at("/components/schemas/award.approve-payment/properties/payload/required")
                        .toString())
                .contains("payment");
    }
}
