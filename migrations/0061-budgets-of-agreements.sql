-- Who gives what to whom under an agreement: money for something, or a contribution in kind. The lines belong to a
-- version of the text, so that what was signed keeps its own, and like the text they are never written over.
create table agreement_budget_lines (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  text_id uuid not null,
  position integer not null check (position >= 1),
  giver_organization_id uuid not null,
  -- Null: it is given to what the partners do together.
  receiver_organization_id uuid,
  purpose text not null check (length(purpose) between 1 and 500),
  amount_minor bigint check (amount_minor > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  in_kind text not null default '' check (length(in_kind) <= 500),
  primary key (workspace_id, id),
  unique (workspace_id, text_id, position),
  foreign key (workspace_id, text_id) references agreement_texts on delete cascade,
  foreign key (workspace_id, giver_organization_id) references organizations,
  foreign key (workspace_id, receiver_organization_id) references organizations,
  check ((amount_minor is null) = (currency is null)),
  check ((amount_minor is null) <> (in_kind = ''))
);
select protect('agreement_budget_lines');

-- Only pointers to organizations may move, when two records become one.
create function keep_agreement_budget() returns trigger language plpgsql as $$
begin
  if (new.text_id, new.position, new.purpose, new.amount_minor, new.currency, new.in_kind)
    is distinct from (old.text_id, old.position, old.purpose, old.amount_minor, old.currency, old.in_kind) then
    raise exception 'the budget of a version of an agreement is never written over';
  end if;
  return new;
end $$;
create trigger kept before update on agreement_budget_lines for each row execute function keep_agreement_budget();
revoke delete on agreement_budget_lines from commonweave_app;
