-- What somebody agreed to, and that it was taken back; where a letter goes when the mailbox is lost as well.

ALTER TABLE consents ADD COLUMN purpose varchar(200) NOT NULL DEFAULT 'application';

ALTER TABLE consents ADD COLUMN taken_back_at timestamptz NULL;

ALTER TABLE account_recoveries ADD COLUMN new_email varchar(200) NULL;

ALTER TABLE privacy_requests ALTER COLUMN answer TYPE varchar(8000);
