-- One row per enterprise, application, project, award, payment and recovery: how it stands, and the position of the entry
-- that changed it last. Personal fields and accounts stay in the log.

CREATE TABLE enterprise (
    enterprise  text COLLATE "C" PRIMARY KEY,
    position    bigint NOT NULL,
    details_at  bigint,
    name        text,
    kind        text COLLATE "C",
    county      text COLLATE "C",
    industry    text COLLATE "C",
    size        text COLLATE "C",
    above_scale boolean,
    ownership   text,
    employees   integer,
    honours     bigint NOT NULL,
    dishonesty  bigint NOT NULL
);

CREATE TABLE roster (
    programme   text COLLATE "C" NOT NULL,
    enterprise  text COLLATE "C" NOT NULL,
    position    bigint NOT NULL,
    status      text COLLATE "C",
    batch       text COLLATE "C",
    document_no text,
    replacement text COLLATE "C",
    PRIMARY KEY (programme, enterprise)
);

CREATE TABLE provider (
    provider    text COLLATE "C" PRIMARY KEY,
    position    bigint NOT NULL,
    programme   text COLLATE "C",
    name        text,
    kind        text COLLATE "C",
    status      text COLLATE "C",
    document_no text,
    products    bigint NOT NULL,
    ratings     bigint NOT NULL,
    score_tenths_sum bigint NOT NULL
);

CREATE TABLE application (
    application            text COLLATE "C" PRIMARY KEY,
    position               bigint NOT NULL,
    submitted_at           bigint,
    submitted_on           date,
    programme              text COLLATE "C",
    direction              text COLLATE "C",
    applicant              text COLLATE "C",
    batch                  text COLLATE "C",
    county                 text COLLATE "C",
    title                  text,
    requested_fen          bigint,
    planned_investment_fen bigint,
    level_before           integer,
    honour                 text COLLATE "C",
    product                text COLLATE "C",
    status                 text COLLATE "C",
    stage                  text COLLATE "C",
    outcome                text COLLATE "C",
    score_tenths           integer,
    stage_on               date,
    notice_from            date,
    notice_to              date,
    open_objections        bigint NOT NULL,
    closed_on              date
);
CREATE INDEX application_listing ON application (programme, direction, application);
CREATE INDEX application_applicant ON application (applicant);

CREATE TABLE project (
    project                    text COLLATE "C" PRIMARY KEY,
    position                   bigint NOT NULL,
    programme                  text COLLATE "C",
    enterprise                 text COLLATE "C",
    status                     text COLLATE "C",
    started_on                 date,
    contracts                  bigint NOT NULL,
    contracted_fen             bigint NOT NULL,
    invoices                   bigint NOT NULL,
    claimed_fen                bigint NOT NULL,
    provider_paid_fen          bigint NOT NULL,
    planned_percent            integer,
    actual_percent             integer,
    inspections                bigint NOT NULL,
    open_rectifications        bigint NOT NULL,
    completed_on               date,
    completed_investment_fen   bigint,
    claimed_investment_fen     bigint,
    attempts                   integer,
    assessor                   text COLLATE "C",
    level_after                integer,
    score_tenths               integer,
    recognised_investment_fen  bigint,
    assessed_on                date
);
CREATE INDEX project_enterprise ON project (enterprise);

CREATE TABLE award (
    award         text COLLATE "C" PRIMARY KEY,
    position      bigint NOT NULL,
    calculated_at bigint,
    programme     text COLLATE "C",
    direction     text COLLATE "C",
    beneficiary   text COLLATE "C",
    line          text COLLATE "C",
    batch         text COLLATE "C",
    county        text COLLATE "C",
    level         text COLLATE "C",
    ceiling_fen   bigint,
    floor_fen     bigint,
    status        text COLLATE "C",
    approved_fen  bigint,
    approved_on   date,
    document_no   text,
    reduced_fen   bigint NOT NULL,
    paid_fen      bigint NOT NULL,
    recovered_fen bigint NOT NULL,
    holds         bigint NOT NULL
);
CREATE INDEX award_listing ON award (programme, direction, award);
CREATE INDEX award_beneficiary ON award (beneficiary);

CREATE TABLE payment (
    payment      text COLLATE "C" PRIMARY KEY,
    position     bigint NOT NULL,
    award        text COLLATE "C",
    amount_fen   bigint,
    status       text COLLATE "C",
    ordered_on   date,
    approved_on  date,
    paid_on      date,
    returned_on  date
);
CREATE INDEX payment_award ON payment (award);

CREATE TABLE recovery (
    recovery     text COLLATE "C" PRIMARY KEY,
    position     bigint NOT NULL,
    award        text COLLATE "C",
    payment      text COLLATE "C",
    ordered_fen  bigint,
    due_on       date,
    received_fen bigint NOT NULL
);
CREATE INDEX recovery_payment ON recovery (payment);
