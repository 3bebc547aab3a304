-- A promise that comes round can be made of a clause that was signed, as any other promise can; it quotes the clause
-- word by word. Where else it comes from was kept all along and never said.
alter table recurring_promises add column clause text check (length(clause) between 1 and 2000);
alter table recurring_promises add check (clause is null or source_kind = 'agreement');
