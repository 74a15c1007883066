package org.mingzhang.tools.demo;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;

/**
 * Someone in the story who signs. All are invented, and their names say so.
 *
 * @param id the actor's stream id
 * @param name as it stands in papers
 * @param org organisation id; of applicants the credit code
 * @param county limits the post to one county; null for the whole city
 */
public record Person(
        String id,
        String name,
        String org,
        String orgName,
        Role role,
        @Nullable String county) {}
