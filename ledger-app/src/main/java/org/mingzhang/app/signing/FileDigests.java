package org.mingzhang.app.signing;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Reckons the digests of a file that somebody chose in a form: browsers know no SM3. Nothing of the file is kept. */
@ConsolePage
class FileDigests {
    /** What a form fills in of a file. */
    record Digests(String name, String sm3, String sha256, long sizeBytes) {}

    /** The digests of the file in part {@code file}. */
    @PostMapping("/do/digest")
    ResponseEntity<Digests> of(@RequestParam("file") MultipartFile file) throws IOException {
        HashFunction sm3 = HashFunction.sm3();
        HashFunction sha256 = HashFunction.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream bytes = file.getInputStream()) {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                sm3.update(buffer, 0, n);
                sha256.update(buffer, 0, n);
            }
        }
        String name = file.getOriginalFilename();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Digests(name == null ? "" : FileName.clean(name), hex(sm3), hex(sha256), file.getSize()));
    }

    private static String hex(HashFunction function) {
        byte[] hash = new byte[Hash.SIZE];
        function.finish(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
