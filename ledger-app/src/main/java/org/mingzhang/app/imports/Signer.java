package org.mingzhang.app.imports;

import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.event.ActorRef;

/**
 * Who signed the import, and so all that comes of it.
 *
 * @param standing that person's posts
 */
record Signer(ActorRef ref, Actor standing) {}
