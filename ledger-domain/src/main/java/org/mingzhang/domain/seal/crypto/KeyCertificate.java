package org.mingzhang.domain.seal.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * An X.509 certificate of a key. The log's own key history decides which keys count; a certificate is what key files and
 * other tools ask for, and may come from the ledger's own authority.
 */
public final class KeyCertificate {
    private final X509CertificateHolder certificate;

    KeyCertificate(X509CertificateHolder certificate) {
        this.certificate = certificate;
    }

    /**
     * Reads a certificate in DER.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static KeyCertificate of(byte[] der) {
        try {
            return new KeyCertificate(new X509CertificateHolder(der));
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not an X.509 certificate", malformed);
        }
    }

    /** The certificate that a key issues for itself, with which it may certify others. */
    public static KeyCertificate selfSigned(Signer signer, String commonName, Instant notBefore, Instant notAfter) {
        X500Name name = name(commonName);
        return build(signer, name, name, signer.verifyingKey(), notBefore, notAfter, true);
    }

    /** A certificate issued under this one, whose key signs. */
    public KeyCertificate issue(
            Signer signer, String commonName, VerifyingKey key, Instant notBefore, Instant notAfter) {
        if (!signer.verifyingKey().equals(verifyingKey())) {
            throw new IllegalArgumentException("not the key of this certificate: " + signer.verifyingKey());
        }
        return build(signer, certificate.getSubject(), name(commonName), key, notBefore, notAfter, false);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static KeyCertificate build(
            Signer signer,
            X500Name issuer,
            X500Name subject,
            VerifyingKey key,
            Instant notBefore,
            Instant notAfter,
            boolean authority) {
        int usage = authority ? KeyUsage.digitalSignature | KeyUsage.keyCertSign : KeyUsage.digitalSignature;
        try {
            return new KeyCertificate(new X509v3CertificateBuilder(
                            issuer,
                            serial(key, notBefore),
                            Date.from(notBefore),
                            Date.from(notAfter),
                            subject,
                            SubjectPublicKeyInfo.getInstance(key.spki()))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                    .build(new ContentSignerOf(signer)));
        } catch (IOException impossible) {
            throw new IllegalStateException("fixed extensions have an encoding", impossible);
        }
    }

    /** A serial number that follows from the key and the time, since nothing here draws random numbers. */
    private static BigInteger serial(VerifyingKey key, Instant notBefore) {
        HashFunction sm3 = HashFunction.sm3();
        byte[] spki = key.spki();
        byte[] time = ByteBuffer.allocate(Long.BYTES)
                .putLong(notBefore.toEpochMilli())
                .array();
        sm3.update(spki, 0, spki.length);
        sm3.update(time, 0, time.length);
        byte[] digest = new byte[32];
        sm3.finish(digest, 0);
        return new BigInteger(1, Arrays.copyOf(digest, 16)).setBit(0);
    }

    /** The certified key. */
    public VerifyingKey verifyingKey() {
        try {
            return VerifyingKey.ofSpki(certificate.getSubjectPublicKeyInfo().getEncoded());
        } catch (IOException malformed) {
            throw new IllegalArgumentException("no readable public key", malformed);
        }
    }

    /** Whether this is a certificate of that key. */
    public boolean certifies(VerifyingKey key) {
        try {
            return Arrays.equals(certificate.getSubjectPublicKeyInfo().getEncoded(), key.spki());
        } catch (IOException malformed) {
            return false;
        }
    }

    /** Whether that key signed this certificate. Says nothing about the time. */
    public boolean signedBy(VerifyingKey issuer) {
        try {
            return certificate
                            .getSignatureAlgorithm()
                            .getAlgorithm()
                            .equals(algorithm(issuer.algorithm()).getAlgorithm())
                    && issuer.verify(
                            certificate.toASN1Structure().getTBSCertificate().getEncoded(), certificate.getSignature());
        } catch (IOException malformed) {
            return false;
        }
    }

    /** Whether the time lies within the certificate's validity. */
    public boolean validAt(Instant time) {
        return certificate.isValidOn(Date.from(time));
    }

    /** The subject as one line, such as {@code CN=…}. */
    public String subject() {
        return certificate.getSubject().toString();
    }

    /** The certificate in DER. */
    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("a parsed certificate has an encoding", impossible);
        }
    }

    /** The certificate as a PEM file. */
    public String pem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(der()) + "\n-----END CERTIFICATE-----\n";
    }

    X509CertificateHolder holder() {
        return certificate;
    }

    private static AlgorithmIdentifier algorithm(Algorithm algorithm) {
        return new AlgorithmIdentifier(
                switch (algorithm) {
                    case SM2 -> GMObjectIdentifiers.sm2sign_with_sm3;
                    case ED25519 -> EdECObjectIdentifiers.id_Ed25519;
                });
    }

    /** Lets any {@link Signer}, also a device, sign certificates. */
    private static final class ContentSignerOf implements ContentSigner {
        private final Signer signer;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        ContentSignerOf(Signer signer) {
            this.signer = signer;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm(signer.verifyingKey().algorithm());
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return signer.sign(content.toByteArray());
        }
    }
}
