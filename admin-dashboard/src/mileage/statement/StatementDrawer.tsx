import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { problemOf } from "../../api/problems";
import { useGuild } from "../../api/session/session";
import { SideDrawer } from "../../parts/drawers/SideDrawer";
import { MemberName } from "../../parts/people/MemberName";
import { memberOf } from "../../parts/pickers/queries";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import { useTexts } from "../../texts/texts";
import type { StatementFilters } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import { MemberFacts } from "./MemberFacts";
import { Statement } from "./Statement";

interface StatementDrawerProps {
  /** null: it is closed. */
  userId: string | null;
  filters: StatementFilters;
  onFilter: (changed: { [Key in keyof StatementFilters]?: StatementFilters[Key] | undefined }) => void;
  onAward: () => void;
  onClose: () => void;
}

/** How far a member has come, and each mile of it. */
export function StatementDrawer({ userId, onClose, ...statement }: StatementDrawerProps) {
  const guild = useGuild();
  const member = useQuery({ ...memberOf(guild.id, userId ?? ""), enabled: userId !== null });
  const { name, hidden, left_at } = member.data ?? { name: userId ?? "", hidden: false, left_at: null };
  const title = userId && <MemberName name={name} hidden={hidden} left={left_at !== null} />;
  return (
    <SideDrawer opened={userId !== null} title={title} onClose={onClose}>
      {userId !== null && <Content key={userId} userId={userId} {...statement} />}
    </SideDrawer>
  );
}

function Content({ userId, filters, onFilter, onAward }: Omit<StatementDrawerProps, "onClose"> & { userId: string }) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const member = useQuery(memberOf(guild.id, userId));
  const award = guild.may("editor") && (
    <Button mt="md" onClick={onAward}>
      {texts.award}
    </Button>
  );
  if (member.isError && problemOf(member.error).status === 404)
    return (
      <EmptyState drawing="van" title={texts.unknownMember} lead={texts.unknownMemberLead}>
        {award}
      </EmptyState>
    );
  if (member.isError) return <ProblemNotice error={member.error} retry={() => void member.refetch()} />;
  return (
    <>
      {member.data ? <MemberFacts guildId={guild.id} member={member.data} /> : <Skeleton h={190} />}
      {award}
      <Statement userId={userId} filters={filters} onFilter={onFilter} />
    </>
  );
}
