package org.mingzhang.app.platform.command;

import java.util.Map;
import org.mingzhang.app.platform.command.SignedCommand.Disclosure;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.Hash;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command with everything fixed that will be signed: its id, until when it counts, who signs in which post with which key,
 * and the commitments to its personal values. Only the signature is missing.
 *
 * @param tree the document to be signed
 * @param document the same, read
 * @param command what it asks for
 * @param disclosures personal values by their commitment
 * @param words texts by the hex of their SM3
 */
public record UnsignedCommand(
        ObjectNode tree,
        CommandDocument document,
        LedgerCommand command,
        Map<String, Disclosure> disclosures,
        Map<String, String> words) {

    /** What idempotency goes by, beside the id; also what stands under a signature. */
    public Hash digest() {
        return CommandSignature.digest(tree);
    }

    /** The very bytes that the signature covers. */
    public byte[] message() {
        return CommandSignature.message(tree);
    }

    /** The same with its signature, base64 of the SM2 signature in DER. */
    public SignedCommand signed(String signature) {
        return new SignedCommand(tree, document, command, signature, disclosures, words);
    }
}
