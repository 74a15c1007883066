-- Which import brought in a voucher of the treasury or a line of a statement: until another person agreed to it, one person alone says so.
ALTER TABLE treasury_payment ADD COLUMN import text COLLATE "C";
ALTER TABLE bank_line ADD COLUMN import text COLLATE "C";
