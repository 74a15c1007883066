-- What stands against a provider: warnings that are not mended, appeals that nobody has answered.
ALTER TABLE provider
    ADD COLUMN open_warnings bigint NOT NULL DEFAULT 0,
    ADD COLUMN open_appeals  bigint NOT NULL DEFAULT 0;

-- Parameters that were decided, with the entry that decided them.
CREATE TABLE decided_parameter (
    programme text COLLATE "C" NOT NULL,
    parameter text COLLATE "C" NOT NULL,
    position  bigint NOT NULL,
    value     text COLLATE "C",
    PRIMARY KEY (programme, parameter)
);

-- What duties (义务) hang on, an entry a row: of awards, projects and enterprises.
CREATE TABLE duty_fact (
    position    bigint PRIMARY KEY,
    stream_type text COLLATE "C" NOT NULL,
    stream      text COLLATE "C" NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    programme   text COLLATE "C",
    on_date     date,
    reference   text COLLATE "C",
    amount_fen  bigint
);
CREATE INDEX duty_fact_stream ON duty_fact (stream_type, stream);
CREATE INDEX duty_fact_programme ON duty_fact (programme, kind);

-- Inspections of projects, and when what they found was mended.
CREATE TABLE inspection (
    project      text COLLATE "C" NOT NULL,
    inspection   text COLLATE "C" NOT NULL,
    position     bigint NOT NULL,
    inspected_on date,
    method       text COLLATE "C",
    matter       text,
    outcome      text COLLATE "C",
    rectify_by   date,
    rectified_on date,
    node         text,
    PRIMARY KEY (project, inspection)
);

-- Nodes of supervision plans: by a day, so many of the projects that run in each county are looked at.
CREATE TABLE supervision_node (
    programme     text COLLATE "C" NOT NULL,
    node          text COLLATE "C" NOT NULL,
    position      bigint NOT NULL,
    plan          text,
    matters       text COLLATE "C",
    method        text COLLATE "C",
    counties      text COLLATE "C",
    begins_on     date,
    on_date       date,
    share_percent integer,
    PRIMARY KEY (programme, node)
);
