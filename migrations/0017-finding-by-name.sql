-- Searching finds a name through one slip of the finger, orders by how well a record matches, returns all that
-- holds what was typed, and looks only where the one who asks may look.
drop function search_rows(regclass, text, integer);

-- Search keys begin and end with a space, so that an index knows where their first and last words begin and end.
alter table organizations drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(name || ' ' || alternate_name || ' ' || left(description, 2000)) || ' ') stored;
alter table people drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(name || ' ' || coalesce(email, '')) || ' ') stored;
alter table communities drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(name || ' ' || place || ' ' || left(description, 2000)) || ' ') stored;
alter table partnerships drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(name || ' ' || left(purpose, 2000)) || ' ') stored;
alter table goals drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(what) || ' ') stored;
alter table touchpoints drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(left(summary, 2000)) || ' ') stored;
alter table commitments drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(text) || ' ') stored;
create index organizations_search on organizations using gin (search_key gin_trgm_ops);
create index people_search on people using gin (search_key gin_trgm_ops);
create index communities_search on communities using gin (search_key gin_trgm_ops);
create index partnerships_search on partnerships using gin (search_key gin_trgm_ops);
create index goals_search on goals using gin (search_key gin_trgm_ops);
create index touchpoints_search on touchpoints using gin (search_key gin_trgm_ops);
create index commitments_search on commitments using gin (search_key gin_trgm_ops);

-- A pattern of all that one slip can make of a word: a letter changed, left out, added before one, or two neighbours
-- swapped. Split in halves, as a slip lies in one of them or swaps the letters where they meet; so the pattern grows
-- little faster than the word.
create function one_slip(word text) returns text
language plpgsql immutable strict parallel safe as $$
declare
  head text := left(word, length(word) / 2);
  tail text := substr(word, length(word) / 2 + 1);
begin
  if length(word) = 1 then return '(?:.' || word || '?)?'; end if;
  return '(?:' || one_slip(head) || tail || '|' || head || one_slip(tail)
    || '|' || left(head, -1) || left(tail, 1) || right(head, 1) || substr(tail, 2) || ')';
end $$;

-- Patterns of the words of at least five letters that are one slip from this one; null where none are looked for.
-- Each leaves as much of the word in one piece as an index needs to find few rows, so they are searched one by one.
create function near_words(word text) returns text[]
language plpgsql immutable strict parallel safe as $$
declare
  head text := left(word, length(word) / 2);
  tail text := substr(word, length(word) / 2 + 1);
  l text[] := string_to_array(word, null);
  slips text[];
begin
  if length(word) not between 4 and 30 or word !~ '[^0-9]' then return null; end if;
  slips := case length(word)
    when 4 then array[
      format('(?:.%1$s|%1$s.)%2$s%3$s%4$s', variadic l),
      format('%1$s%2$s.%3$s%4$s', variadic l),
      format('%1$s%2$s%3$s(?:.%4$s|%4$s.)', variadic l)]
    when 5 then array[
      format('(?:.%1$s?%2$s|%1$s.%2$s?|%2$s%1$s)%3$s%4$s%5$s', variadic l),
      format('(?:%1$s%2$s.%3$s?%4$s%5$s|%1$s%3$s%2$s%4$s%5$s|%1$s%2$s%4$s%3$s%5$s)', variadic l),
      format('%1$s%2$s%3$s(?:.%4$s?%5$s|%4$s.%5$s?|%5$s%4$s|%4$s%5$s.)', variadic l)]
    else array[
      one_slip(head) || tail,
      format('(?:%s(?:%s|%s.)|%s)', head, one_slip(tail), tail, left(head, -1) || left(tail, 1) || right(head, 1) || substr(tail, 2))]
    end;
  -- Words end at what is neither letter nor digit in ASCII: keys are folded, and other scripts are letters only.
  return array(select '[\x01-/:-@\[-`{-\x7f]' || slip || '[\x01-/:-@\[-`{-\x7f]' from unnest(slips) slip);
end $$;

