-- A vote without a name can't be told from the others when its partner leaves before they are counted: then all are void.
alter table decision_settlements drop constraint decision_settlements_outcome_check;
alter table decision_settlements add constraint decision_settlements_outcome_check
  check (outcome in ('adopted', 'rejected', 'undecided', 'no_quorum', 'void'));
