-- What somebody agreed to, and that it was taken back; where a letter goes when the mailbox is lost as well.

ALTER TABLE consents ADD COLUMN purpose TEXT NOT NULL DEFAULT 'application';

ALTER TABLE consents ADD COLUMN taken_back_at TEXT NULL;

ALTER TABLE account_recoveries ADD COLUMN new_email TEXT NULL;
