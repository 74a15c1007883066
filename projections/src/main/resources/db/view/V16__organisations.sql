-- What an organisation was called when a person who acts for it was registered: of one that is no applicant and no provider, as an
-- assessor, the only name that there is.
CREATE TABLE organisation (
    position bigint PRIMARY KEY,
    org      text COLLATE "C" NOT NULL,
    name     text NOT NULL
);
CREATE INDEX organisation_org ON organisation (org, position);
