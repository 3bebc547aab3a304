-- Beside whoever leads through a meeting: who keeps it moving, who writes the minutes, and who welcomes the others.
alter table meetings
  add column facilitator_person_id uuid,
  add column note_taker_person_id uuid,
  add column host_person_id uuid,
  add foreign key (workspace_id, facilitator_person_id) references people,
  add foreign key (workspace_id, note_taker_person_id) references people,
  add foreign key (workspace_id, host_person_id) references people;
