-- Whether service of loans is income when it is earned, not only when it is paid (dasar akrual).
ALTER TABLE books ADD COLUMN loan_accrual boolean NOT NULL DEFAULT false;
