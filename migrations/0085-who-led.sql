-- Who led how many meetings, out of what a tally of equity holds: early warnings ask this of every partnership, and
-- taking all sums apart at each reading took most of their time.
alter table equity_tallies add column led jsonb not null
  generated always as (jsonb_path_query_array(sums, '$[*] ? (@[1] == "chair")')) stored;
