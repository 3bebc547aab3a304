-- Tables written by the thousand, whose rows hang on another row of their workspace: that row's key says which
-- workspace it is and that it exists. A second key to the workspace itself says nothing new, and was looked up,
-- and locked, once more for every row.
alter table import_rows drop constraint import_rows_workspace_id_fkey;
alter table import_problems drop constraint import_problems_workspace_id_fkey;
alter table import_changes drop constraint import_changes_workspace_id_fkey;
alter table affiliations drop constraint affiliations_workspace_id_fkey;
alter table history_values drop constraint history_values_workspace_id_fkey;
alter table touchpoint_organizations drop constraint touchpoint_organizations_workspace_id_fkey;
alter table touchpoint_people drop constraint touchpoint_people_workspace_id_fkey;
