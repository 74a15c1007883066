package org.mingzhang.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: the command path, the sealed log, the read models and the REST API of one ledger. */
@SpringBootApplication
public class LedgerApplication {}
