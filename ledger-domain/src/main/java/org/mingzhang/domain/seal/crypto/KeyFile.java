package org.mingzhang.domain.seal.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A private key with its certificate in a PKCS#12 file under a passphrase: AES-256-CBC by PBKDF2 with HMAC-SHA-256, which
 * OpenSSL 3 reads and writes. Where the file lies and who may read it is the caller's business.
 *
 * @param key the private key
 * @param certificates certificates of that key in the file; a file that this class wrote has one
 */
public record KeyFile(SigningKey key, List<KeyCertificate> certificates) {
    /**
     * Rounds of key derivation for passphrases that people choose: OWASP's figure for PBKDF2 with HMAC-SHA-256. Opening a
     * file takes under a second, of which a third is the file's MAC; a guess costs its thief at least that third.
     */
    public static final int ITERATIONS = 600_000;

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    public KeyFile {
        certificates = List.copyOf(certificates);
    }

    /**
     * Seals a key into the bytes of a key file.
     *
     * @param iterations rounds of key derivation: {@link #ITERATIONS} where a person chose the passphrase
     */
    public static byte[] seal(SigningKey key, KeyCertificate certificate, char[] passphrase, int iterations) {
        if (!certificate.certifies(key.verifyingKey())) {
            throw new IllegalArgumentException("the certificate is of another key");
        }
        try {
            DEROctetString localKeyId =
                    new DEROctetString(key.verifyingKey().keyId().getBytes(StandardCharsets.US_ASCII));
            OutputEncryptor encryptor = new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(PROVIDER)
                    .setRandom(SigningKey.RANDOM)
                    .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                    .setIterationCount(iterations)
                    .build(passphrase);
            PKCS12SafeBag keyBag = new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(key.pkcs8()), encryptor)
                    .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, localKeyId)
                    .build();
            PKCS12SafeBag certificateBag = new PKCS12SafeBagBuilder(certificate.holder())
                    .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, localKeyId)
                    .build();
            return new PKCS12PfxPduBuilder()
                    .addData(keyBag)
                    .addData(certificateBag)
                    .build(
                            new BcPKCS12MacCalculatorBuilder(
                                            new SHA256Digest(),
                                            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE))
                                    .setIterationCount(iterations),
                            passphrase)
                    .getEncoded();
        } catch (OperatorCreationException | PKCSException | IOException broken) {
            throw new IllegalStateException("the provider lacks what key files need", broken);
        }
    }

    /**
     * Opens a key file.
     *
     * @throws KeyFileException with the kind of failure
     */
    public static KeyFile open(byte[] bytes, char[] passphrase) {
        ContentInfo[] contents;
        try {
            PKCS12PfxPdu file = new PKCS12PfxPdu(bytes);
            if (!file.hasMac()) {
                throw new KeyFileException(
                        KeyFileException.Kind.NOT_A_KEY_FILE, "the file has no integrity protection");
            }
            if (!file.isMacValid(
                    new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE), passphrase)) {
                throw new KeyFileException(
                        KeyFileException.Kind.WRONG_PASSPHRASE, "wrong passphrase, or the file was changed");
            }
            contents = file.getContentInfos();
        } catch (KeyFileException refused) {
            throw refused;
        } catch (IOException | PKCSException | RuntimeException malformed) {
            throw new KeyFileException(KeyFileException.Kind.NOT_A_KEY_FILE, "not a PKCS#12 file", malformed);
        }
        try {
            return read(contents, passphrase);
        } catch (KeyFileException refused) {
            throw refused;
        } catch (IOException | PKCSException | RuntimeException unreadable) {
            throw new KeyFileException(
                    KeyFileException.Kind.UNSUPPORTED_KEY, "the file's key cannot be read", unreadable);
        }
    }

    private static KeyFile read(ContentInfo[] contents, char[] passphrase) throws IOException, PKCSException {
        InputDecryptorProvider decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(PROVIDER)
                .build(passphrase);
        List<SigningKey> keys = new ArrayList<>();
        List<KeyCertificate> certificates = new ArrayList<>();
        for (ContentInfo content : contents) {
            boolean encrypted = content.getContentType().equals(PKCSObjectIdentifiers.encryptedData);
            PKCS12SafeBagFactory bags =
                    encrypted ? new PKCS12SafeBagFactory(content, decryptor) : new PKCS12SafeBagFactory(content);
            for (PKCS12SafeBag bag : bags.getSafeBags()) {
                ASN1ObjectIdentifier type = bag.getType();
                if (type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
                    PKCS8EncryptedPrivateKeyInfo sealed = (PKCS8EncryptedPrivateKeyInfo) bag.getBagValue();
                    keys.add(SigningKey.ofPkcs8(
                            sealed.decryptPrivateKeyInfo(decryptor).getEncoded()));
                } else if (type.equals(PKCSObjectIdentifiers.certBag)) {
                    certificates.add(new KeyCertificate((X509CertificateHolder) bag.getBagValue()));
                }
            }
        }
        if (keys.size() != 1) {
            throw new KeyFileException(
                    KeyFileException.Kind.UNSUPPORTED_KEY, "a key file has one key, not " + keys.size());
        }
        SigningKey key = keys.getFirst();
        certificates.removeIf(certificate -> !certificate.certifies(key.verifyingKey()));
        return new KeyFile(key, certificates);
    }
}
