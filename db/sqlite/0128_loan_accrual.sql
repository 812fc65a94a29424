-- Whether service of loans is income when it is earned, not only when it is paid (dasar akrual).
ALTER TABLE "books" ADD COLUMN "loan_accrual" INTEGER NOT NULL DEFAULT 0;
