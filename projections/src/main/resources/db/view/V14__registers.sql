-- Each decision of a stage of an application, an entry a row: who decided, when, and in which words. One that reopens a stage after
-- an objection stands among them.
CREATE TABLE stage_decision (
    position     bigint PRIMARY KEY,
    application  text COLLATE "C" NOT NULL,
    stage        text COLLATE "C",
    outcome      text COLLATE "C",
    score_tenths integer,
    opinion      text,
    list         text COLLATE "C",
    list_row     bigint,
    decided_on   date,
    person       text COLLATE "C",
    org          text COLLATE "C"
);
CREATE INDEX stage_decision_application ON stage_decision (application);

-- Each result of an acceptance, an entry a row: a project that failed is assessed again.
CREATE TABLE acceptance (
    position          bigint PRIMARY KEY,
    project           text COLLATE "C" NOT NULL,
    attempt           integer,
    assessor          text COLLATE "C",
    assessed_by       text,
    indicator_version text,
    level             integer,
    score_tenths      integer,
    scenes            integer,
    declared_fen      bigint,
    recognised_fen    bigint,
    passed            text COLLATE "C",
    assessed_on       date
);
CREATE INDEX acceptance_project ON acceptance (project);
CREATE INDEX acceptance_assessor ON acceptance (assessor);

-- Registers list what a programme has in the order of its numbers.
CREATE INDEX application_register ON application (programme, application);
CREATE INDEX project_register ON project (programme, project);
CREATE INDEX project_assessor ON project (assessor);
CREATE INDEX award_register ON award (programme, award);
CREATE INDEX recovery_award ON recovery (award);