-- Row-level security keeps trigram indexes from being used, so searching happens here, as the owner, with the
-- workspace applied by hand; callers read the ids again under their own reach. The higher the score the better.
-- First all rows that hold what was typed, by where and how much of the name it is. Then, up to fifty rows in all,
-- those where each word is there or one slip away; where fewer than five are found, what looks alike.
-- `within` names the ids that the one who asks reaches, null all of them: what they don't reach takes no place.
-- `wholly` names the one row that is found by all its words, the others by their names only; null all by all.
create function search_rows(target regclass, query text, within uuid[], wholly uuid)
returns table (id uuid, score real) language plpgsql stable security definer rows 100
set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.4 set enable_seqscan = on as $$
declare
  workspace uuid := current_workspace();
  needle text := fold(trim(query));
  literal text := replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_');
  name text;
  rows text;
  words text[];
  near text;
  found integer;
  added integer := 0;
begin
  if needle = '' or workspace is null then return; end if;
  if not exists (select 1 from pg_policy where polrelid = target and polname = 'own_workspace') then
    raise exception 'not a searchable table: %', target;
  end if;
  select coalesce(max(case attname when 'alternate_name' then '('' '' || fold(t.name || '' '' || t.alternate_name) || '' '')' end),
                  max(case attname when 'name_key' then '('' '' || t.name_key || '' '')' end), 't.search_key')
    into name from pg_attribute where attrelid = target and not attisdropped;
  rows := format('%s t where t.workspace_id = $1 and t.deleted_at is null', target);
  if within is not null then rows := rows || ' and t.id = any($2)'; end if;

  return query execute format(
    'select t.id, (case when %1$s like '' '' || $4 || ''%%'' then 5 when %1$s like ''%% '' || $4 || ''%%'' then 4
       when %1$s like $5 then 3 else 2 end + 0.9 * least(1, length($3)::real / length(%1$s)))::real
     from %2$s and t.search_key like $5 %3$s', name, rows,
     case when wholly is null then '' else format('and (t.id = $6 or %s like $5)', name) end)
    using workspace, within, needle, literal, '%' || literal || '%', wholly;
  get diagnostics found = row_count;

  words := array(select word from regexp_split_to_table(needle, '[\x01-/:-@\[-`{-\x7f]+') with ordinality as split(word, place)
    where word <> '' order by place limit 8);
  if found < 50 and exists (select 1 from unnest(words) word where near_words(word) is not null) then
    -- A word of one or two letters is looked for among the rows that the others lead to: no index knows it.
    select string_agg(format('(%s)', concat_ws(' or ', case
      when cardinality(words) = 1 then null
      when length(word) < 3 then format('strpos(%%1$s, %L) > 0', word)
      else format('%%1$s like %L', '%%' || word || '%%') end, slips.patterns)), ' and ') into near
    from unnest(words) word, lateral (
      select string_agg(format('%%1$s ~ %L', pattern), ' or ') as patterns from unnest(near_words(word)) pattern) slips;
    -- Planned by what an index finds: the patterns look as if they matched far more.
    perform set_config('enable_seqscan', 'off', true);
    -- A thousand are looked at: where more are one slip away, the word is too common to tell them apart.
    return query execute format(
      'select near.id, (case when near.named then 1 else 0.5 end + 0.4 * near.share)::real from (
         select t.id, (%1$s) as named, least(1, length($3)::real / length(%2$s)) as share
         from %3$s and %4$s and t.search_key not like $4 %5$s limit 1000) near
       order by 2 desc, near.id limit 50 - $6', format(near, name), name, rows, format(near, 't.search_key'),
       case when wholly is null then '' else format('and (t.id = $5 or (%s))', format(near, name)) end)
      using workspace, within, needle, '%' || literal || '%', wholly, found;
    get diagnostics added = row_count;
  end if;

  if found + added < 5 and length(needle) >= 4 then
    return query execute format(
      'select t.id, (0.5 * word_similarity($3, t.search_key))::real from %1$s
       and $3 <%% t.search_key and t.search_key not like $4 %2$s %3$s order by 2 desc, t.id limit 50',
       rows, case when near is null then '' else format('and not (%s)', format(near, 't.search_key')) end,
       case when wholly is null then '' else format('and (t.id = $5 or word_similarity($3, %s) >= 0.4)', name) end)
      using workspace, within, needle, '%' || literal || '%', wholly;
  end if;
end $$;
revoke all on function search_rows(regclass, text, uuid[], uuid) from public;
grant execute on function search_rows(regclass, text, uuid[], uuid) to commonweave_app;
