package org.mingzhang.app.api;

import org.mingzhang.app.actor.PostText;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.budget.KnownAt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who asks, what they may open, and which programmes there are. */
@RestController
@RequestMapping("/api/v1")
class MeApi {
    private final LedgerViews views;

    MeApi(LedgerViews views) {
        this.views = views;
    }

    /** Whose token this is, in which post it asks, and which others its owner holds. */
    @GetMapping("/me")
    ObjectNode me(Caller caller) {
        ObjectNode document = JsonMapper.shared().createObjectNode().put("operator", caller.isOperator());
        document.put("scope", caller.scope().getClass().getSimpleName());
        SignedIn person = caller.person();
        if (person != null) {
            document.put("actor", person.actor())
                    .put("name", person.name())
                    .put("org", person.org())
                    .put("orgName", person.orgName())
                    .put("post", PostText.write(person.post()));
            ArrayNode posts = document.putArray("posts");
            person.posts().forEach(post -> posts.add(PostText.write(post)));
        }
        return document;
    }

    /** All programmes by id and name. */
    @GetMapping("/programmes")
    ObjectNode programmes() {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode all = document.putArray("programmes");
        views.budget().programmes(new KnownAt.Now()).forEach(named -> all.addObject()
                .put("programme", named.programme())
                .put("name", named.name()));
        return document;
    }
}
