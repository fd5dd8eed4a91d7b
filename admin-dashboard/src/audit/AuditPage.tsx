import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { useGuild } from "../api/session/session";
import { PageHeader } from "../parts/PageHeader";
import { AdminsOnly } from "../parts/states/AdminsOnly";
import { useTexts } from "../texts/texts";
import { AuditFilters } from "./AuditFilters";
import { AuditLog } from "./AuditLog";
import { auditLog } from "./queries";
import type { AuditSearch } from "./search";
import { texts as catalogue } from "./texts/catalogue";
import { useNames } from "./useNames";

const route = getRouteApi("/signed-in-only/guilds/$guildId/audit");

export function AuditPage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      {guild.may("admin") ? (
        <Log guildId={guild.id} />
      ) : (
        <AdminsOnly title={texts.forAdmins} lead={texts.forAdminsLead} />
      )}
    </>
  );
}

function Log({ guildId }: { guildId: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useInfiniteQuery(auditLog(guildId, search));
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  const names = useNames(guildId, lines);
  const one = lines.find(({ subject }) => subject === search.subject);
  const show = (wanted: AuditSearch) => {
    void navigate({ search: wanted, replace: true, resetScroll: false });
  };
  return (
    <>
      <AuditFilters guildId={guildId} search={search} about={one && names.subject(one)} onChange={show} />
      <AuditLog guildId={guildId} search={search} names={names} onChange={show} />
    </>
  );
}
