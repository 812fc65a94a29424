-- An agency asks for the latest month of each of its co-ops: looked up, not searched for among all balances. A posting
-- that moves a balance leaves it as it is.
CREATE INDEX "IX_balances_cooperative_id_month" ON "balances" ("cooperative_id", "month");
