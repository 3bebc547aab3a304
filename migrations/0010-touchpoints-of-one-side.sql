-- An organization's own conversations, that only it reads: found among a million others by who wrote them.
create index touchpoints_of_author on touchpoints (workspace_id, organization_id, happened_on desc, id desc) where audience = 'organization' and deleted_at is null;
-- Listening sessions and meetings are what stages look for; a partnership's are few among all it has.
create index touchpoints_of_partnership_by_kind on touchpoints (workspace_id, partnership_id, kind, happened_on desc) where deleted_at is null;
