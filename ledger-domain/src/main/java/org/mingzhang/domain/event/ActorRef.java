package org.mingzhang.domain.event;

/**
 * Who acts: a person for an organisation in a role, with the key that signed.
 *
 * @param id the actor's stream id; {@code ledger} where the ledger itself acts
 * @param org organisation id
 * @param role one of {@code Role}'s names
 * @param keyId first 16 hex digits of the SM3 of the public key
 */
public record ActorRef(String id, String org, String role, String keyId) {
    /** Whether the person is known by a registered id; one whom only the row of an old book names is not. */
    public boolean isRegistered() {
        return !id.isEmpty() && id.indexOf('/') < 0;
    }
}
