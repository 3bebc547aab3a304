-- A promise or a proposal that was recorded for a partner counts for equity once the partner has agreed, or there is
-- evidence of it; so what a partner answers to it moves the mark that tallies of equity are believed by.
select watch_deeds('behalf_acts', 'partnership');
update ledger_tallies t set deeds_mark = deeds_mark + 1
  where exists (select 1 from behalf_acts b where b.workspace_id = t.workspace_id and b.partnership_id = t.partnership_id);
