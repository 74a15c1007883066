-- What a token is narrowed to beside its post: looking alone, and the rows of one county.
ALTER TABLE token ADD COLUMN read_only boolean NOT NULL DEFAULT false;
ALTER TABLE token ADD COLUMN only_county text COLLATE "C";
